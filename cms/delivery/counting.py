"""How many items each value of a filter would find, under all the other filters.

A value counts as the filter itself would match it: on the same row as what else is asked of its
part.
"""

from collections import Counter
from operator import itemgetter

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Subquery

from cms.delivery import shelf
from cms.delivery.conditions import Stated
from cms.delivery.filters import BoundFilter, ChoiceFilter, ItemFilter, OwnerFilter, RankFilter
from cms.delivery.matching import WHOLE, as_item_id

MOST_ITEMS = 100


def is_counted(used):
    return isinstance(used, ChoiceFilter | RankFilter | ItemFilter)


def arranged(filterset, name, numbers):
    """``[(value, count)]`` of ``{value: count}``: coded values in their order, items by how many."""
    used = filterset.filters[name]
    if isinstance(used, ItemFilter):
        by_value = sorted(numbers.items())
        items = sorted(by_value, key=itemgetter(1), reverse=True)[:MOST_ITEMS]
        return items + _chosen_in_vain(filterset, name, dict(items))
    return [(value, numbers.get(value, 0)) for value in used.labels]


def counts(filterset, name):
    """``{value: how many}`` for a parameter, under all the others."""
    used = filterset.filters[name]
    rows = _rows(filterset, used, filterset.without(name), filterset.asked_of(used.rows, but=name))
    if isinstance(used, BoundFilter):
        return _within_bounds(rows, used)
    value = "publication__item" if isinstance(used, OwnerFilter) else "value"
    found = rows.order_by().values_list(value).annotate(Count("owner", distinct=True))
    return {str(each): number for each, number in found}


def _chosen_in_vain(filterset, name, found):
    """What the request chose and nothing has stays visible, to be taken back."""
    gone = {str(item) for item in filterset.withdrawn}
    return [(item, 0) for item in filterset.chosen(name) if item not in found.keys() | gone]


def _rows(filterset, used, publications, asked):
    """The facets that are counted, each with the ``owner`` that it counts for."""
    matcher, rows = filterset.matcher, used.rows
    parts = rows.parts(include_disputed=matcher.include_disputed)
    facets = matcher.facets.filter(name=facet_of(used, filterset), part__in=parts)
    facets = facets.annotate(owner=_owner(matcher, rows))
    if rows != WHOLE:
        facets = _on_rows_that_fulfil(matcher, facets, asked)
    if rows.through is None:
        return facets.filter(publication__in=publications)
    live = shelf.live(filterset.at, rows.through.type_name)
    owners = publications.order_by().values("item")
    return facets.filter(publication__in=live, owner__in=owners)


def _owner(matcher, rows):
    """What a row counts for: the publication it stands in, or the item it names there."""
    if rows.through is None:
        return F("publication")
    return as_item_id(Subquery(matcher.same_row(Stated(rows.through.facet)).values("value")[:1]))


def facet_of(used, filterset):
    """The name of the facet whose values are counted."""
    if isinstance(used, OwnerFilter):
        return used.rows.through.facet
    return used.facet_in(filterset) if isinstance(used, ItemFilter) else used.facet


def _on_rows_that_fulfil(matcher, facets, asked):
    """Where a parameter was repeated, each of its values is asked of a row of its own."""
    found = facets
    for number, conditions in enumerate(asked):
        if number:
            alike = {name: OuterRef(name) for name in ("owner", "value")}
            found = found.filter(Exists(_fulfilling(matcher, facets.filter(**alike), conditions)))
        else:
            found = _fulfilling(matcher, found, conditions)
    return found


def _fulfilling(matcher, facets, conditions):
    for condition in conditions:
        facets = facets.filter(Exists(matcher.same_row(condition)))
    return facets


def _within_bounds(rows, used):
    """An item counts for every bound that its farthest number is within."""
    farthest = Max("number") if used.lookup == "gte" else Min("number")
    numbers = Counter(best for _, best in rows.order_by().values_list("owner").annotate(farthest))
    sign = 1 if used.lookup == "gte" else -1
    return {
        value: sum(n for best, n in numbers.items() if sign * best >= sign * rank)
        for value, rank in used.ranks.items()
    }
