"""Writing postings: what changes in them is gathered first, and each is written once."""

from collections import defaultdict

import orjson
from pyroaring import BitMap

from cms.models import Posting
from cms.publishing.live import bitmaps
from cms.publishing.live.terms import ROWS, Key

AT_ONCE = 500
COLUMNS = ["type", "name", "value", "part", "of_rows", "number"]


class Changes:
    """What items gain and lose in postings, until it is written.

    The caller holds the library lock: nobody else makes postings meanwhile.
    """

    def __init__(self):
        self.gained, self.lost = defaultdict(BitMap), defaultdict(BitMap)
        self.ids = {}

    def note(self, ordinal, terms, told=""):
        """The item stands in ``terms``, ``{Key: rows}``, and stood where it is ``told``.

        Returns how to tell it the next time. The keys are ``learned`` already.
        """
        stands = {self.ids[key]: sorted(rows) for key, rows in terms.items()}
        stood = {posting: rows for posting, *rows in orjson.loads(told or "[]")}
        for posting, rows in stands.items():
            if stood.get(posting) != rows:
                self.gained[posting].update(bits_of(ordinal, rows))
        for posting, rows in stood.items():
            if stands.get(posting) != rows:
                self.lost[posting].update(bits_of(ordinal, rows))
        return orjson.dumps([[posting, *rows] for posting, rows in sorted(stands.items())]).decode()

    def learn(self, keys):
        """Find the postings with these keys, and make those that there are none of."""
        new = set(keys) - self.ids.keys()
        for type_name in {key.type for key in new}:
            self._find(type_name, [key for key in new if key.type == type_name])
        missing = [key for key in new if key not in self.ids]
        made = Posting.objects.bulk_create(
            [Posting(**key._asdict(), bits=BitMap().serialize(), generation=0) for key in missing],
            batch_size=AT_ONCE,
        )
        self.ids |= {key: each.pk for key, each in zip(missing, made, strict=True)}

    def _find(self, type_name, keys):
        names, values = ({getattr(key, each) for key in keys} for each in ("name", "value"))
        found = Posting.objects.filter(type=type_name, name__in=names, value__in=values)
        self.ids |= {Key(*key): pk for pk, *key in found.values_list("pk", *COLUMNS)}

    def write(self, generation):
        """Write every posting that is another one now, with the number of the generation."""
        changed = [
            each
            for each in self.gained.keys() | self.lost.keys()
            if self.gained.get(each) != self.lost.get(each)
        ]
        for first in range(0, len(changed), AT_ONCE):
            some = Posting.objects.in_bulk(changed[first : first + AT_ONCE])
            for posting, each in some.items():
                bits = bitmaps.read(each.bits)
                bits -= self.lost.get(posting, BitMap())
                bits |= self.gained.get(posting, BitMap())
                each.bits, each.generation = bits.serialize(), generation
            Posting.objects.bulk_create(
                some.values(),
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=["bits", "generation"],
            )


def bits_of(ordinal, rows):
    """The bits that stand for an item or, where there are any, for these rows of it."""
    return [ordinal * ROWS + row for row in rows] if rows else [ordinal]
