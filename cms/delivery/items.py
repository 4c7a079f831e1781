"""Single items, by their slug."""

import orjson
from django.http import HttpResponsePermanentRedirect
from rest_framework.response import Response

from cms.delivery import conditional, shelf, streaming
from cms.delivery.describing import SLUG
from cms.delivery.present import backward, documents, names
from cms.delivery.problems import NotPublic, Redacted, Withdrawn
from cms.delivery.relations import beginnings
from cms.delivery.representations import JSON
from cms.delivery.shapes import ref
from cms.delivery.shaping import SHAPING, shaping_of
from cms.delivery.views import AT, PublicView
from cms.publishing.composition import stamp, url_of


class ItemView(PublicView):
    """A view whose address leads to an item by its slug; ``below`` is what follows the slug."""

    resource = None

    below = ""
    in_path = [SLUG]

    @property
    def tag(self):
        return self.resource.path

    def answer(self, slug):
        stored = self.stored(slug)
        return self.shown_stored(stored) if stored else self.looked_up(slug)

    def stored(self, slug):
        """The document in the live copy, for a view that needs no more than that; or None."""
        return

    def looked_up(self, slug):
        found = shelf.place(self.moment.at, self.resource.type_name, slug)
        if found is None:
            raise NotPublic
        self.refuse(found.publication)
        if not found.is_current:
            return self._moved(found.publication)
        return self.shown(found.publication)

    def refuse(self, publication):
        refuse_gone(publication, self.moment.at)

    def _moved(self, publication):
        address = url_of(publication.type, publication.slug) + self.below
        query = self.request.GET.urlencode()
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def refuse_gone(publication, at):
    """410 for what was taken down, with the reason and what came instead."""
    if publication.is_withdrawal:
        successor = publication.successor_id
        raise Withdrawn(
            reason=publication.reason,
            withdrawn_at=stamp(publication.starts_at),
            successor=shelf.cards([successor], at).get(str(successor)) if successor else None,
        )
    if not publication.document:
        raise Redacted(digest=publication.digest)


class DetailView(ItemView):
    """One document, with the beginnings of the lists that lead back to it."""

    accepts = [AT, *SHAPING]
    remembers = goes_straight = True

    @property
    def representations(self):
        return self.resource.of_details

    @property
    def name(self):
        return f"{self.resource.type_name}-detail"

    @property
    def summary(self):
        return f"One {self.resource.spoken}"

    @property
    def shape(self):
        return {"anyOf": [ref(self.resource.schema_name), ref("Part")]}

    def stored(self, slug):
        return self.copy and names.document(self.copy, self.resource.type_name, slug)

    def shown_stored(self, stored):
        shaping, relations = self._shaping(), self.resource.back_relations
        if (
            self.representation is JSON
            and shaping.is_whole
            and not relations
            and not self.ending_fields
        ):
            # All of it was read at once.
            self.used_copy = None
            keys = conditional.surrogate_keys(documents.shown_in([stored]))
            return Response(orjson.Fragment(stored.whole), headers={"Surrogate-Key": keys})
        document = stored.document
        wanted = [each for each in relations if shaping.wants(each.field)]
        return self._told(document | backward.beginnings(self.copy, document, wanted), shaping)

    def shown(self, publication):
        shaping = self._shaping()
        (document,) = shelf.documents([publication], self.moment.at)
        wanted = [each for each in self.resource.back_relations if shaping.wants(each.field)]
        return self._told(document | beginnings(publication, wanted, self.moment.at), shaping)

    def _shaping(self):
        shape = self.catalog.components[self.resource.schema_name]
        return shaping_of(self.values, shape, self.catalog.components)

    def _told(self, whole, shaping):
        if self.representation is not JSON:
            return streaming.written(self, shaping.apply(whole), whole["slug"])
        keys = conditional.surrogate_keys(conditional.shown_in(whole))
        return Response(shaping.apply(whole), headers={"Surrogate-Key": keys})
