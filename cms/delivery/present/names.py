"""Live items by their address: most requests name nothing else."""

from uuid import UUID

from cms.delivery.present.copies import Changed
from cms.delivery.present.documents import Shown
from cms.publishing.live import form

BY_SLUG = "SELECT slug, item_id FROM cms_liveitem WHERE type = %s AND {}"
DOCUMENT = """
SELECT g.number, g.token, t.live_id, t.listed, t.cut, t.sections FROM cms_liveitem i
JOIN cms_livetext t ON t.live_id = i.ordinal JOIN cms_generation g ON g.id = 1
WHERE i.type = %s AND i.slug = %s AND g.form = %s
"""


def items(copy, type_name, slugs):
    """``{slug: item id}`` of what is live under these slugs; an old slug leads nowhere here."""
    are_these, asked = copy.among("slug", slugs)
    found = copy.rows(BY_SLUG.format(are_these), [type_name, *asked])
    return {slug: UUID(str(item)) for slug, item in found}


def document(copy, type_name, slug):
    """The document at an address, or None: then the publications know why.

    Raises ``Changed`` where it is of another state than the copy was: nothing has to be asked after.
    """
    found = copy.rows(DOCUMENT, [type_name, slug, form()])
    if not found:
        return None
    if found[0][:2] != copy.name:
        raise Changed
    return Shown(*found[0][2:])
