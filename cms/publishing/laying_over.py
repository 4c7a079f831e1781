"""The drafts of a preview token laid over what is public, for as long as one question takes.

They are written as a release would write them, in a transaction that is always rolled back: so
every answer is what it would be once they are live, and nobody else ever sees them.
"""

from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from cms.editorial import canonical
from cms.models import (
    Action,
    Publication,
    Release,
    ReleaseEntry,
    ReleaseKind,
    ReleaseState,
)
from cms.publishing import chain, instants
from cms.publishing.drafts import reviewed
from cms.publishing.instants import SMALLEST_STEP
from cms.publishing.omission import without_items
from cms.publishing.writing import Copies, drawn_up, store, withdrawal


@dataclass(frozen=True)
class Overlay:
    """What is laid over: ``missing`` items that it names are neither public nor part of it."""

    release: Release
    copies: list[Copies]
    missing: int

    def store(self):
        """The same as a release writes, in one statement per table."""
        self.release.save(force_insert=True)
        store(self.copies)


@contextmanager
def laid_over(overlay):
    """Within, everybody who asks on this connection finds the drafts public. Nothing is kept."""
    with transaction.atomic():
        if overlay.copies:
            overlay.store()
        yield
        transaction.set_rollback(True)


def drawn_over(token, at):
    """The overlay of a token on what was public at ``at``; it starts right after."""
    start, entries = at + SMALLEST_STEP, _entries(token, at)
    release = _release(token, start)
    texts = {
        entry.item_id: canonical.Frozen(canonical.data_of(entry.revision))
        for entry in entries
        if entry.action == Action.PUBLISH
    }
    missing = _missing(texts, at)
    copies = []
    for entry in entries:
        entry.release = release
        if entry.item_id in texts:
            text = without_items(texts[entry.item_id], missing)
            copies.append(_draft(entry, text, start))
        else:
            copies.append(Copies(withdrawal(entry, start)))
    release.content_hash = chain.content_hash([each.publication for each in copies])
    return Overlay(release, copies, len(missing))


def _draft(entry, text, start):
    revision = entry.revision
    urgent = entry.release.kind == ReleaseKind.URGENT
    given = {"release": entry.release, "is_urgent": urgent, **reviewed(revision)}
    return drawn_up(revision, text, start, **given)


def _release(token, start):
    """A release of their own, as if it were sent just now."""
    now, by = timezone.now(), token.made_by.person
    planned = token.release or Release(title="Preview")
    return Release(
        title=planned.title,
        kind=planned.kind,
        reason=planned.reason or planned.title,
        state=ReleaseState.SENT,
        created_by=by,
        created_at=now,
        sent_by=by,
        sent_at=now,
        starts_at=start,
    )


def _entries(token, at):
    """What the token changes for readers, each change with what was in force before it."""
    wanted = _wanted(token)
    in_force = Publication.objects.in_force(at).filter(item__in=[each.item for each in wanted])
    before = {each.item_id: each for each in in_force}
    entries = []
    for entry in wanted:
        entry.base = before.get(entry.item_id)
        if token.release_id or entry.base is None or entry.base.revision_id != entry.revision_id:
            entries.append(entry)
    entries = [each for each in entries if each.action == Action.PUBLISH or each.base]
    revisions = [each.revision for each in entries if each.revision]
    prefetch_related_objects(revisions, "reviews")
    return entries


def _wanted(token):
    if token.item_id:
        head = token.item.head
        head.item = token.item
        return [ReleaseEntry(item=token.item, action=Action.PUBLISH, revision=head)]
    release = token.release
    if release.state == ReleaseState.SENT and release.starts_at <= instants.now():
        # Readers see it already.
        return []
    entries = release.entries.select_related("item", "revision__item", "successor")
    return list(entries.order_by("item"))


def _missing(texts, at):
    """Ids of the items that the drafts name and that readers would not find."""
    named = {target for text in texts.values() for target, _ in text.links}
    known = Publication.objects.in_force(at).filter(item__in=named).values_list("item", flat=True)
    return named - set(map(str, known)) - {str(item) for item in texts}
