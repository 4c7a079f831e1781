"""How long until a review is due, in the windows that editors plan by."""

from datetime import timedelta

from django.db.models import Q

# First and last day, counted from today.
WINDOWS = {"overdue": (None, -1), "30": (0, 30), "60": (31, 60), "90": (61, 90)}
FURTHEST = 90
LABELS = {
    "overdue": "Overdue",
    "30": "Within 30 days",
    "60": "In 31 to 60 days",
    "90": "In 61 to 90 days",
}


def within(name, today):
    """A condition on the day of the review; all windows together where the name is none."""
    first, last = WINDOWS.get(name, (None, FURTHEST))
    condition = Q(next_review_due__lte=today + timedelta(days=last))
    if first is not None:
        condition &= Q(next_review_due__gte=today + timedelta(days=first))
    return condition
