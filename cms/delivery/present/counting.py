"""How many items each value of a filter would find: what ``delivery.counting`` asks the database."""

from collections import Counter, defaultdict
from functools import reduce
from operator import and_
from uuid import UUID

from cms.delivery.conditions import Within
from cms.delivery.counting import facet_of
from cms.delivery.filters import BoundFilter, OwnerFilter
from cms.delivery.matching import WHOLE
from cms.delivery.present.matching import Matcher, ordinals_of
from cms.models import ANY, LiveItem, content_types
from cms.publishing.live.bitmaps import union


def of_types(copy):
    """``{type: number of live items}``."""
    return {each: len(Matcher(copy, each).live()) for each in content_types()}


def counts(selection, name):
    """``{value: how many}`` for a parameter, under all the others."""
    used = selection.filters[name]
    base = selection.without(name)
    asked = [] if used.rows == WHOLE else selection.asked_of(used.rows, but=name)
    if isinstance(used, OwnerFilter):
        return _owners(selection, used, base, asked)
    if isinstance(used, BoundFilter):
        return {
            value: base.intersection_cardinality(
                _found(selection, used, Within(used.facet, used.lookup, rank), asked)
            )
            for value, rank in used.ranks.items()
        }
    return _by_value(selection, used, base, asked)


def _by_value(selection, used, base, asked):
    matcher, owner = selection.matcher, _owner(selection, used)
    is_of_rows = bool(asked) or used.rows.through is not None
    entries = matcher.postings.values(
        owner, facet_of(used, selection), matcher.parts(used.rows), of_rows=is_of_rows
    )
    entries = [each for each in entries if each.value != ANY]
    maps, found = matcher.postings.maps(entries), defaultdict(list)
    narrowed = [matcher.rows(used.rows, conditions) for conditions in asked]
    for each in entries:
        items = maps[each.id]
        found[each.value].append(_items(selection, used, items, narrowed) if is_of_rows else items)
    # Of what is live a posting has no more.
    is_known = not is_of_rows and selection.is_everything(base)
    size = len if is_known else base.intersection_cardinality
    numbers = {value: size(union(items)) for value, items in found.items()}
    return {value: number for value, number in numbers.items() if number}


def _items(selection, used, rows, narrowed):
    """The items for which rows count that also fulfil what else is asked of a row."""
    matcher, within = selection.matcher, _within(rows, narrowed)
    if used.rows.through:
        named = (matcher.named_by(used.rows, each) for each in within)
        return ordinals_of(set.intersection(*named))
    return reduce(and_, map(matcher.items_of, within))


def _found(selection, used, condition, asked):
    matcher = selection.matcher
    if not asked:
        return matcher.holds(used.rows, [condition])
    return reduce(and_, (matcher.holds(used.rows, [*each, condition]) for each in asked))


def _owner(selection, used):
    return used.rows.through.type_name if used.rows.through else selection.type_name


def _owners(selection, used, base, asked):
    """``{id of the owner: how many of the items its rows name}``."""
    matcher, through = selection.matcher, used.rows.through
    entries = matcher.postings.values(
        through.type_name, through.facet, matcher.parts(used.rows), of_rows=True
    )
    entries = [each for each in entries if each.value != ANY]
    maps = matcher.postings.maps(entries)
    narrowed = [matcher.rows(used.rows, conditions) for conditions in asked]
    wanted = set(
        LiveItem.objects.filter(ordinal__in=list(base)).order_by().values_list("item", flat=True)
    )
    found = Counter()
    for each in entries:
        if UUID(each.value) in wanted:
            within = _within(maps[each.id], narrowed)
            found.update(reduce(and_, map(matcher.items_of, within)))
    ids = dict(LiveItem.objects.filter(ordinal__in=list(found)).values_list("ordinal", "item"))
    return {str(ids[ordinal]): number for ordinal, number in found.items()}


def _within(rows, narrowed):
    """Of these rows those that fulfil each list of conditions, or all where nothing is asked."""
    return [rows & each for each in narrowed] or [rows]
