"""Conditions on facets, answered from postings: what ``delivery.matching`` asks the database."""

from array import array
from functools import reduce
from uuid import UUID

from pyroaring import BitMap

from cms.delivery.conditions import Owned, Stated
from cms.delivery.present.index import Postings
from cms.models import ANY, LiveItem
from cms.publishing.live.bitmaps import union
from cms.publishing.live.terms import CORE, LIVE, ROWS


class Matcher:
    """Turns conditions into the ordinals of live items of one type."""

    def __init__(self, copy, type_name, *, include_disputed=False):
        self.postings = Postings(copy)
        self.type_name = type_name
        self.include_disputed = include_disputed
        self._held = {}

    def live(self):
        """Everything of the type."""
        entries = self.postings.values(self.type_name, LIVE, [CORE])
        return union(self.postings.maps([e for e in entries if e.value == ANY]).values())

    def parts(self, place):
        return place.parts(include_disputed=self.include_disputed)

    def holds(self, place, conditions):
        """The items of which some row fulfils all of ``conditions``: counts ask it again and again."""
        key = (place, tuple(conditions))
        if key not in self._held:
            self._held[key] = self._holding(place, conditions)
        return self._held[key]

    def _holding(self, place, conditions):
        if place.through:
            return self._through(place, conditions)
        if len(conditions) == 1:
            return self.postings.of(self.type_name, conditions[0], self.parts(place))
        return self.items_of(self.rows(place, conditions))

    def rows(self, place, conditions):
        """The rows that fulfil all of ``conditions``, in the documents that they stand in."""
        return union(self._rows_in(part, place, conditions) for part in self.parts(place))

    def _rows_in(self, part, place, conditions):
        owner = place.through.type_name if place.through else self.type_name
        met = [
            [_rows_of(each.items)]
            if isinstance(each, Owned)
            else self.postings.meeting(owner, each, [part], of_rows=True)
            for each in conditions
        ]
        # What few rows meet first: of the others no more is put together than these.
        few, *others = sorted(met, key=lambda maps: sum(map(len, maps)))
        return reduce(lambda rows, maps: union(rows & each for each in maps), others, union(few))

    def _through(self, place, conditions):
        """The items that such rows of other documents name."""
        found = self.named_by(place, self.rows(place, [Stated(place.through.facet), *conditions]))
        return ordinals_of(found)

    def named_by(self, place, rows):
        """Ids of the items that these rows of other documents name, as text."""
        through = place.through
        entries = self.postings.values(
            through.type_name, through.facet, self.parts(place), of_rows=True
        )
        named = [each for each in entries if each.value != ANY]
        maps = self.postings.maps(named)
        return {each.value for each in named if maps[each.id].intersect(rows)}

    @staticmethod
    def items_of(rows):
        """The items that these rows belong to."""
        numbers = rows.to_array()
        # All at once, as one number: each row is four bytes, and the lowest tells rows of an item apart.
        whole = int.from_bytes(numbers.tobytes(), "little") // ROWS
        kept = int.from_bytes(b"\xff\xff\xff\x00" * len(numbers), "little")
        items = (whole & kept).to_bytes(4 * len(numbers), "little")
        return BitMap(array("I", items))


def ordinals_of(item_ids):
    """The ordinals of those of these items that are live."""
    found = LiveItem.objects.filter(item__in=[UUID(str(each)) for each in item_ids])
    return BitMap(found.order_by().values_list("ordinal", flat=True))


def _rows_of(item_ids):
    """All rows that there can be in the documents of these items."""
    rows = BitMap()
    for ordinal in ordinals_of(item_ids):
        rows.add_range(ordinal * ROWS, (ordinal + 1) * ROWS)
    return rows
