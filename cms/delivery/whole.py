"""The library as a whole: what there is, and what its coded values mean."""

from rest_framework.response import Response

from cms.delivery import conditional, shapes, shelf
from cms.delivery.moments import as_of
from cms.delivery.present import counting
from cms.delivery.views import PublicView
from cms.publishing.composition import address

LINKS = {
    "search": "search/",
    "changes": "changes/",
    "manifest": "manifest/",
    "export": "export/",
    "sitemap": "sitemap/",
    "releases": "releases/",
    "vocabularies": "vocabularies/",
    "openapi": "openapi.json",
    "docs": "docs/",
}
INDEX = shapes.record(
    "Where everything is.",
    as_of=shapes.AS_OF,
    release=shapes.record(number=shapes.WHOLE, hash=shapes.text()),
    resources=shapes.listed(
        shapes.record(
            type=shapes.text(), url=shapes.ADDRESS, facets=shapes.ADDRESS, count=shapes.WHOLE
        )
    ),
    links=shapes.record(**dict.fromkeys(LINKS, shapes.ADDRESS)),
)
VOCABULARIES = shapes.record(
    count=shapes.WHOLE,
    results=shapes.listed(
        shapes.record(
            name=shapes.text(),
            terms=shapes.listed(
                shapes.record(
                    value={"type": ["string", "integer"]},
                    label=shapes.text(),
                    rank=shapes.maybe(shapes.WHOLE),
                    definition=shapes.maybe(shapes.text()),
                    source=shapes.text(),
                )
            ),
        )
    ),
)


class IndexView(PublicView):
    """Begin here."""

    name, tag, shape = "index", "library", INDEX
    summary = "Where everything is"

    def answer(self):
        at = self.moment.at
        counts = counting.of_types(self.copy) if self.copy else shelf.live_counts(at)
        number, chained = shelf.chain_head(at)
        body = {
            "as_of": as_of(at),
            "release": {"number": number, "hash": chained},
            "resources": [
                {
                    "type": each.type_name,
                    "url": address(f"{each.path}/"),
                    "facets": address(f"facets/{each.path}/"),
                    "count": counts.get(each.type_name, 0),
                }
                for each in self.catalog.resources.values()
            ],
            "links": {name: address(path) for name, path in LINKS.items()},
        }
        return Response(body, headers={"Surrogate-Key": conditional.LISTS})


class VocabulariesView(PublicView):
    """Every coded value. The code decides them, so they are the same at every instant."""

    name, tag, shape = "vocabularies", "library", VOCABULARIES
    summary = "Every coded value"

    def answer(self):
        told = [{"name": each.name, "terms": each.terms()} for each in self.catalog.vocabularies]
        return Response({"count": len(told), "results": told})
