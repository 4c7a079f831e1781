"""Counts per filter value, on their own or beside a list."""

from functools import partial

from rest_framework.response import Response

from cms.delivery import conditional, counting, parameters, shelf
from cms.delivery.filters import ItemFilter
from cms.delivery.parameters import Parameter
from cms.delivery.present.selection import Selection
from cms.delivery.shapes import TRUTH, WHOLE, listed, maybe, named, record, text
from cms.delivery.views import AT, PublicView

FACET = named(
    "Facet",
    record(
        values=listed(
            record(value=text(), label=maybe(text()), count=WHOLE, selected=TRUTH),
        ),
        not_stated=WHOLE,
    ),
)
BESIDE = "facets"


def counted(filters):
    """The names of the filters whose values are counted."""
    return [name for name, each in filters.base_filters.items() if counting.is_counted(each)]


def shape_of(filters, optional=()):
    return record(None, optional, **dict.fromkeys(counted(filters), FACET))


def beside(filters):
    """The parameter by which a list tells the counts of some of its filters as well."""
    known = counted(filters)
    read_one = parameters.one_of(known)
    return Parameter(
        BESIDE,
        "Count the values of these filters beside the results, with commas, as `/facets/` does.",
        lambda text: [read_one(name) for name in parameters.names(text)],
        {"type": "array", "items": {"type": "string", "enum": known}},
        example=known[:1],
    )


def facets_of(filterset, names):
    """``{name: counts per value}`` under all the other filters, and the cards that they show.

    ``filterset`` is one, or what ``present.Selection`` makes of it.
    """
    found = {
        name: counting.arranged(filterset, name, filterset.counts(name))
        for name in dict.fromkeys(names)
    }
    cards = dict(sorted(filterset.cards(_items(filterset, found)).items()))
    return {name: _facet(filterset, name, each, cards) for name, each in found.items()}, cards


def _items(filterset, found):
    return {
        value
        for name, counts in found.items()
        if isinstance(filterset.filters[name], ItemFilter)
        for value, _ in counts
    }


def _facet(filterset, name, found, cards):
    used = filterset.filters[name]
    labels = used.labels if not isinstance(used, ItemFilter) else {}
    chosen = filterset.chosen(name)
    return {
        "values": [
            {
                "value": cards[value]["slug"] if value in cards else value,
                "label": cards[value]["title"] if value in cards else labels[value],
                "count": count,
                "selected": value in chosen,
            }
            for value, count in found
        ],
        "not_stated": filterset.lacking_count(name),
    }


class FacetsView(PublicView):
    """For each filter its values and how many items each would find under the other filters."""

    resource = None
    remembers = goes_straight = True

    @property
    def name(self):
        return f"{self.resource.type_name}-facets"

    @property
    def tag(self):
        return self.resource.path

    @property
    def summary(self):
        return f"Counts per filter value of {self.resource.path.replace('-', ' ')}"

    @property
    def shape(self):
        return record(count=WHOLE, facets=shape_of(self.resource.filters))

    @property
    def accepts(self):
        return [AT, *self.resource.filters.declared()]

    def _selection(self, filterset):
        """What can be counted: by the live copy, or by the publications."""
        if self.copy:
            return Selection(filterset, self.copy)
        told = self.told_by_later_copy(filterset)
        return filterset if told is None else told

    def answer(self):
        at, type_name = self.moment.at, self.resource.type_name
        filterset = self.resource.filters(
            self.values,
            partial(shelf.live, at, type_name),
            at=at,
            type_name=type_name,
            synonyms=self.catalog.synonyms,
            copy=self.copy,
        )
        asked = self._selection(filterset)
        facets, cards = facets_of(asked, counted(self.resource.filters))
        body = {"count": len(asked), "facets": facets}
        shown = conditional.shown_in(list(cards.values()))
        keys = conditional.surrogate_keys(shown, always=[conditional.LISTS])
        return Response(body, headers={"Surrogate-Key": keys})
