"""Filters at a past instant, by the copy of the present: what changed since is told apart.

What was live then is what is live now, without what began since, and with what ended since. The one
is asked of bitmaps, the other, of which there is little, of the database. Where there is much of it,
or notices hid other places then, the publications answer as they always can.
"""

import threading
from collections import Counter, OrderedDict
from functools import cached_property

from cms.delivery import ordering, shelf
from cms.delivery.filters import FacetFilter
from cms.delivery.present.selection import Selection
from cms.models import LiveItem, Publication, Release
from cms.publishing.live import bitmaps
from cms.publishing.live.bitmaps import union

MOST_ENDED = 200
MOST_KEPT = 16
_kept, _lock = OrderedDict(), threading.Lock()


def selection_of(filterset, copy):
    """What ``filterset`` leaves of one type, or None where the copy of the present cannot say it."""
    if not copy or any(_is_through(each) for each in filterset.used_facets.values()):
        return None
    if filterset.matcher.hidden != shelf.hidden_places(copy.at):
        return None
    since = _since(copy, filterset.at)
    if since is None:
        return None
    began, ended = since
    whole = Selection(filterset, copy)
    live = shelf.live(filterset.at, filterset.type_name)
    return Past(
        filterset,
        Selection(filterset, copy, whole.base - began),
        filterset.among(live.filter(pk__in=ended)) if ended else None,
    )


def _is_through(used):
    """Whether it asks for facts in documents of another type, which had a past of their own."""
    return isinstance(used, FacetFilter) and used.rows.through is not None


def _since(copy, at):
    """``(ordinals that began, ids of publications that ended)`` after ``at``, or None for too many."""
    key = (copy.alias, copy.name, at)
    with _lock:
        if key in _kept:
            return _kept[key]
    found = _read(copy, at)
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def _read(copy, at):
    releases = Release.objects.started(copy.at).filter(starts_at__gt=at).order_by()
    steps = list(releases.values_list("step__began", "step__ended"))
    if any(ended is None for _, ended in steps):
        return None
    # There is none where nothing but a notice began or ended since.
    began = union(bitmaps.read(each) for each, _ in steps)
    ended = union(bitmaps.read(each) for _, each in steps)
    return (began, list(ended)) if len(ended) <= MOST_ENDED else None


class Past:
    """The twin of a ``FilterSet``, as ``Selection`` is: ``unchanged`` since, and ``ended`` since."""

    def __init__(self, filterset, unchanged, ended):
        self.filterset, self.unchanged, self.ended = filterset, unchanged, ended
        self.filters, self.withdrawn = filterset.filters, filterset.withdrawn
        self.chosen, self.cards = filterset.chosen, filterset.cards
        self.withdrawn_cards = filterset.withdrawn_cards

    @property
    def _both(self):
        return [self.unchanged] if self.ended is None else [self.unchanged, self.ended]

    @cached_property
    def followed(self):
        """The keys of publications that match, and were followed since."""
        return [] if self.ended is None else list(self.ended.qs.values_list("pk", flat=True))

    def __len__(self):
        return len(self.unchanged) + len(self.followed)

    def page(self, orders, wanted, start, stop, after=""):
        """The publications from place ``start`` to ``stop`` of an order, wherever ``after`` stands."""
        order = orders[wanted.removeprefix("-")]
        ordered = self.unchanged.ordered(order, descending=wanted.startswith("-"))
        # So many may stand between those that are unchanged, or before them.
        first = max(0, start - len(self.followed))
        ordinals = ordered.page(first, stop)
        live = LiveItem.objects.filter(ordinal__in=ordinals).order_by()
        keys = [*live.values_list("publication_id", flat=True), *self.followed]
        found = Publication.objects.filter(pk__in=keys)
        told = ordering.ordered(found, orders, wanted, self.filterset.matcher)
        return list(told[start - first : stop - first])

    def lacking_count(self, name):
        if _is_through(self.filters[name]):
            return self.filterset.lacking_count(name)
        return sum(each.lacking_count(name) for each in self._both)

    def not_stated(self):
        return {name: self.lacking_count(name) for name in self.filterset.used_facets}

    def counts(self, name):
        if _is_through(self.filters[name]):
            return self.filterset.counts(name)
        return sum((Counter(each.counts(name)) for each in self._both), Counter())
