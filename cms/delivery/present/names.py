"""Live items by their address: most requests name nothing else."""

from uuid import UUID

from cms.delivery.present.copies import Changed
from cms.delivery.present.documents import Shown
from cms.publishing.live import form

MOST_NAMES = 5000
BY_SLUG = "SELECT slug, item_id FROM cms_liveitem WHERE type = %s AND {}"
DOCUMENT = """
SELECT g.number, g.token, t.live_id, t.listed, t.cut, t.sections FROM cms_liveitem i
JOIN cms_livetext t ON t.live_id = i.ordinal JOIN cms_generation g ON g.id = 1
WHERE i.type = %s AND i.slug = %s AND g.form = %s
"""
# Of each database the state, and the names that were read in it.
_names = {}


def items(copy, type_name, slugs):
    """``{slug: item id}`` of what is live under these slugs; an old slug leads nowhere here."""
    known = _known(copy)
    unknown = [each for each in slugs if (type_name, each) not in known]
    if unknown:
        are_these, asked = copy.among("slug", unknown)
        found = copy.rows(BY_SLUG.format(are_these), [type_name, *asked])
        known |= {(type_name, slug): UUID(str(item)) for slug, item in found}
    named = ((slug, known.get((type_name, slug))) for slug in slugs)
    return {slug: item for slug, item in named if item}


def _known(copy):
    """``{(type, slug): item id}`` that this process has read in the state of the copy."""
    name, known = _names.get(copy.alias, (None, {}))
    if name != copy.name or len(known) > MOST_NAMES:
        known = {}
        _names[copy.alias] = (copy.name, known)
    return known


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
