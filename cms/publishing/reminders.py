"""Telling people in time that a live text is due for review."""

from datetime import timedelta

from cms.editorial import authorship, notifying
from cms.models import (
    Decision,
    Notification,
    NotificationKind,
    Person,
    Publication,
    Review,
    Role,
)
from cms.publishing import instants

AHEAD = timedelta(days=30)
REVIEWERS = [Role.CLINICAL_REVIEWER, Role.EDITORIAL_REVIEWER]
MOST_OTHERS = 3


def remind():
    """Tell of every review that is due within 30 days, and of each that is overdue, once each.

    Its contributors are told, and a second person who can do something about it.
    """
    now = instants.now()
    due = Publication.objects.live(now).filter(next_review_due__lte=now.date() + AHEAD)
    for publication in due.select_related("item", "revision").iterator(chunk_size=200):
        _tell(publication, _words(publication, now.date()))


def _words(publication, today):
    due = publication.next_review_due
    return f"{publication.title}: review {'overdue since' if due < today else 'due by'} {due}"


def _tell(publication, words):
    kind = NotificationKind.REVIEW_DUE
    if Notification.objects.filter(item=publication.item, kind=kind, text=words).exists():
        return
    writers = Person.objects.filter(pk__in=authorship.authors_of(publication.revision))
    people = {each.pk: each for each in [*writers, *_others(publication, writers)]}
    notifying.tell(people.values(), kind, words, item=publication.item)


def _others(publication, writers):
    """Who signed the text and can still review; where nobody is left, some who can."""
    able = Person.objects.filter(grants__role__in=REVIEWERS, accounts__is_active=True).exclude(
        pk__in=writers.values("pk")
    )
    signed = Review.objects.filter(revision=publication.revision).exclude(
        decision=Decision.REQUEST_CHANGES
    )
    signers = able.filter(pk__in=signed.values("person")).distinct()
    return signers or able.distinct()[:MOST_OTHERS]
