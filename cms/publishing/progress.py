"""How far a long act is: told from within it, and heard by whoever waits for it.

Telling changes nothing of the act, and costs nothing where nobody hears it.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

# Of so many at a time it is told that they are done.
EVERY = 20


class Step(StrEnum):
    """What a release does, in this order."""

    CHECKING = "Checking the texts"
    DRAWING_UP = "Drawing up what readers get"
    STORING = "Storing it"
    FOLLOWING = "Bringing lists, filters and texts that show it up to date"

    @property
    def number(self):
        return list(Step).index(self) + 1


_hearing = ContextVar("hearing", default=None)


@contextmanager
def heard_by(hear):
    """Within, ``hear(step, done, of how many)`` is called as an act goes on."""
    token = _hearing.set(hear)
    try:
        yield
    finally:
        _hearing.reset(token)


def tell(step, done, total):
    if hear := _hearing.get():
        hear(step, done, total)


def through(step, things):
    """Go through a list, and tell how far it is."""
    for done, each in enumerate(things):
        if done % EVERY == 0:
            tell(step, done, len(things))
        yield each
