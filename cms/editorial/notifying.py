"""What people are told of what others did. Whether they still may see it is asked when it is shown."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cms.editorial.roles import MAY
from cms.models import Notification, NotificationKind, RoleGrant, Status


def tell(people, kind, text, *, by=None, **about):
    """Leave the same notification for each of ``people``, but for whoever did it (``by``)."""
    everybody = {each.pk: each for each in people}.values()
    tell_each([(each, {"text": text, **about}) for each in everybody], kind, by=by)


def tell_each(told, kind, *, by=None):
    """``told`` is ``[(person, {field of the notification: value})]``; ``by`` is an account."""
    now = timezone.now()
    doer = by.person_id if by else None
    longest = Notification._meta.get_field("text").max_length
    Notification.objects.bulk_create(
        Notification(person=person, kind=kind, at=now, **about | {"text": about["text"][:longest]})
        for person, about in told
        if person.pk != doer
    )


def visible():
    """The notifications whose recipients may still do what they are told of."""
    reviews = RoleGrant.objects.filter(person=OuterRef("person"), role__in=MAY["request changes"])
    comes_in = RoleGrant.objects.filter(person=OuterRef("person"))
    kind_is_theirs = ~Q(kind=NotificationKind.REVIEW_ASKED) | Exists(reviews)
    is_there = Q(item__isnull=True) | ~Q(item__status=Status.DISCARDED)
    return Notification.objects.filter(kind_is_theirs, is_there, Exists(comes_in))


def of(person):
    return visible().filter(person=person)


def mark_read(person, notification=None):
    """One of them, or all that ``person`` has not read."""
    unread = Notification.objects.unread().filter(person=person)
    if notification is not None:
        unread = unread.filter(pk=notification.pk)
    return unread.update(read_at=timezone.now())
