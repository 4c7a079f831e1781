"""The state of the library that the present is in, as this process knows it.

It looks when it is asked, and every half second at the most. What was read in one minute is never
told in another: schedules begin and end on full minutes, so that each is seen on its minute,
whoever made it. What this very process commits is seen at once.
"""

import threading
import time
from typing import NamedTuple

from django.core.signals import request_finished
from django.db import DatabaseError

from cms import replicas
from cms.delivery.moments import moment_of
from cms.delivery.present.copies import SECONDS
from cms.models import Library
from cms.models.outbox import COMMITTED
from cms.publishing.instants import minute_after


class Look(NamedTuple):
    """``state`` is None where the database could not tell it."""

    state: str | None = None
    begins: float = 0
    ends: float = 0
    change: object = None

    def holds(self, now):
        # A clock that is set back ends it as well.
        return self.begins <= now < self.ends and self.change is COMMITTED.latest


class KnownState:
    def __init__(self):
        self.last = Look()
        self.looking = threading.Lock()

    def at(self, now):
        """Its name, or None where nobody can tell; ``now`` is a timestamp."""
        last = self.last
        return last.state if last.holds(now) else self._looked()

    def _looked(self):
        # A database that hangs holds up whoever asked it, and not all others one after another.
        if not self.looking.acquire(timeout=SECONDS):
            return None
        try:
            now = time.time()
            if not self.last.holds(now):
                self.last = self._read(now)
            return self.last.state
        finally:
            self.looking.release()

    def _read(self, now):
        # Taken before the database is read: a change that is committed meanwhile counts as unseen.
        change = COMMITTED.latest
        state = _state()
        if state == self.last.state:
            # The very same text is compared fastest.
            state = self.last.state
        return Look(state, now, min(now + SECONDS, minute_after(now)), change)


def _state():
    try:
        # The primary knows first. Without it, what a standby knows is what Django will read.
        return replicas.answered(lambda: moment_of().state, first=replicas.PRIMARY)
    except (DatabaseError, Library.DoesNotExist, replicas.Away):
        return None
    finally:
        # As after a request of Django's: others can have the connection.
        request_finished.send(sender=KnownState)
