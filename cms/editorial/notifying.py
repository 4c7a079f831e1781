"""What people are told of what others did. Whether they still may see it is asked when it is shown."""

from django.utils import timezone

from cms.models import Notification


def tell(people, kind, text, *, by=None, item=None, place="", release=None):
    """Leave a notification for each of ``people``, but for whoever did it (``by``, an account)."""
    now = timezone.now()
    doer = by.person_id if by else None
    longest = Notification._meta.get_field("text").max_length
    Notification.objects.bulk_create(
        Notification(
            person=person,
            kind=kind,
            text=text[:longest],
            item=item,
            place=place,
            release=release,
            at=now,
        )
        for person in {each.pk: each for each in people if each.pk != doer}.values()
    )
