"""In which postings an item stands: what of it can be asked for, as far as readers see it."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from cms.models import ANY
from cms.publishing import hiding

# Of the core's own postings: all live items of a type, and all that name an item anywhere.
CORE, LIVE, NAMES = "*", "live", "names"
# Items are found by other names than their own without the copy.
NOT_ASKED = {"alias"}
# How many rows of one part are told apart: an ordinal and a row are one number together.
ROWS = 256


@dataclass(frozen=True)
class Key:
    """Which posting: see ``models.Posting``."""

    type: str
    name: str
    value: str
    part: str = ""
    of_rows: bool = False
    number: Decimal | None = None


class TooManyRows(Exception):
    """A part has more rows than the copy can tell apart."""


def terms_of(publication, hidden):
    """``{Key: its rows there}``; a posting of items has no rows.

    ``hidden`` are the places that notices hide; facets and links are prefetched.
    """
    of_type = partial(Key, publication.type)
    terms = {of_type(LIVE, ANY, CORE): set()}
    facets, links = _seen(publication, hidden)
    terms |= {of_type(NAMES, str(each.target_id), CORE): set() for each in links}
    numbers = _row_numbers(facets)
    for facet in facets:
        for value, number in ((facet.value, facet.number), (ANY, None)):
            found = partial(of_type, facet.name, value, facet.part, number=number)
            terms.setdefault(found(), set())
            if facet.row:
                row = numbers[facet.part, facet.row]
                terms.setdefault(found(of_rows=True), set()).add(row)
    return terms


def _seen(publication, places):
    """``(facets, links)`` of a publication, as far as readers see what they tell of."""
    facets = [each for each in publication.facets.all() if each.name not in NOT_ASKED]
    links = list(publication.links.all())
    if not places:
        return facets, links
    hidden = hiding.Hidden(publication, places)
    gone, gone_links = hidden.facets(), hidden.links()
    return [e for e in facets if e not in gone], [e for e in links if e not in gone_links]


def _row_numbers(facets):
    """``{(part, row): number}``, counted within each part."""
    rows = defaultdict(set)
    for facet in facets:
        rows[facet.part].add(facet.row)
    if any(len(each) > ROWS for each in rows.values()):
        raise TooManyRows
    return {(part, row): n for part, each in rows.items() for n, row in enumerate(sorted(each))}
