"""The postings that a process has read: each is read once for as long as it stays the same."""

import threading
from collections import OrderedDict, defaultdict
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings

from cms.delivery.present.copies import Changed
from cms.publishing.live import bitmaps
from cms.publishing.live.bitmaps import union
from cms.publishing.live.terms import NAMES

MOST_LISTINGS = 5_000
# Beyond so many changes everything is read anew, which costs less than looking at each.
MOST_CHANGES = 20_000
# Bitmaps of so few bytes come along when their facet is looked up: it has many, and each is asked soon.
SMALL = 500
# Of a facet with more values than this none comes along.
MOST_ALONG = 5_000
# Bytes that a bitmap takes besides what is stored of it.
OF_EACH = 300
LISTED = f"""
SELECT id, value, part, of_rows, number, CASE WHEN length(bits) <= {SMALL} THEN bits END
FROM cms_posting WHERE type = %s AND name = %s
"""  # noqa: S608 - a number of ours
CHANGED = "SELECT id, type, name, value FROM cms_posting WHERE generation > %s LIMIT %s"


class Entry(NamedTuple):
    """One posting, without its bits."""

    id: int
    value: str
    part: str
    of_rows: bool
    number: Decimal | None


class Listing:
    """The postings of one facet; nobody changes it."""

    def __init__(self, entries):
        self.entries, self.by_value = entries, defaultdict(list)
        for each in entries:
            self.by_value[each.value].append(each)

    def fitting(self, condition):
        """Those that meet a condition: of one that names values no other is looked at."""
        if condition.values is None:
            return [each for each in self.entries if condition.fits(each.number)]
        # One may be named twice, as by two slugs of one item.
        values = dict.fromkeys(condition.values)
        return [each for value in values for each in self.by_value.get(value, ())]


def _entry(id_, value, part, of_rows, number):
    # SQLite gives some numbers as floats.
    return Entry(id_, value, part, bool(of_rows), None if number is None else Decimal(str(number)))


class Index:
    """What one process knows of the postings of one generation."""

    def __init__(self):
        self.lock = threading.Lock()
        self.name = None
        self.listings, self.bits, self.bytes = OrderedDict(), OrderedDict(), 0

    def listing(self, copy, type_name, name, value=None):
        """The postings of one facet. Of what names items each is looked up by its ``value``."""
        key = (type_name, name, value)
        with self.lock:
            self._follow(copy)
            found = self.listings.get(key)
        return self._read_listing(copy, key) if found is None else found

    def _read_listing(self, copy, key):
        type_name, name, value = key
        sql, asked = LISTED, [type_name, name]
        if value is not None:
            sql, asked = f"{sql} AND value = %s", [*asked, value]
        rows = copy.rows(sql, asked)
        if len(rows) <= MOST_ALONG:
            small = {id_: bits for id_, *_, bits in rows if bits is not None}
            self._keep_bits(copy, {id_: small[id_] for id_ in small if id_ not in self.bits})
        found = Listing([_entry(*row) for *row, _ in rows])
        self._keep_listing(copy, key, found)
        return found

    def _keep_listing(self, copy, key, found):
        with self.lock:
            # What was read of an older state must not stand for a newer one.
            if self.name == copy.name:
                self.listings[key] = found
                while len(self.listings) > MOST_LISTINGS:
                    self.listings.popitem(last=False)

    def maps(self, copy, ids):
        """``{id: BitMap}`` of these postings; nobody changes them."""
        with self.lock:
            self._follow(copy)
            found = {each: self.bits[each][0] for each in ids if each in self.bits}
            for each in found:
                self.bits.move_to_end(each)
        missing = [each for each in ids if each not in found]
        for first in range(0, len(missing), 500):
            found |= self._read(copy, missing[first : first + 500])
        return found

    def _read(self, copy, ids):
        are_these, asked = copy.among("id", ids)
        rows = copy.rows(f"SELECT id, bits FROM cms_posting WHERE {are_these}", asked)  # noqa: S608 - our own words
        if len(rows) < len(ids):
            # Made anew meanwhile: what was listed is there no more.
            raise Changed
        return self._keep_bits(copy, dict(rows))

    def _keep_bits(self, copy, stored):
        """``{id: BitMap}`` of what is stored for each, which is kept as long as it stays so."""
        found = {id_: bitmaps.read(bits) for id_, bits in stored.items()}
        with self.lock:
            if self.name == copy.name:
                self._remember(found, stored)
        return found

    def _remember(self, found, stored):
        for id_, bits in found.items():
            if id_ not in self.bits:
                size = len(stored[id_]) + OF_EACH
                self.bits[id_] = (bits, size)
                self.bytes += size
        while self.bytes > settings.POSTING_MEGABYTES * 1_000_000:
            _, (_, size) = self.bits.popitem(last=False)
            self.bytes -= size

    def _follow(self, copy):
        """Forget what changed since; what is read while it changes is not used by anybody."""
        before, self.name = self.name, copy.name
        if before == self.name:
            return
        changed = None
        if before and copy.follows(*before):
            changed = copy.rows(CHANGED, [before[0], MOST_CHANGES])
        if changed is None or len(changed) == MOST_CHANGES:
            self.listings.clear()
            self.bits.clear()
            self.bytes = 0
            return
        for id_, type_name, name, value in changed:
            _, size = self.bits.pop(id_, (None, 0))
            self.bytes -= size
            self.listings.pop((type_name, name, None), None)
            self.listings.pop((type_name, name, value), None)


_indexes = defaultdict(Index)


class Postings:
    """The postings as one request asks them. Never change a bitmap that they give."""

    def __init__(self, copy):
        self.copy, self.index = copy, _indexes[copy.alias]

    def values(self, type_name, name, parts, *, of_rows=False):
        """The entries of a facet in these parts."""
        found = self.index.listing(self.copy, type_name, name).entries
        return _standing(found, parts, of_rows)

    def maps(self, entries):
        return self.index.maps(self.copy, [each.id for each in entries])

    def of(self, type_name, condition, parts, *, of_rows=False):
        """Everything that meets a condition: ordinals, or rows."""
        return union(self.meeting(type_name, condition, parts, of_rows=of_rows))

    def meeting(self, type_name, condition, parts, *, of_rows=False):
        """The same, as the bitmap of each value."""
        fitting = self.index.listing(self.copy, type_name, condition.name).fitting(condition)
        return list(self.maps(_standing(fitting, parts, of_rows)).values())

    def naming(self, item_id, types):
        """All live items of these types that name the item."""
        entries = [
            entry
            for each in types
            for entry in self.index.listing(self.copy, each, NAMES, str(item_id)).entries
        ]
        return union(self.maps(entries).values())


def _standing(entries, parts, of_rows):
    """Those of them that tell of these parts, by item or by row."""
    return [each for each in entries if each.of_rows == of_rows and each.part in parts]
