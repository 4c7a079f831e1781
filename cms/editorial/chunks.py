"""Cutting long lists into pieces that one query can take."""

from itertools import islice

# SQLite takes no more than a thousand values by itself.
AT_ONCE = 900


def chunks(values, at_once=AT_ONCE):
    """Lists of so many values, of anything that can be gone through."""
    remaining = iter(values)
    while some := list(islice(remaining, at_once)):
        yield some
