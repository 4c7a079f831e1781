"""Who hears of a release.

Those whose work goes out, those whose live texts show what it changes, and, where it is held, those
who must see to it.
"""

from collections import defaultdict

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from cms.editorial import notifying
from cms.models import (
    Decision,
    Link,
    NotificationKind,
    Person,
    Publication,
    Review,
    Revision,
    Role,
    Submission,
)

MOST_NAMED = 3
WRITER = "publication__revision__saved_by"
SIGNER = "publication__revision__reviews__person"


def tell_sent(release, *, by):
    """Whoever wrote, handed in or signed what the release publishes."""
    revisions = Revision.objects.filter(pk__in=release.entries.values("revision"))
    writers = revisions.values("saved_by")
    submitters = Submission.objects.filter(revision__in=revisions).values("submitted_by")
    signers = Review.objects.filter(revision__in=revisions).values("person")
    people = Person.objects.filter(
        Q(pk__in=writers) | Q(pk__in=submitters) | Q(pk__in=signers)
    ).distinct()
    when = "is live" if _is_live(release) else f"goes live at {_minute(release)}"
    words = f"“{release.title}” {when}."
    notifying.tell(people, NotificationKind.RELEASED, words, by=by, release=release)


def _is_live(release):
    return release.starts_at <= timezone.now()


def _minute(release):
    return f"{release.starts_at:%Y-%m-%d %H:%M} UTC"


def tell_showing(release, publications, *, by):
    """Whoever wrote or signed live texts that show what the release changes or takes away.

    Each is told once, however much it changes. What goes live along with it was written for it.
    """
    texts = {each.item_id: each for each in publications}
    shown = _shown(release)
    told = [
        (
            person,
            _about(release, [(texts[item], count) for item, count in shown[person.pk].items()]),
        )
        for person in Person.objects.filter(pk__in=shown)
    ]
    notifying.tell_each(told, NotificationKind.LINKED_TEXT_CHANGED, by=by)


def _shown(release):
    """``{person id: {changed item id: how many live texts of theirs show it}}``."""
    entries = release.entries
    changed = entries.filter(base__isnull=False).exclude(revision=F("base__revision"))
    live = Publication.objects.not_followed(release.starts_at).filter(revision__isnull=False)
    links = Link.objects.filter(
        Exists(live.filter(pk=OuterRef("publication"))), target__in=changed.values("item")
    ).exclude(publication__item__in=entries.values("item"))
    signatures = Q(
        publication__revision__reviews__decision__in=[Decision.APPROVE, Decision.REAFFIRM]
    )
    found = defaultdict(lambda: defaultdict(int))
    for rows in (_counted(links, WRITER), _counted(links.filter(signatures), SIGNER)):
        for person, item, count in rows:
            found[person][item] += count
    return found


def _counted(links, whose):
    counted = links.order_by().values_list(whose, "target")
    return counted.annotate(Count("publication", distinct=True))


def _about(release, changed):
    """``changed`` is ``[(publication, how many live texts show it)]``."""
    titles = sorted(f"“{text.title}”" for text, _ in changed)
    more = len(titles) - MOST_NAMED
    names = ", ".join(titles[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    words = f"{names} {_changed(release)}. Live texts that you wrote or signed show"
    if len(changed) > 1:
        return {"release": release, "text": f"{words} them."}
    ((text, count),) = changed
    return {"item": text.item, "text": f"{words} it: {count}."}


def _changed(release):
    return "changed for readers" if _is_live(release) else f"will change at {_minute(release)}"


def tell_held(release, *, by):
    """Whoever prepared or sent it, and every publisher: somebody must decide what now."""
    publishers = Q(grants__role=Role.PUBLISHER, accounts__is_active=True)
    own = Q(pk__in=[release.created_by_id, release.sent_by_id])
    people = Person.objects.filter(publishers | own).distinct()
    words = f"“{release.title}” is held and will not go live: {release.stop_reason}"
    notifying.tell(people, NotificationKind.RELEASE_HELD, words, by=by, release=release)
