"""The instant that an answer speaks of.

Whatever is public changes only when a release starts or a notice begins or ends. So content is read
as of the latest such change, not as of the clock: the answer, its ETag and a walk over pages then
speak of exactly the same state, even while somebody publishes.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Count, Max, Q, Subquery
from django.utils import timezone

from cms.delivery.problems import FutureInstant
from cms.models import Library, Notice, Release
from cms.publishing.composition import stamp
from cms.publishing.instants import SMALLEST_STEP

BEFORE_ANYTHING = datetime(1970, 1, 1, tzinfo=UTC)
# What was released within this time may still be on its way into the database.
UNSETTLED = timedelta(seconds=5)


@dataclass(frozen=True)
class Moment:
    """``at`` is the latest public change by the instant asked for; ``state`` names what it led to.

    Not ``is_dated``, where that instant does not date the answer: the past was redacted after it.
    """

    at: datetime
    state: str
    is_settled: bool = True
    is_dated: bool = True


def moment_of(asked=None, *, is_preview=False):
    """The moment for a request: the present, or the instant that it asks for.

    Nobody is shown the future; a preview is answered as of now.
    """
    library = Library.objects.get(pk=1)
    now = library.now
    if asked is not None and asked > now:
        if not is_preview:
            raise FutureInstant
        asked = now
    limit = asked or now
    starts, *release = _last_release(limit)
    marks = [starts, *_last_notices(limit)]
    return Moment(
        at=max((mark for mark in marks if mark), default=BEFORE_ANYTHING),
        # A redaction changes what the past shows, and starts nothing.
        state=" ".join(str(mark) for mark in [*marks, *release, library.redactions]),
        is_settled=asked is None or asked < now - UNSETTLED,
        is_dated=not library.redactions,
    )


def as_of(at):
    """The instant as answers tell it: null before anything was public."""
    return None if at <= BEFORE_ANYTHING + SMALLEST_STEP else stamp(at)


def _last_release(limit):
    """Its start and content, and how many there are: one can be recorded after a later one."""
    started = Release.objects.started(limit)
    count = started.order_by().values("state").annotate(count=Count("pk")).values("count")
    columns = started.annotate(number_live=Subquery(count))
    return columns.values_list("starts_at", "content_hash", "number_live").last() or (None, "", 0)


def _last_notices(limit):
    found = Notice.objects.aggregate(
        begun=Max("starts_at", filter=Q(starts_at__lte=limit)),
        ended=Max("ends_at", filter=Q(ends_at__lte=limit)),
        ended_early=Max("early_end__at", filter=Q(early_end__at__lte=limit)),
    )
    return found["begun"], found["ended"], found["ended_early"]


def seconds_to_next_minute(since):
    """How long shared caches may keep what was read at ``since``: schedules start on full minutes.

    Counted from when it was read, however long that took, and less a second for its way there.
    """
    ends = since.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return max(0, int((ends - timezone.now()).total_seconds()) - 1)
