"""The beginnings of orders as far as a process has read them, for one state each."""

import threading
from array import array
from collections import OrderedDict
from functools import cached_property

from cms.delivery.present.copies import Changed

# So much of an order a process keeps, four bytes each.
FARTHEST = 50_000
FIRST_PIECE = 2000
MOST_WALKS = 16


class Walk:
    """The first ordinals of an order, of ``asked`` that were asked for; in the state of ``name``."""

    def __init__(self, name, ordinals, asked):
        self.name, self.ordinals, self.asked = name, array("I", ordinals), asked

    @property
    def is_whole(self):
        return len(self.ordinals) < self.asked

    @cached_property
    def places(self):
        """Of each ordinal its place in the order."""
        places = array("I", bytes(4 * (max(self.ordinals, default=0) + 1)))
        for place, ordinal in enumerate(self.ordinals):
            places[ordinal] = place
        return places

    def sorted(self, ordinals):
        """Of a bitmap of them, which are among the first, the ordinals in the order."""
        if ordinals and ordinals.max() >= len(self.places):
            raise Changed
        return sorted(ordinals, key=self.places.__getitem__)


class Walks:
    def __init__(self):
        self.lock, self.kept = threading.Lock(), OrderedDict()

    def known(self, key, name, most, read):
        """The walk with at least so many, if there are so many; ``read`` gives the first of them."""
        walk = self.kept.get(key)
        if walk is None or walk.name != name:
            walk = Walk(name, *_asked(read, max(most, FIRST_PIECE)))
        elif len(walk.ordinals) < most and not walk.is_whole:
            # Whoever goes on page by page has it read again few times.
            walk = Walk(name, *_asked(read, max(most, 2 * walk.asked)))
        return self._kept(key, walk)

    def _kept(self, key, walk):
        """Those that are asked for stay."""
        with self.lock:
            self.kept[key] = walk
            self.kept.move_to_end(key)
            while len(self.kept) > MOST_WALKS:
                self.kept.popitem(last=False)
        return walk


def _asked(read, most):
    return read(most), most
