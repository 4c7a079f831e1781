"""What an item names that is not ready: for packages of review and for releases."""

from cms.models import Item, Publication, Status
from cms.publishing import instants

UNAPPROVED = (Status.DRAFT, Status.CHANGES_REQUESTED)


def named_by(items):
    """All that these items' texts name, and what those name, and so on; without the items."""
    known, edge = {item.pk for item in items}, {item.pk for item in items}
    while edge:
        heads = Item.objects.filter(pk__in=edge).values("head")
        found = Item.objects.filter(named_by_revisions__revision__in=heads)
        edge = set(found.values_list("pk", flat=True)) - known
        known |= edge
    return Item.objects.in_use().filter(pk__in=known - {item.pk for item in items})


def not_live(items, at=None):
    live = Publication.objects.live(at or instants.now()).values("item")
    return items.exclude(pk__in=live)


def linked_drafts(item):
    """Unapproved items that ``item`` names, near or far, and that readers cannot see yet."""
    drafts = not_live(named_by([item])).filter(status__in=UNAPPROVED)
    return list(drafts.select_related("head").order_by("type", "pk"))
