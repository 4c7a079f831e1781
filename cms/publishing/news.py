"""Who hears of a release: those whose work goes out, and those who must see to one that is held."""

from django.db.models import Q
from django.utils import timezone

from cms.editorial import notifying
from cms.models import NotificationKind, Person, Review, Revision, Role, Submission


def tell_sent(release, *, by):
    """Whoever wrote, handed in or signed what the release publishes."""
    revisions = Revision.objects.filter(pk__in=release.entries.values("revision"))
    writers = revisions.values("saved_by")
    submitters = Submission.objects.filter(revision__in=revisions).values("submitted_by")
    signers = Review.objects.filter(revision__in=revisions).values("person")
    people = Person.objects.filter(
        Q(pk__in=writers) | Q(pk__in=submitters) | Q(pk__in=signers)
    ).distinct()
    is_live = release.starts_at <= timezone.now()
    when = "is live" if is_live else f"goes live at {release.starts_at:%Y-%m-%d %H:%M} UTC"
    words = f"“{release.title}” {when}."
    notifying.tell(people, NotificationKind.RELEASED, words, by=by, release=release)


def tell_held(release, *, by):
    """Whoever prepared or sent it, and every publisher: somebody must decide what now."""
    publishers = Q(grants__role=Role.PUBLISHER, accounts__is_active=True)
    own = Q(pk__in=[release.created_by_id, release.sent_by_id])
    people = Person.objects.filter(publishers | own).distinct()
    words = f"“{release.title}” is held and will not go live: {release.stop_reason}"
    notifying.tell(people, NotificationKind.RELEASE_HELD, words, by=by, release=release)
