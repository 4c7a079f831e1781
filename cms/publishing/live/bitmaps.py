"""Roaring bitmaps as the live copy stores them."""

from pyroaring import BitMap

EMPTY = BitMap()


def read(stored):
    """The bitmap of what a column holds."""
    return BitMap.deserialize(bytes(stored))


def union(maps):
    """All that one of these has. Not to be changed: of a single one, it is that one itself."""
    found = list(filter(None, maps))
    return found[0] if len(found) == 1 else BitMap.union(*found) if found else EMPTY
