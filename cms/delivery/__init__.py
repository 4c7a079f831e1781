"""What readers get. It reads publications and what stands around them, and nothing else.

``PUBLIC_TABLES`` is all that the database role of a public server needs to read.
"""

PUBLIC_TABLES = [
    "cms_publication",
    "cms_facet",
    "cms_link",
    "cms_notice",
    "cms_noticeend",
    "cms_release",
    "cms_library",
    "cms_searchentry",
    "cms_searchword",
    "cms_generation",
    "cms_liveitem",
    "cms_livestep",
    "cms_livetext",
    "cms_liveword",
    "cms_posting",
]
