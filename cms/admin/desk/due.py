"""Live texts whose review falls due, the overdue ones first."""

from dataclasses import dataclass
from datetime import MAXYEAR, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from cms.admin.desk.pile import Line, Pile
from cms.admin.due_windows import LABELS, WINDOWS, within
from cms.admin.naming import item_url
from cms.models import Publication

MOST_DUE_COUNTED = 1000


def asked_for(query):
    """The days that an address asks for: a window, one month, or all from a month on."""
    today = timezone.localdate()
    month = _first_day(query.get("month", ""))
    if month:
        next_month = (month + timedelta(days=32)).replace(day=1)
        first = max(month, today)
        return Q(next_review_due__gte=first, next_review_due__lt=next_month)
    start = _first_day(query.get("from", ""))
    return Q(next_review_due__gte=start) if start else within(query.get("within", ""), today)


def _first_day(month):
    try:
        day = datetime.strptime(month, "%Y-%m").date()
    except ValueError:
        return None
    # After the last month there is no next one.
    return day if day.year < MAXYEAR else None


@dataclass(frozen=True)
class Window:
    name: str
    label: str
    count: int
    url: str

    @property
    def spoken_count(self):
        is_cut = self.count > MOST_DUE_COUNTED
        return f"more than {MOST_DUE_COUNTED:,}" if is_cut else f"{self.count:,}"


class DueReviews(Pile):
    name, title = "due", "Reviews that fall due"

    def rows(self):
        live = self._live().filter(asked_for(self.request.GET))
        return live.order_by("next_review_due", "item_id")

    def with_what_is_told(self, keys):
        told = ["title", "slug", "type", "next_review_due", "item"]
        return (
            Publication.objects.filter(pk__in=keys).select_related("item").only(*told, "item__type")
        )

    def lines(self, rows):
        today = timezone.localdate()
        return [
            Line(
                url=item_url(each.item),
                text=each.title or each.slug,
                type=each.type,
                badge=(
                    "error" if each.next_review_due < today else "warning",
                    f"{'was ' if each.next_review_due < today else ''}due {each.next_review_due}",
                ),
            )
            for each in rows
        ]

    def windows(self):
        """How much falls due when, in one query each: nobody counts beyond what is told."""
        today = timezone.localdate()
        return [
            Window(name, LABELS[name], self._counted(within(name, today)), self._url_of(name))
            for name in WINDOWS
        ]

    def _live(self):
        return Publication.objects.not_followed(self.now).filter(revision__isnull=False)

    def _counted(self, condition):
        found = self._live().filter(condition).order_by().values("pk")
        return found[: MOST_DUE_COUNTED + 1].count()

    def _url_of(self, name):
        return f"{self.url}?within={name}"
