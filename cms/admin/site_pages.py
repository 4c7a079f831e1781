"""The pages of the admin that belong to no single model: ``(route, view, name)``."""

from cms.admin.bringing_in import pages as bringing_in
from cms.admin.desk import home
from cms.admin.duplicates import pages as duplicates
from cms.admin.lists import saving_filters
from cms.admin.people import pages as people
from cms.admin.reading.previews import release_preview
from cms.admin.writing.linked_items import NewItem
from cms.admin.writing.reading import Reading
from cms.admin.writing.sources import SourceSearch

PAGES = [
    ("work/<slug:name>/", home.pile_page, "desk_pile"),
    ("health/", home.health_page, "health"),
    *saving_filters.PAGES,
    ("writing/sources/", SourceSearch.as_view(), "source_search"),
    ("writing/reading/", Reading.as_view(), "reading"),
    ("writing/new/<slug:type_name>/", NewItem.as_view(), "new_item"),
    ("releases/<int:release_id>/preview/", release_preview, "release_preview"),
    *bringing_in.PAGES,
    *duplicates.PAGES,
    *people.PAGES,
]
