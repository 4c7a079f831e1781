"""When a person was here last, so that a new visit can begin with what others did since."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from cms.models import Person

QUIET = timedelta(minutes=30)
# Not every look is written down.
NOTED_AFTER = timedelta(minutes=2)


def look(person, session):
    """Note that ``person`` looks at their work now; return since when others' work is new to them.

    A visit begins after half an hour of quiet. As long as it lasts, the answer stays the same. None
    on the very first visit. No audit: it changes nothing but what its owner is shown.
    """
    now, last = timezone.now(), person.desk_seen_at
    if last is None or now - last > QUIET or "visit_since" not in session:
        session["visit_since"] = last.isoformat() if last else ""
    if last is None or now - last > NOTED_AFTER:
        unnoted = Q(desk_seen_at__isnull=True) | Q(desk_seen_at__lt=now)
        Person.objects.filter(unnoted, pk=person.pk).update(desk_seen_at=now)
    since = session["visit_since"]
    return datetime.fromisoformat(since) if since else None
