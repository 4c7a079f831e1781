"""Which of the matching items stand on a page: asked of narrow rows and bitmaps, never of documents."""

from functools import reduce
from itertools import islice
from operator import or_

from pyroaring import BitMap

from cms.delivery.ordering import ByColumn
from cms.delivery.present.index import Postings
from cms.delivery.present.walks import FARTHEST, FIRST_PIECE, Walks

# Up to so many are sorted; beyond, the order of all is walked along.
FEW = 1000
# So far a walk costs less than that some are sorted.
NEAR = 10_000
COLUMNS = {"title_key", "slug", "starts_at", "last_reviewed", "next_review_due"}
NULLABLE = {"last_reviewed", "next_review_due"}
TITLE = ByColumn("title_key")
# As the index has it.
BY_TITLE = "title_key, item_id"
# How search orders what is equally good: the shorter title, the title, the address.
SHORTEST = ByColumn("length(title_key)")


def is_known(order):
    """Whether the copy has what this order sorts by."""
    return not isinstance(order, ByColumn) or order.column in COLUMNS


class Ordered:
    """Some of the live items of one type, or of any, in an order, to be cut into pages.

    ``total`` is how many there are of the type, where that is known.
    """

    def __init__(self, copy, type_name, ordinals, order, *, descending=False, total=None):
        self.copy, self.type_name, self.ordinals = copy, type_name, ordinals
        self.order, self.descending, self.total = order, descending, total

    @property
    def is_all(self):
        return self.total == len(self.ordinals)

    def __len__(self):
        return len(self.ordinals)

    def page(self, start, stop, after=""):
        """Ordinals from place ``start`` to ``stop``; ``after`` is the id of the item before the first."""
        if isinstance(self.order, ByColumn):
            return self._by_column(start, stop, after)
        return list(islice(self._by_buckets(start, stop), stop - start))

    def _by_column(self, start, stop, after):
        if self.is_all and stop <= FARTHEST:
            return list(self._known(stop).ordinals[start:stop])
        if self.is_all and after and self.order == TITLE and not self.descending:
            return self._after(after, stop - start)
        if self.is_all:
            return self._read(stop - start, start)
        if len(self.ordinals) <= FEW and self._is_kept:
            return self._known(self.total + 1).sorted(self.ordinals)[start:stop]
        if len(self.ordinals) <= FEW and not self._is_near(stop):
            return self._sorted_by_database(start, stop)
        return list(islice(self._walk(), start, stop))

    def _is_near(self, stop):
        """Whether a walk comes past so many of these soon, as many as they are among all."""
        return self.total and stop * self.total <= NEAR * len(self.ordinals)

    def _sorted_by_database(self, start, stop):
        are_these, asked = self.copy.among("ordinal", self.ordinals)
        return self._read(stop - start, start, f"AND {are_these}", asked)

    @property
    def _is_kept(self):
        """Whether a process keeps the whole order."""
        return self.total is not None and self.total < FARTHEST

    def _known(self, most):
        if self._is_kept and self._sorted_by != BY_TITLE:
            # No index has it: all are sorted in any case.
            most = self.total + 1
        key = (self.copy.alias, self.type_name, self._sorted_by)
        return _walks.known(key, self.copy.name, most, self._beginning)

    def _beginning(self, most):
        return self._read(most, 0)

    def _after(self, item, most):
        """Deeper than a process keeps the order, and flat at any depth: the index leads there."""
        further = (
            "AND (title_key, item_id) >"
            " (SELECT title_key, item_id FROM cms_liveitem WHERE item_id = %s)"
        )
        return self._read(most, 0, further, [item])

    def _read(self, most, start, where="", asked=()):
        sql = (
            f"SELECT ordinal FROM cms_liveitem WHERE {self._of} {where}"  # noqa: S608 - our own words
            f" ORDER BY {self._sorted_by} LIMIT %s OFFSET %s"
        )
        of = [self.type_name] if self.type_name else []
        return [row[0] for row in self.copy.rows(sql, [*of, *asked, most, start])]

    @property
    def _of(self):
        return "type = %s" if self.type_name else "TRUE"

    @property
    def _sorted_by(self):
        if self.order == SHORTEST:
            return "length(title_key), title_key, type, slug, item_id"
        column = self.order.column if isinstance(self.order, ByColumn) else TITLE.column
        is_titled = column == TITLE.column and not self.descending
        if is_titled or not isinstance(self.order, ByColumn):
            return BY_TITLE
        last = " NULLS LAST" if column in NULLABLE else ""
        return f"{column}{' DESC' if self.descending else ''}{last}, title_key, item_id"

    def _walk(self):
        """Along the order of all, past what does not match."""
        place, most = 0, FIRST_PIECE
        while True:
            known = self._known(most).ordinals
            yield from filter(self.ordinals.__contains__, islice(known, place, None))
            if len(known) < most:
                return
            place, most = len(known), most * 4

    def _by_buckets(self, start, stop):
        """By the number of a facet: for each number its items by title, those without one last."""
        for bucket in self._buckets():
            if start < len(bucket):
                yield from self._by_title(bucket, start, stop)
            start, stop = max(0, start - len(bucket)), stop - len(bucket)
            if stop <= 0:
                return

    def _by_title(self, bucket, start, stop):
        titled = Ordered(self.copy, self.type_name, bucket, TITLE, total=self.total)
        return titled.page(start, stop)

    def _buckets(self):
        postings, left = Postings(self.copy), BitMap(self.ordinals)
        entries = postings.values(self.type_name, self.order.facet, [self.order.part])
        numbers = sorted(
            {e.number for e in entries if e.number is not None}, reverse=self.descending
        )
        for number in numbers:
            maps = postings.maps([each for each in entries if each.number == number])
            bucket = reduce(or_, maps.values()) & left
            left -= bucket
            yield bucket
        yield left


_walks = Walks()
