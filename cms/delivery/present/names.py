"""Live items by their address: most requests name nothing else."""

from uuid import UUID

from cms.delivery.present.documents import Shown

BY_SLUG = "SELECT slug, item_id FROM cms_liveitem WHERE type = %s AND slug IN ({})"
DOCUMENT = """
SELECT t.live_id, t.listed, t.cut, t.sections FROM cms_liveitem i
JOIN cms_livetext t ON t.live_id = i.ordinal WHERE i.type = %s AND i.slug = %s
"""


def items(copy, type_name, slugs):
    """``{slug: item id}`` of what is live under these slugs; an old slug leads nowhere here."""
    marks = ", ".join(["%s"] * len(slugs))
    found = copy.rows(BY_SLUG.format(marks), [type_name, *slugs])
    return {slug: UUID(str(item)) for slug, item in found}


def document(copy, type_name, slug):
    """The document at an address, or None: then the publications know why."""
    found = copy.rows(DOCUMENT, [type_name, slug])
    return Shown(*found[0]) if found else None
