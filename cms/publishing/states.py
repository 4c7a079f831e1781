"""Which state of the library an instant shows: when it was reached, and a name for it.

Whatever is public changes only when a release starts, a notice begins or ends, or the past is
redacted. So two instants with the same name show the same to every reader.
"""

from django.db.models import Count, Max, Q, Subquery

from cms.models import Notice, Release


def state_at(limit, redactions):
    """``(the latest public change by then or None, name of what it led to)``."""
    starts, *release = _last_release(limit)
    marks = [starts, *_last_notices(limit)]
    # A redaction changes what the past shows, and starts nothing.
    name = " ".join(str(mark) for mark in [*marks, *release, redactions])
    return max((mark for mark in marks if mark), default=None), name


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
