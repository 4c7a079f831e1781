"""Counts per filter value."""

from rest_framework.response import Response

from cms.delivery import conditional, counting, shelf
from cms.delivery.filters import ItemFilter
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


class FacetsView(PublicView):
    """For each filter its values and how many items each would find under the other filters."""

    resource = None

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
        declared = self.resource.filters.base_filters.items()
        counted = [name for name, each in declared if counting.is_counted(each)]
        return record(count=WHOLE, facets=record(**dict.fromkeys(counted, FACET)))

    @property
    def accepts(self):
        return [AT, *self.resource.filters.declared()]

    def answer(self):
        at, type_name = self.moment.at, self.resource.type_name
        filterset = self.resource.filters(
            self.values, shelf.live(at, type_name), at=at, type_name=type_name
        )
        counted = {
            name: counting.counts(filterset, name)
            for name, each in filterset.filters.items()
            if counting.is_counted(each)
        }
        cards = shelf.cards(_items(filterset, counted), at)
        facets = {
            name: self._facet(filterset, name, found, cards) for name, found in counted.items()
        }
        body = {"count": filterset.qs.count(), "facets": facets}
        keys = conditional.surrogate_keys(list(cards.values()), always=["lists"])
        return Response(body, headers={"Surrogate-Key": keys})

    def _facet(self, filterset, name, found, cards):
        used = filterset.filters[name]
        named = used.labels if not isinstance(used, ItemFilter) else {}
        chosen = filterset.chosen(name)
        return {
            "values": [
                {
                    "value": cards[value]["slug"] if value in cards else value,
                    "label": cards[value]["title"] if value in cards else named[value],
                    "count": count,
                    "selected": value in chosen,
                }
                for value, count in found
            ],
            "not_stated": filterset.lacking(name).count(),
        }


def _items(filterset, counted):
    return {
        value
        for name, found in counted.items()
        if isinstance(filterset.filters[name], ItemFilter)
        for value, _ in found
    }
