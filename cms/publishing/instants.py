"""Which time it is for the library: never earlier than the last thing that went live."""

from datetime import UTC, timedelta

from django.utils import timezone

from cms.models import Library, Release
from cms.publishing.refusals import ScheduleRefused

SMALLEST_STEP = timedelta(microseconds=1)


def now():
    return Library.present()


def minute_after(timestamp):
    """The next full minute, as timestamps are: for readers of the clock that are asked often."""
    return timestamp - timestamp % 60 + 60


def next_start(library):
    """The instant at which something released now starts: after all that ever started."""
    clock = timezone.now()
    starts = [library.last_start, _latest_started(clock)]
    floor = max((start for start in starts if start), default=None)
    return max(clock, floor + SMALLEST_STEP) if floor else clock


def scheduled_start(library, wanted):
    """``wanted``, if it is a full minute in the future; else ``ScheduleRefused``."""
    # Hashes and the audit write instants as text: each has one form, whatever zone it came in.
    wanted = wanted.astimezone(UTC)
    if wanted.second or wanted.microsecond:
        raise ScheduleRefused("A scheduled start is a full minute.")
    if wanted <= next_start(library):
        raise ScheduleRefused("That minute has passed. Choose a later one, or release now.")
    if Release.objects.scheduled(now()).filter(starts_at=wanted).exists():
        raise ScheduleRefused("Another release starts at that minute. Choose another one.")
    return wanted


def _latest_started(clock):
    latest = Release.objects.started(clock).last()
    return latest.starts_at if latest else None
