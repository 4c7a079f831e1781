"""Where a notification leads: to the exact place that it is about, as it stands now."""

from django.urls import reverse

from cms.admin.naming import item_url
from cms.admin.reviewing.places import anchor
from cms.models import NotificationKind, Status

PAGES = {
    NotificationKind.CHANGES_REQUESTED: "comments",
    NotificationKind.MENTIONED: "comments",
    NotificationKind.ANSWERED: "comments",
    NotificationKind.FLAG_ASSIGNED: "flags",
    NotificationKind.LINKED_TEXT_CHANGED: "where_used",
}


def address_of(notification):
    if notification.release_id:
        return reverse("admin:cms_release_change", args=[notification.release_id])
    item = notification.item
    if item is None:
        return reverse("admin:notifications")
    if notification.kind == NotificationKind.REVIEW_ASKED and item.status == Status.IN_REVIEW:
        return item_url(item, "review")
    page = PAGES.get(notification.kind, "change")
    at = f"#{anchor(notification.place)}" if page == "comments" and notification.place else ""
    return item_url(item, page) + at
