"""How the databases stand, as this process knows: who answers, and how far behind each standby is.

No clock of a database is asked. Once a second the process reads how long the primary's log is, and
how much of it a standby has replayed. A standby that has replayed what the primary had written at an
instant knows all that was committed by then; what came later, it may know or not.
"""

import time
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, pairwise

from django.db import DEFAULT_DB_ALIAS

PRIMARY = DEFAULT_DB_ALIAS
# Whoever says nothing for so many seconds hangs, and counts as one that cannot be reached.
SILENCE = 5
UNKNOWN = "nothing is known of it yet"
UNREACHABLE = "it cannot be reached"
FOREIGN = "it does not follow the server of DATABASE_URL"
PROMOTED = "it is no standby any more"


@dataclass(frozen=True)
class Mark:
    """What was committed by ``at`` stands before ``position`` in the log of the primary."""

    position: int
    at: datetime
    seen: float


@dataclass
class Database:
    """``heard`` is when it last answered, and ``fails`` whether it did not since."""

    name: str
    heard: float | None = None
    fails: bool = False
    system: int | None = None

    @property
    def is_silent(self):
        return self.fails or (self.heard is not None and time.monotonic() > self.heard + SILENCE)

    def answers(self, system):
        self.system, self.heard, self.fails = system, time.monotonic(), False


@dataclass
class Primary(Database):
    """``marks`` reach back for more seconds than a standby may be behind, the newest last."""

    reach: int = field(kw_only=True)
    marks: tuple[Mark, ...] = ()

    def says(self, position, system, *, at, seen):
        marks = [*self.marks, Mark(position, at, seen)]
        # However far apart they are, one is older than that.
        kept = [old for old, new in pairwise(marks) if new.seen > seen - self.reach]
        self.marks = (*kept, marks[-1])
        self.answers(system)


@dataclass
class Standby(Database):
    """``replayed`` is its place in the log; ``has_all``, by its own word, counts without a primary."""

    primary: Primary = field(kw_only=True)
    most_lag: int = field(kw_only=True)
    replayed: int = 0
    is_standby: bool = True
    has_all: bool = False

    def says(self, replayed, system, is_standby, has_all):
        self.replayed, self.is_standby, self.has_all = replayed, is_standby, has_all
        self.answers(system)

    @property
    def known(self):
        """The latest mark by which it surely knows all, or None."""
        reached = (mark for mark in reversed(self.primary.marks) if mark.position <= self.replayed)
        return next(reached, None)

    @property
    def lag(self):
        """How many seconds it is behind at most; None where it is more than can be told."""
        known, marks = self.known, self.primary.marks
        if known is None:
            return None
        # While the primary is away, nobody falls behind.
        return (marks[-1].seen if self.primary.is_silent else time.monotonic()) - known.seen

    @property
    def amiss(self):
        """Why it is left out; empty where it is well."""
        return UNREACHABLE if self.is_silent else self.amiss_in_knowledge

    @property
    def amiss_in_knowledge(self):
        """The same of what it was last heard to know, wherever it is now."""
        if self.heard is None:
            return UNKNOWN
        if self.primary.system not in (None, self.system):
            return FOREIGN
        if self.primary.is_silent:
            return self._amiss_alone()
        return self._amiss_beside_primary() if self.is_standby else PROMOTED

    def _amiss_beside_primary(self):
        if not self.primary.marks:
            return UNKNOWN
        lag = self.lag
        return "" if lag is not None and lag <= self.most_lag else self._too_late

    def _amiss_alone(self):
        """What the primary wrote last, and lost, nobody can have; so it is the least lag that counts.

        One that was promoted is as good as the others, until it becomes the primary.
        """
        marks = self.primary.marks
        lacking = next((mark for mark in marks if mark.position > self.replayed), None)
        least_lag = marks[-1].seen - lacking.seen if lacking else 0
        return "" if self.has_all and least_lag <= self.most_lag else self._too_late

    @property
    def _too_late(self):
        return f"it is more than {self.most_lag} seconds behind"


class Databases:
    """All databases that one process asks."""

    def __init__(self, standbys, most_lag):
        self.primary = Primary(PRIMARY, reach=most_lag + 5)
        self.standbys = {
            name: Standby(name, primary=self.primary, most_lag=most_lag) for name in standbys
        }
        self._turns = count()

    def __getitem__(self, name):
        return self.primary if name == PRIMARY else self.standbys[name]

    def __iter__(self):
        return iter([self.primary, *self.standbys.values()])

    def a_standby(self, but=()):
        """The name of one that is well, each in its turn; None where there is none."""
        return self._in_turn(each for each in self._left(but) if not each.amiss)

    def a_last_standby(self, but=()):
        """One that may be well, for whoever has nobody else to ask."""
        return self._in_turn(each for each in self._left(but) if not each.amiss_in_knowledge)

    def _left(self, but):
        return (each for name, each in self.standbys.items() if name not in but)

    def _in_turn(self, standbys):
        names = [each.name for each in standbys]
        return names[next(self._turns) % len(names)] if names else None
