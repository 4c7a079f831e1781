"""What goes live when, and what falls due: a month, or one day, in the editor's own time zone."""

import calendar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.http import Http404
from django.utils import timezone

from cms.admin.live_states import badge
from cms.admin.naming import item_url
from cms.admin.releasing.standing import release_url, standing
from cms.models import Publication, Release, ReleaseKind, ReleaseState
from cms.publishing import instants

SHOWN_PER_DAY = 4
MOST_PER_DAY = 200
MOST_RELEASES = 500
FIRST_YEAR, LAST_YEAR = 1990, 2999


@dataclass(frozen=True)
class Event:
    """One line of a day."""

    kind: str
    badge: str
    text: str
    url: str
    at: str = ""


@dataclass
class Day:
    """A day of the month (or of the weeks at its ends), with the first of its events."""

    date: date
    is_inside: bool = True
    is_today: bool = False
    events: list = field(default_factory=list)
    more: int = 0


def context_of(request):
    if request.GET.get("day"):
        return _one_day(_parsed(request.GET["day"], "%Y-%m-%d"))
    asked = request.GET.get("month")
    return _month(_parsed(asked, "%Y-%m") if asked else timezone.localdate())


def _parsed(text, form):
    try:
        day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a date alone, of no zone
    except ValueError as error:
        raise Http404("There is no such date.") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Http404("The calendar does not go that far.")
    return day


def _month(day):
    weeks = calendar.Calendar().monthdatescalendar(day.year, day.month)
    first, last = weeks[0][0], weeks[-1][-1]
    events, more = _events(first, last, SHOWN_PER_DAY)
    today = timezone.localdate()
    days = {
        each: Day(
            each, each.month == day.month, each == today, events.get(each, []), more.get(each, 0)
        )
        for week in weeks
        for each in week
    }
    return {
        "weeks": [[days[each] for each in week] for week in weeks],
        "names": list(calendar.day_name),
        "month": day.replace(day=1),
        "previous": (day.replace(day=1) - timedelta(days=1)).replace(day=1),
        "next": (day.replace(day=28) + timedelta(days=4)).replace(day=1),
        "zone": timezone.get_current_timezone_name(),
        "is_empty": not events,
        "title": "Calendar",
    }


def _one_day(day):
    events, more = _events(day, day, MOST_PER_DAY)
    return {
        "day": Day(day, True, day == timezone.localdate(), events.get(day, []), more.get(day, 0)),
        "month": day.replace(day=1),
        "zone": timezone.get_current_timezone_name(),
        "title": f"Calendar: {day:%A} {day.day} {day:%B %Y}",
    }


def _events(first, last, most):
    """``({day: [Event]}, {day: how many more})`` from ``first`` to ``last``, both included."""
    found, counts = {}, _due_counts(first, last)
    for day, event in _releases(first, last):
        found.setdefault(day, []).append(event)
        counts[day] = counts.get(day, 0) + 1
    for day, event in _due(first, last, most):
        found.setdefault(day, []).append(event)
    shown = {day: found.get(day, [])[:most] for day in counts}
    return shown, {day: counts[day] - len(shown[day]) for day in counts}


def _releases(first, last):
    now = instants.now()
    sent = Release.objects.filter(
        state=ReleaseState.SENT, starts_at__gte=_midnight(first), starts_at__lt=_midnight(last, 1)
    )
    for each in sent.annotate(entry_count=Count("entries")).order_by("starts_at")[:MOST_RELEASES]:
        here = timezone.localtime(each.starts_at)
        items = "1 item" if each.entry_count == 1 else f"{each.entry_count} items"
        kind = "" if each.kind == ReleaseKind.REGULAR else f"{each.get_kind_display()}: "
        yield (
            here.date(),
            Event(
                "release",
                badge(*standing(each, now)),
                f"{kind}{each.title}, {items}",
                release_url(each),
                f"{here:%H:%M}",
            ),
        )


def _midnight(day, later=0):
    """The instant at which a day begins here; where clocks skip midnight, the first there is."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=later), time.min))


def _live_due(first, last):
    due = Publication.objects.filter(next_review_due__range=(first, last), revision__isnull=False)
    return due.not_followed(instants.now()).order_by()


def _due(first, last, most):
    """The first of each day; at most so many of all days that no page grows without end."""
    today = timezone.localdate()
    due = _live_due(first, last).select_related("item").order_by("next_review_due", "type", "slug")
    due = due.only("type", "slug", "next_review_due", "item__id", "item__type")
    per_day = {}
    for each in due[: most * 42]:
        day = each.next_review_due
        per_day[day] = per_day.get(day, 0) + 1
        if per_day[day] <= most:
            state = ("overdue", "Review overdue") if day < today else ("due", "Review due")
            text = f"{each.type}/{each.slug}"
            yield day, Event("due", badge(*state), text, item_url(each.item))


def _due_counts(first, last):
    counted = _live_due(first, last).values_list("next_review_due").annotate(Count("pk"))
    return dict(counted)
