"""What an item names that nobody has approved: it is handed in together with it."""

from cms.models import Status
from cms.publishing import closed_sets, instants

UNAPPROVED = (Status.DRAFT, Status.CHANGES_REQUESTED)


def linked_drafts(item):
    """Unapproved items that ``item`` names, near or far, and that readers cannot see yet.

    What readers see already needs nothing that they do not: the search ends there.
    """
    lacking = closed_sets.lacking([item.head_id], {item.pk}, instants.now())
    return list(lacking.filter(status__in=UNAPPROVED).order_by("type", "pk"))
