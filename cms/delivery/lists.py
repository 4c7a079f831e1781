"""Lists of publications: filtered, ordered, paged, shaped, in one envelope."""

from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from rest_framework.response import Response

from cms.delivery import conditional, facets, ordering, pagination, shelf, streaming
from cms.delivery.describing import FILTERED, envelope
from cms.delivery.filtersets import FilterSet
from cms.delivery.moments import as_of
from cms.delivery.present import documents, orders
from cms.delivery.present.selection import Selection
from cms.delivery.representations import JSON
from cms.delivery.shapes import optional, ref
from cms.delivery.shaping import SECTIONS, SHAPING, shaping_of
from cms.delivery.views import AT, PublicView


@dataclass(frozen=True)
class Listing:
    """What a list is of: its filters, the shape of a result, what is left out, its orders.

    ``type_name`` is None where the list holds several types.
    """

    filters: type[FilterSet]
    shape: dict
    hidden: list
    type_name: str | None = None
    orders: dict = field(default_factory=lambda: ordering.EVERYWHERE)

    def parameters(self):
        order = ordering.parameter(self.orders)
        beside = [facets.beside(self.filters)] if self.counts else []
        return [AT, *self.filters.declared(), order, *pagination.PAGING, *SHAPING, *beside]

    @property
    def counts(self):
        return facets.counted(self.filters)


class ListView(PublicView):
    """A subclass says what it lists, as a ``Listing``, and which publications."""

    @property
    def listing(self):
        raise TypeError(f"{type(self).__name__} says not what it lists.")

    is_paged = goes_straight = True
    # Those of publications that documents are made of: all, but where it says so.
    columns = ()

    @property
    def stem(self):
        """What a saved list is called."""
        raise TypeError(f"{type(self).__name__} says not what a file of it is called.")

    @property
    def accepts(self):
        return self.listing.parameters()

    @property
    def shape(self):
        page = envelope({"anyOf": [self.listing.shape, ref("Part")]}, FILTERED)
        filters, counts = self.listing.filters, self.listing.counts
        return optional(page, facets=facets.shape_of(filters, counts)) if counts else page

    def asked_instant(self):
        cursor = self.values.get("cursor")
        return cursor.at if cursor and cursor.at else self.values.get("at")

    def listed(self, publications, relate=None, about=None, ordinals=None):
        """The envelope of what ``publications()`` gives, which is only asked if need be.

        ``relate`` gives for publications and documents the rows of each; ``about`` says which rows
        those are, to the filters. ``ordinals()`` gives the same as ``publications()`` of the live copy.
        """
        listing = self.listing
        shaping = shaping_of(
            self.values, listing.shape, self.catalog.components, hidden=listing.hidden
        )
        filterset = self._filtered(listing, publications, about)
        wanted = self.values.get("ordering", ordering.default(listing.orders))
        if self._is_of_copy(listing, wanted, relate, ordinals):
            base = ordinals() if ordinals else None
            selection = Selection(filterset, self.copy, base)
            return self._present(selection, listing, wanted, shaping, relate)
        ordered = ordering.ordered(filterset.qs, listing.orders, wanted, filterset.matcher)
        if self.representation is JSON:
            return self._paged(ordered, filterset, shaping, relate)
        return streaming.streamed(
            self,
            ordered,
            lambda batch: map(shaping.apply, self.documents_of(batch, relate)),
            self.stem,
        )

    def _is_of_copy(self, listing, wanted, relate, ordinals):
        """Whether the live copy can give this page."""
        is_known = orders.is_known(listing.orders[wanted.removeprefix("-")])
        is_of_one_type = listing.type_name and (relate is None or ordinals)
        return self.moment.copy and is_of_one_type and is_known and self.representation is JSON

    def _present(self, selection, listing, wanted, shaping, relate):
        order = listing.orders[wanted.removeprefix("-")]
        ordered = selection.ordered(order, descending=wanted.startswith("-"))
        page = pagination.page_by(
            ordered.__len__,
            lambda *place: documents.of(
                self.copy, ordered.page(*place), with_sections=shaping.wants(SECTIONS)
            ),
            self.request,
            self.values,
            self.moment.at,
            lambda shown: shown.item,
        )
        if relate is None:
            results = [documents.shaped(each, shaping, self.ending_fields) for each in page.results]
        else:
            found = [each.document for each in page.results]
            results = [shaping.apply(each) for each in related_to(found, relate(None, found))]
        told = self._told(page, results, selection, documents.shown_in(page.results))
        if page.results and facets.BESIDE not in self.values:
            # The documents were read last, and were of the state of all else.
            self.used_copy = None
        return told

    def _filtered(self, listing, publications, about):
        return listing.filters(
            self.values,
            publications,
            at=self.moment.at,
            type_name=listing.type_name,
            about=about,
            synonyms=self.catalog.synonyms,
            copy=self.copy,
        )

    def _paged(self, ordered, filterset, shaping, relate):
        page = pagination.page_of(
            ordered, self.request, self.values, self.moment.at, lambda each: each.item_id.hex
        )
        found = self.documents_of(page.results, relate)
        results, shown = [shaping.apply(each) for each in found], conditional.shown_in(found)
        return self._told(page, results, filterset, shown)

    def _told(self, page, results, filterset, shown):
        """The envelope; ``shown`` are ids that a release purges it by, beside what is counted."""
        meta = {
            "as_of": as_of(self.moment.at),
            "not_stated": filterset.not_stated(),
            "withdrawn": filterset.withdrawn_cards(),
        }
        if facets.BESIDE not in self.values:
            return enveloped(page, results, meta, shown)
        counts, cards = facets.facets_of(filterset, self.values[facets.BESIDE])
        shown = chain(shown, conditional.shown_in(list(cards.values())))
        return enveloped(page, results, meta, shown, facets=counts)

    def documents_of(self, publications, relate):
        found = shelf.documents(publications, self.moment.at)
        return related_to(found, relate(publications, found)) if relate else found


def related_to(documents, rows):
    """These documents, each with the rows that relate it."""
    return [each | {"relations": found} for each, found in zip(documents, rows, strict=True)]


def enveloped(page, results, meta, shown=(), always=(conditional.LISTS,), **beside):
    """A page of results; the items ``shown`` and ``always`` say what a release purges it by."""
    body = {
        "count": page.count,
        "next": page.next,
        "previous": page.previous,
        "results": results,
        "meta": meta,
        **beside,
    }
    headers = {"Surrogate-Key": conditional.surrogate_keys(shown, always=always)}
    return Response(body, headers=headers | ({"Link": page.links} if page.links else {}))


class TypeListView(ListView):
    """The live items of one type."""

    remembers = True

    resource = None

    @property
    def name(self):
        return f"{self.resource.type_name}-list"

    @property
    def tag(self):
        return self.resource.path

    @property
    def summary(self):
        return f"The live {self.resource.path.replace('-', ' ')}"

    @property
    def listing(self):
        return self.catalog.once(self, "listing", self.resource.listing)

    @property
    def representations(self):
        return self.resource.of_lists

    @property
    def stem(self):
        return self.resource.path

    def answer(self):
        return self.listed(partial(shelf.live, self.moment.at, self.resource.type_name))
