"""Whose words a text holds: the question behind “no contributor signs”."""

from cms.models import Library, Origin, Publication, Revision


def live_publication(item):
    """The publication in force that shows a revision, or None."""
    return Publication.objects.live(Library.present()).filter(item=item).first()


def contributors(item):
    """Ids of all persons who saved, restored, imported or merged since the revision that is live."""
    if item.head_id is None:
        return set()
    live = live_publication(item)
    after = live.revision.number if live else 0
    begun = urgent_start(item)
    if live and begun and begun.source_id == live.revision_id:
        # An urgent fix starts from the live text, word for word: the parked draft is not in it.
        after = begun.number
    return writers_between(item, after, item.head.number)


def urgent_start(item):
    """The revision with which the urgent fix under way took the text back, or None."""
    if item.parked_id is None:
        return None
    return item.revisions.filter(origin=Origin.URGENT).last()


def authors_of_live(item):
    """Ids of the persons whose words the live revision added to the revision live before it."""
    live = live_publication(item)
    return authors_of(live.revision) if live else set()


def authors_of(revision):
    """Ids of the persons whose words a revision added to the one released before it."""
    item = revision.item
    return writers_between(item, _released_before(revision), revision.number)


def writers_between(item, after, upto):
    """Writers of revisions ``after < number <= upto``, and of other text they brought (back)."""
    people = set()
    for revision in item.revisions.filter(number__gt=after, number__lte=upto):
        people.add(revision.saved_by_id)
        source = revision.source
        # Older text, and that of another item, comes with all who wrote until then: whose words of
        # it are live, nobody knows.
        if source is not None and (source.item_id != item.pk or source.number < after):
            people |= writers_between(source.item, 0, source.number)
    return people


def _released_before(revision):
    """The number of the newest revision older than this one that was ever released, or 0."""
    released = Revision.objects.filter(
        item=revision.item, number__lt=revision.number, publications__cancelled_at__isnull=True
    ).exclude(publications=None)
    newest = released.order_by("-number").first()
    return newest.number if newest else 0
