"""Proving that the library is what its record says: every link of the record, and every row."""

from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS

from cms.editorial import audit, canonical
from cms.models import AuditEvent, Item, Publication, Release, Review, Revision, guards
from cms.publishing import chain
from cms.publishing.holding import audit_line


@dataclass(frozen=True)
class Check:
    """One thing that was checked: how many rows of it, and sentences about what does not hold."""

    what: str
    count: int
    faults: list[str]


def checks():
    """Every check, one after the other, as they are made."""
    yield Check("events of the audit chain", AuditEvent.objects.count(), audit.broken_links())
    yield _guards()
    yield _texts()
    yield _signatures()
    sealed = Release.objects.filter(number__isnull=False).count()
    yield Check("releases of the public chain", sealed, chain.broken_links())
    items, publications = audit.replay()
    yield _items(items)
    yield _publications(publications)


def _guards():
    names = [name for guard in guards.GUARDS for name in guard.names]
    faults = [f"The trigger {name} is missing." for name in guards.missing(DEFAULT_DB_ALIAS)]
    return Check("triggers that keep the record", len(names), faults)


def _texts():
    """The text of every revision gives its digest, unless two people had it removed."""
    count, faults = 0, []
    revisions = Revision.objects.select_related("item", "redaction")
    for revision in revisions.order_by("pk").iterator(chunk_size=500):
        count += 1
        redaction = getattr(revision, "redaction", None)
        is_removed = revision.text == "" and redaction is not None and redaction.confirmed_at
        if not is_removed and canonical.digest_of(revision.text) != revision.digest:
            faults.append(f"{revision.item}, {revision}: the text is not what was saved.")
    return Check("texts of revisions", count, faults)


def _signatures():
    count, faults = 0, []
    reviews = Review.objects.select_related("revision", "item")
    for review in reviews.order_by("pk").iterator(chunk_size=500):
        count += 1
        if review.digest != review.revision.digest:
            faults.append(f"{review.item}: {review} is not of the text it is kept with.")
    return Check("decisions of reviewers", count, faults)


def _items(recorded):
    """Status and head number of every item, against what the events add up to."""
    stored = {
        str(pk): (status, number)
        for pk, status, number in Item.objects.values_list("pk", "status", "head__number")
    }
    faults = [
        f"Item {pk}: the record says {_spoken(recorded.get(pk))}, the library {_spoken(stored.get(pk))}."
        for pk in sorted(stored.keys() | recorded.keys())
        if stored.get(pk) != recorded.get(pk)
    ]
    return Check("items replayed from the record", len(stored), faults)


def _spoken(state):
    if state is None:
        return "nothing"
    status, number = state
    return f"{status}, revision {number}"


def _publications(recorded):
    """Every publication, and whether it was cancelled, against what the events add up to."""
    stored, count = {}, 0
    for publication in Publication.objects.select_related("revision").iterator(chunk_size=500):
        count += 1
        key = tuple(audit_line(publication))
        # The same may have been cancelled and then scheduled once more.
        stored[key] = stored.get(key, True) and publication.cancelled_at is not None
    faults = [
        f"Publication of {item} from {start}: the record says {_fate(recorded.get(key))}, "
        f"the library {_fate(stored.get(key))}."
        for key in sorted(stored.keys() | recorded.keys(), key=str)
        if stored.get(key) != recorded.get(key)
        for item, start, _ in [key]
    ]
    return Check("publications replayed from the record", count, faults)


def _fate(is_cancelled):
    return {None: "nothing", True: "cancelled", False: "published"}[is_cancelled]
