"""Conditions on facets, put together so that those of one part hold on the same row."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

from django.db.models import Exists, F, OuterRef, Q, UUIDField, Value
from django.db.models.functions import Cast, Replace

from cms.delivery import shelf
from cms.delivery.conditions import Owned, Says, Stated


@dataclass(frozen=True)
class Through:
    """Facts about an item that stand in other documents: a risk's, in the rows of procedures."""

    type_name: str
    part: str
    facet: str

    def item_ids(self, rows):
        """The items that these facets name."""
        return rows.order_by().values_list(as_item_id(F("value")), flat=True)


def as_item_id(value):
    """An id written as text, as both databases compare it with their own form of an id."""
    return Cast(Replace(value, Value("-"), Value("")), UUIDField())


@dataclass(frozen=True)
class Rows:
    """Where a filter looks: filters with equal ``Rows`` must hold on one row together.

    ``fact`` parts rows of one part that state different facts: measures are durations or onsets.
    """

    part: str = ""
    fact: str = ""
    through: Through | None = None

    def parts(self, *, include_disputed):
        return [self.part, f"{self.part}.disputed"] if include_disputed else [self.part]


WHOLE = Rows()


@dataclass(frozen=True)
class About:
    """Those rows that name one item, and the parameter by which it is asked for elsewhere."""

    parameter: str
    rows: Rows
    condition: Says | Owned


def combinations(conditions):
    """From ``[[conditions that must all hold], …]`` per filter, each set asked of one row.

    A repeated parameter asks for several rows: ``risk=a&risk=b&serious=true`` is (a, serious) and
    (b, serious). What concerns the whole item has no rows to share.
    """
    return [list(each) for each in product(*conditions)]


class Matcher:
    """Turns conditions into SQL for one instant."""

    def __init__(self, at, *, include_disputed=False):
        self.at = at
        self.include_disputed = include_disputed

    @cached_property
    def hidden(self):
        return shelf.hidden_places(self.at)

    @cached_property
    def facets(self):
        return shelf.visible_facets(self.at, self.hidden)

    @cached_property
    def links(self):
        return shelf.visible_links(self.at, self.hidden)

    def rows(self, place, conditions):
        """Facets of the first condition whose row fulfils the others as well."""
        if place.through:
            conditions = [Stated(place.through.facet), *conditions]
        first, *others = conditions
        parts = place.parts(include_disputed=self.include_disputed)
        found = self.facets.filter(first.q, part__in=parts)
        for other in others:
            found = found.filter(Exists(self.same_row(other)))
        if place.through:
            found = found.filter(publication__in=shelf.live(self.at, place.through.type_name))
        return found

    def same_row(self, condition):
        return self.facets.filter(
            condition.q,
            publication=OuterRef("publication"),
            part=OuterRef("part"),
            row=OuterRef("row"),
        )

    def holds(self, place, conditions):
        """The condition on publications that some row fulfils all of ``conditions``."""
        rows = self.rows(place, conditions)
        if place.through:
            return Q(item__in=place.through.item_ids(rows))
        return Q(Exists(rows.filter(publication=OuterRef("pk"))))
