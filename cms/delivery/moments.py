"""The instant that an answer speaks of.

Whatever is public changes only when a release starts or a notice begins or ends. So content is read
as of the latest such change, not as of the clock: the answer, its ETag and a walk over pages then
speak of exactly the same state, even while somebody publishes.
"""

import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cms import replicas
from cms.delivery.present import copies
from cms.delivery.present.copies import BEFORE_ANYTHING, Copy
from cms.delivery.problems import FutureInstant
from cms.models import Library
from cms.publishing.composition import stamp
from cms.publishing.instants import SMALLEST_STEP, minute_after
from cms.publishing.states import state_at

# What was released within this time may still be on its way into the database.
UNSETTLED = timedelta(seconds=5)


@dataclass(frozen=True)
class Moment:
    """``at`` is the latest public change by the instant asked for; ``state`` names what it led to.

    Not ``is_dated``, where that instant does not date the answer: the past was redacted after it.
    ``copy`` is the live copy, where it is of this state; ``later``, where it is of the present and this
    is the past.
    """

    at: datetime
    state: str
    is_settled: bool = True
    is_dated: bool = True
    copy: Copy | None = None
    later: Copy | None = None
    is_present: bool = False

    @property
    def lacks_copy(self):
        """Whether the copy is behind, and somebody should see to it."""
        return self.is_present and self.copy is None and self.at > BEFORE_ANYTHING


def moment_of(asked=None, *, is_preview=False, with_copy=True, remembered=False):
    """The moment for a request: the present, or the instant that it asks for.

    Nobody is shown the future; a preview is answered as of now, and from no copy. ``remembered``: as
    this process saw the present last, for whoever asks the copy afterwards whether it changed.
    """
    # A standby of the database may lack what was released by then.
    is_known = asked is None or replicas.knows(asked, and_then=UNSETTLED)
    copy = _copy(asked, remembered=remembered) if with_copy and not is_preview else None
    if copy and _is_of(copy, asked):
        moment = _of_copy(copy, asked)
    else:
        moment = _of_publications(asked, is_preview=is_preview, present=copy)
    # What has just begun by its schedule may have been stopped in time: a standby need not know.
    replicas.knows(moment.at)
    is_present = asked is None and with_copy
    return replace(moment, is_settled=moment.is_settled and is_known, is_present=is_present)


def _copy(asked, *, remembered):
    """The live copy, which is of the present."""
    copy = copies.remembered() if remembered else copies.current()
    if remembered and copy and asked is not None and asked > copy.now:
        copy = copies.current()
    return copy


def _is_of(copy, asked):
    return asked is None or bool(copy.at and copy.at <= asked <= copy.now)


def _of_copy(copy, asked):
    return Moment(
        at=copy.at or BEFORE_ANYTHING,
        state=copy.state,
        is_settled=_is_settled(asked, copy.now),
        is_dated=not copy.redactions,
        copy=copy,
    )


def _of_publications(asked, *, is_preview, present):
    library = Library.objects.get(pk=1)
    now = library.now
    if asked is not None and asked > now:
        if not is_preview:
            raise FutureInstant
        asked = now
    at, state = state_at(asked or now, library.redactions)
    is_past = present and at and present.at and at < present.at
    return Moment(
        at=at or BEFORE_ANYTHING,
        state=state,
        is_settled=_is_settled(asked, now),
        is_dated=not library.redactions,
        later=present if is_past else None,
    )


def _is_settled(asked, now):
    return asked is None or asked < now - UNSETTLED


def as_of(at):
    """The instant as answers tell it: null before anything was public."""
    return None if at <= BEFORE_ANYTHING + SMALLEST_STEP else stamp(at)


def seconds_to_next_minute(since):
    """How long shared caches may keep what was read at ``since``: schedules start on full minutes.

    Counted from when it was read, however long that took, and less a second for its way there.
    """
    return max(0, int(minute_after(since) - time.time()) - 1)
