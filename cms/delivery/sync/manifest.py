"""What is valid now, in a few bytes for each item, so that an app knows what to stop showing."""

from rest_framework.response import Response

from cms.delivery import conditional, shapes, shelf
from cms.delivery.moments import as_of
from cms.delivery.present import sync as present
from cms.delivery.sync import rows
from cms.delivery.sync.changes import SyncView, types_parameter
from cms.delivery.sync.cursors import Cursor
from cms.delivery.sync.marks import mark_of
from cms.delivery.views import AT

SHAPE = shapes.record(
    "Everything that is live.",
    as_of=shapes.AS_OF,
    cursor=shapes.text("Goes on in `/changes/?since=`."),
    items=shapes.listed(
        shapes.record(
            type=shapes.text(),
            id=shapes.text(format="uuid"),
            rendered=shapes.DIGEST,
            published=shapes.INSTANT,
            urgent={**shapes.TRUTH, "description": "An urgent fix, or an urgent correction."},
        )
    ),
)


class ManifestView(SyncView):
    """Compare with what you hold: another `rendered` is to be read anew, what is missing here is to go."""

    name, shape = "manifest", SHAPE
    summary = "What is valid now"

    @property
    def accepts(self):
        return [AT, types_parameter(self.catalog.resources)]

    def answer(self):
        at = self.moment.at
        mark = mark_of(at)
        items = present.manifest_items(self.types) if self.copy else self._composed()
        body = {"as_of": as_of(at), "cursor": Cursor(mark).sealed(self.bound), "items": items}
        shown = conditional.shown_in(items)
        keys = conditional.surrogate_keys(shown, always=[conditional.LISTS])
        return Response(body, headers={"Surrogate-Key": keys})

    def _composed(self):
        at = self.moment.at
        publications = shelf.live_in_order(at, self.types)
        documents = shelf.documents(publications, at)
        return [
            {
                **{name: document[name] for name in ("type", "id", "rendered", "published")},
                "urgent": rows.is_urgent(publication, document),
            }
            for publication, document in zip(publications, documents, strict=True)
        ]
