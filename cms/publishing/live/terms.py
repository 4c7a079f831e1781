"""In which postings an item stands: what of it can be asked for, as far as readers see it."""

from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from django.db.models import prefetch_related_objects

from cms.models import ANY, Facet, Link
from cms.publishing import hiding

# Of the core's own postings: all live items of a type, and all that name an item anywhere.
CORE, LIVE, NAMES = "*", "live", "names"
# Items are found by other names than their own without the copy.
NOT_ASKED = {"alias"}
# How many rows of one part are told apart: an ordinal and a row are one number together.
ROWS = 256


class Key(NamedTuple):
    """Which posting: see ``models.Posting``."""

    type: str
    name: str
    value: str
    part: str = ""
    of_rows: bool = False
    number: Decimal | None = None


class TooManyRows(Exception):
    """A part has more rows than the copy can tell apart."""


def terms_of(publications, hidden):
    """``[{Key: its rows there}]`` of each of them; a posting of items has no rows.

    ``hidden`` are, for each, the places that notices hide.
    """
    partly = [each for each, places in zip(publications, hidden, strict=True) if places]
    prefetch_related_objects(partly, "facets", "links")
    facets = _beside(publications, Facet, ["part", "row", "name", "value", "number"])
    links = _beside(publications, Link, ["target"])
    return [
        _terms(each.type, *_seen(each, places, facets[each.pk], links[each.pk]))
        for each, places in zip(publications, hidden, strict=True)
    ]


def _beside(publications, model, names):
    """``{publication id: rows}`` with the columns named, which are far more than there are items."""
    rows = model.objects.filter(publication__in=publications).order_by()
    found = defaultdict(list)
    for row in rows.values_list("publication", "pk", *names, named=True):
        found[row.publication].append(row)
    return found


def _seen(publication, places, facets, links):
    """``(facets, targets of links)``, as far as readers see what they tell of."""
    facets = [each for each in facets if each.name not in NOT_ASKED]
    if places:
        hidden = hiding.Hidden(publication, places)
        gone = {each.pk for each in hidden.facets()}
        facets = [each for each in facets if each.pk not in gone]
        gone = {each.pk for each in hidden.links()}
        links = [each for each in links if each.pk not in gone]
    return facets, {each.target for each in links}


def _terms(type_name, facets, targets):
    terms = {Key(type_name, LIVE, ANY, CORE): set()}
    terms |= {Key(type_name, NAMES, str(target), CORE): set() for target in targets}
    numbers = _row_numbers(facets)
    for facet in facets:
        for value, number in ((facet.value, facet.number), (ANY, None)):
            terms.setdefault(Key(type_name, facet.name, value, facet.part, False, number), set())
            if facet.row:
                found = Key(type_name, facet.name, value, facet.part, True, number)
                terms.setdefault(found, set()).add(numbers[facet.part, facet.row])
    return terms


def _row_numbers(facets):
    """``{(part, row): number}``, counted within each part."""
    rows = defaultdict(set)
    for facet in facets:
        rows[facet.part].add(facet.row)
    if any(len(each) > ROWS for each in rows.values()):
        raise TooManyRows
    return {(part, row): n for part, each in rows.items() for n, row in enumerate(sorted(each))}
