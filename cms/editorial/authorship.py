"""Whose words a text holds: the question behind “no contributor signs”."""

from django.utils import timezone

from cms.models import Origin, Publication, Revision


def live_publication(item, at=None):
    """The publication in force that shows a revision, or None."""
    return Publication.objects.live(at or timezone.now()).filter(item=item).first()


def contributors(item):
    """Ids of all persons who saved, restored, imported or merged since the revision that is live."""
    if item.head_id is None:
        return set()
    live = live_publication(item)
    after = live.revision.number if live else 0
    if item.parked_id:
        # An urgent fix starts from the live text, word for word: the parked draft is not in it.
        after = max(after, item.revisions.filter(origin=Origin.URGENT).last().number)
    return writers_between(item, after, item.head.number)


def authors_of_live(item):
    """Ids of the persons whose words the live revision added to the revision live before it."""
    live = live_publication(item)
    if live is None:
        return set()
    return writers_between(item, _released_before(item, live.revision.number), live.revision.number)


def writers_between(item, after, upto):
    """Writers of revisions ``after < number <= upto``, and of older text they brought back."""
    people = set()
    for revision in item.revisions.filter(number__gt=after, number__lte=upto):
        people.add(revision.saved_by_id)
        source = revision.source
        # Text from before the live revision comes with the people who wrote it then.
        if source is not None and source.number <= after:
            people |= writers_between(item, _released_before(item, source.number), source.number)
    return people


def _released_before(item, number):
    """The number of the newest revision older than ``number`` that was ever released, or 0."""
    released = Revision.objects.filter(
        item=item, number__lt=number, publications__cancelled_at__isnull=True
    ).exclude(publications=None)
    newest = released.order_by("-number").first()
    return newest.number if newest else 0
