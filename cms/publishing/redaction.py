"""Removing text that must not be kept, by two people with a reason. Digests stay."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from cms.editorial import audit, policy
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused, TransitionRefused
from cms.models import (
    Facet,
    Item,
    Library,
    Link,
    OutboxMessage,
    Publication,
    Redaction,
    Revision,
    SearchEntry,
    Topic,
)
from cms.publishing import live
from cms.publishing.live import steps

TEXTS = ["document", "card", "title", "title_key"]


def ask(revision, *, by, reason):
    """Ask that the text of ``revision`` be removed; a second person must confirm."""
    with attempt("redact", by=by, item=revision.item):
        item = Item.objects.for_update().get(pk=revision.item_id)
        policy.require(by, "redact", item)
        if not reason.strip():
            raise Refused("Say why this text must not be kept.")
        if Redaction.objects.filter(revision=revision).exists():
            raise Refused("The redaction of this revision was asked for already.")
        redaction = Redaction.objects.create(
            revision=revision, reason=reason, asked_by=by.person, asked_at=timezone.now()
        )
        audit.record("redaction asked", by=by, item=item, revision=revision.number, reason=reason)
        return redaction


def confirm(redaction, *, by):
    """Remove the text everywhere it was kept: revision, publications, their facets and links."""
    revision = redaction.revision
    with attempt("redact", by=by, item=revision.item):
        item = Item.objects.for_update().get(pk=revision.item_id)
        redaction = Redaction.objects.select_for_update().get(pk=redaction.pk)
        policy.require(by, "redact", item)
        _refuse_unless_old(item, revision, redaction, by)
        redaction.confirmed_by, redaction.confirmed_at = by.person, timezone.now()
        redaction.save()
        Revision.objects.filter(pk=revision.pk).update(text="")
        publications = _with_withdrawals(Publication.objects.filter(revision=revision))
        _tell_caches(publications)
        Facet.objects.filter(publication__in=publications).delete()
        Link.objects.filter(publication__in=publications).delete()
        live.forget(publications)
        SearchEntry.objects.filter(publication__in=publications).forget()
        publications.update(**dict.fromkeys(TEXTS, ""), aliases=[], redacted_at=_next_instant())
        live.follow(Library.locked(), changed=[item.pk])
        audit.record("redacted", by=by, item=item, revision=revision.number)


def _with_withdrawals(publications):
    """These, and the withdrawals that copied the card of one of them."""
    cards = set(publications.values_list("item", "card"))
    withdrawals = Publication.objects.filter(
        item__in=[item for item, _ in cards],
        revision__isnull=True,
        card__in=[card for _, card in cards],
    )
    found = [*publications.values_list("pk", flat=True), *withdrawals.values_list("pk", flat=True)]
    return Publication.objects.filter(pk__in=found)


def _tell_caches(publications):
    """Whoever keeps what was public once must ask again."""
    library = Library.locked()
    if publications.started(library.now).exists():
        library.redactions += 1
        library.save(update_fields=["redactions"])
        steps.forget()
        OutboxMessage.objects.tell(Topic.REDACTION, publications)


def _next_instant():
    """After every redaction before it, also where the clock was set back. The library is locked."""
    clock, last = timezone.now(), Publication.objects.aggregate(last=Max("redacted_at"))["last"]
    return max(clock, last + timedelta(microseconds=1)) if last else clock


def _refuse_unless_old(item, revision, redaction, by):
    if redaction.confirmed_at:
        raise TransitionRefused("This revision is redacted already.")
    if redaction.asked_by_id == by.person_id:
        raise Refused("Somebody else must confirm what you asked for.")
    now = Library.present()
    in_force = Publication.objects.in_force(now).filter(revision=revision)
    to_come = Publication.objects.filter(
        revision=revision, cancelled_at__isnull=True, starts_at__gt=now
    )
    if item.head_id == revision.pk or item.parked_id == revision.pk:
        raise Refused("This is the text being edited. Save a corrected text first.")
    if in_force.exists() or to_come.exists():
        raise Refused("This text is public, or is going to be. Release or withdraw first.")
