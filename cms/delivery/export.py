"""The whole library in one answer, and where all of it is."""

from dataclasses import replace
from functools import partial

from cms.delivery import ordering, representations, shapes, shelf
from cms.delivery.filtersets import several_types
from cms.delivery.lists import Listing, ListView
from cms.delivery.pagination import PAGING
from cms.delivery.views import AT
from cms.publishing.composition import stamp, url_of

# By type, then by title.
ORDERS = {"type": ordering.ByColumn("type"), **ordering.EVERYWHERE}
LINES = replace(
    representations.NDJSON,
    description="Every document, one in each line.",
    refuses=(*representations.PAGES, "expand"),
)
ADDRESS = shapes.record(
    "Where one item is.",
    id=shapes.text(format="uuid"),
    type=shapes.text(),
    slug=shapes.text(),
    title=shapes.maybe(shapes.text()),
    url=shapes.ADDRESS,
    first_published=shapes.INSTANT,
    published=shapes.INSTANT,
)


class ExportView(ListView):
    """Every live document with its sections, as one state of the library: a line for each.

    `Item-Count` in the header says how many lines there are, `As-Of` the instant they speak of.
    """

    name, tag, stem = "export", "library", "library"
    summary = "The whole library, streamed"
    is_paged = False
    representations = [LINES]

    @property
    def listing(self):
        types = self.catalog.resources
        forms = [shapes.ref(f"{each.schema_name}InList") for each in types.values()]
        return Listing(several_types(types), {"anyOf": forms}, [], orders=ORDERS)

    def answer(self):
        return self.listed(partial(shelf.live, self.moment.at))


class SitemapView(ListView):
    """Every live item by its address, with when this edition and the first one began."""

    name, tag, stem = "sitemap", "library", "sitemap"
    summary = "The addresses of everything that is live"
    columns = ("item", "type", "slug", "title", "starts_at")
    representations = [representations.JSON, representations.NDJSON]

    @property
    def listing(self):
        return Listing(several_types(self.catalog.resources), ADDRESS, [], orders=ORDERS)

    @property
    def accepts(self):
        listing = self.listing
        return [AT, *listing.filters.declared(), ordering.parameter(listing.orders), *PAGING]

    def answer(self):
        return self.listed(lambda: shelf.live(self.moment.at).only(*self.columns))

    def documents_of(self, publications, relate):
        first = shelf.first_starts([each.item_id for each in publications], self.moment.at)
        return [_address(each, first[each.item_id]) for each in publications]


def _address(publication, first):
    return {
        "id": str(publication.item_id),
        "type": publication.type,
        "slug": publication.slug,
        "title": publication.title or None,
        "url": url_of(publication.type, publication.slug),
        "first_published": stamp(first),
        "published": stamp(publication.starts_at),
    }
