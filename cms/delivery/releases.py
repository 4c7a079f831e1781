"""What went live when, with the chained hash: so that nobody can rewrite what was public."""

from rest_framework.response import Response

from cms.delivery import conditional, pagination, shapes, shelf, streaming
from cms.delivery.atom import ATOM, feed
from cms.delivery.describing import NUMBER, envelope
from cms.delivery.lists import enveloped
from cms.delivery.moments import as_of
from cms.delivery.pagination import PAGE, PAGE_SIZE
from cms.delivery.problems import NotPublic
from cms.delivery.representations import JSON
from cms.delivery.views import AT, PublicView
from cms.publishing.composition import address, card_of, stamp

SHAPE = shapes.record(
    "A release that is live.",
    number=shapes.WHOLE,
    url=shapes.ADDRESS,
    kind=shapes.text(),
    at=shapes.INSTANT,
    items={**shapes.WHOLE, "description": "How many items it changed."},
    content_hash=shapes.DIGEST,
    previous=shapes.text("The chained hash of the release before."),
    hash={**shapes.DIGEST, "description": "Of number, instant, content hash and previous."},
)
CHANGE = shapes.record(
    change=shapes.text(enum=["put", "removed"]),
    item=shapes.card() | {"additionalProperties": True},
    digest=shapes.maybe(shapes.DIGEST),
    reason=shapes.maybe(shapes.text()),
    urgent=shapes.TRUTH,
)
WHOLE_SHAPE = shapes.extended(SHAPE, changes=shapes.listed(CHANGE))


class ReleasesView(PublicView):
    """Newest first. Each is hashed with the hash of the one before, so none can be taken out."""

    name, tag, is_paged = "release-list", "library", True
    summary = "What went live when"
    shape = envelope(SHAPE)
    accepts = [AT, PAGE, PAGE_SIZE]
    representations = [JSON, ATOM]

    def answer(self):
        at = self.moment.at
        links = list(reversed(shelf.chain(at)))
        page = pagination.page_of(pagination.Told(links), self.request, self.values, at)
        if self.representation is ATOM:
            always = [conditional.LISTS]
            return streaming.written(self, feed(page, self.request, at), always=always)
        sizes = shelf.release_sizes([link.release for link in page.results], at)
        results = [_release(link, sizes.get(link.release.pk, 0)) for link in page.results]
        return enveloped(page, results, {"as_of": as_of(at)})


class ReleaseView(PublicView):
    """One release, with everything that it changed."""

    name, tag, in_path = "release-detail", "library", [NUMBER]
    summary = "One release"
    shape = WHOLE_SHAPE

    def answer(self, number):
        at = self.moment.at
        chain = shelf.chain(at)
        if not 1 <= number <= len(chain):
            raise NotPublic
        link = chain[number - 1]
        publications = shelf.publications_in(link.release, at)
        hidden = shelf.hidden_places(at)
        changes = [_change(each, hidden) for each in publications]
        body = _release(link, len(changes)) | {"changes": changes}
        keys = conditional.surrogate_keys(conditional.shown_in(changes))
        return Response(body, headers={"Surrogate-Key": keys})


def _release(link, size):
    return {
        "number": link.number,
        "url": address(f"releases/{link.number}/"),
        "kind": link.release.kind,
        "at": stamp(link.release.starts_at),
        "items": size,
        "content_hash": link.release.content_hash,
        "previous": link.previous,
        "hash": link.chain,
    }


def _change(publication, hidden):
    return {
        "change": "removed" if publication.is_withdrawal else "put",
        "item": card_of(publication, hidden.get(publication.item_id, ())),
        "digest": publication.digest or None,
        "reason": publication.reason or None,
        "urgent": publication.is_urgent,
    }
