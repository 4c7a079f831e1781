"""Holding scheduled releases that can no longer go live as they were approved.

Conflicts are found by whoever makes them: each release, withdrawal, cancellation and blocking flag
calls ``recheck`` in its own transaction. Nothing has to run when a scheduled minute comes.
"""

from django.utils import timezone

from cms.editorial import audit, rules
from cms.models import (
    Action,
    Blocks,
    Flag,
    Item,
    Publication,
    Release,
    ReleaseKind,
    ReleaseState,
)
from cms.publishing import closed_sets, instants, news, progress
from cms.publishing.instants import SMALLEST_STEP
from cms.publishing.progress import Step


def recheck(library, *, by):
    """Hold every scheduled release that fails now, earliest first. Returns those held.

    The caller holds the library lock, which is what ``library`` proves.
    """
    held = []
    for release in Release.objects.scheduled(instants.now()):
        reason = why_held(release)
        if reason:
            hold(release, reason, by=by)
            held.append(release)
    return held


def why_held(release):
    """A sentence saying why the scheduled release cannot stand, or an empty one."""
    entries = list(release.entries.select_related("item", "revision"))
    return _moved_base(release, entries) or what_blocks(entries) or _open_set(release, entries)


def _moved_base(release, entries):
    before = Publication.objects.in_force(release.starts_at - SMALLEST_STEP)
    in_force = dict(
        before.filter(item__in=[entry.item_id for entry in entries]).values_list("item", "pk")
    )
    moved = [entry.item for entry in entries if in_force.get(entry.item_id) != entry.base_id]
    return f"What was live before has changed: {_spoken(moved)}." if moved else ""


def what_blocks(entries):
    """A sentence about an open flag or a finding with which nothing goes live, or an empty one."""
    items = [entry.item_id for entry in entries if entry.action == Action.PUBLISH]
    flagged = Item.objects.filter(
        flags__in=Flag.objects.filter(item__in=items).blocking(Blocks.RELEASE)
    )
    if flagged:
        return f"An open flag blocks release: {_spoken(flagged.distinct())}."
    published = [each.revision for each in entries if each.revision]
    for revision, found in rules.blocking(progress.through(Step.CHECKING, published)):
        return f"{revision.item}: {found.sentence}"
    return ""


def _open_set(release, entries):
    publications = release.publications.filter(cancelled_at__isnull=True)
    lacking = closed_sets.missing(publications, release.starts_at)
    if lacking:
        return f"It links to items that will not be live then: {_spoken(lacking)}."
    withdrawn = [entry.item_id for entry in entries if entry.action == Action.WITHDRAW]
    using = closed_sets.users(withdrawn, release.starts_at)
    if using and release.kind != ReleaseKind.EMERGENCY:
        return f"Live documents will use what it withdraws: {_spoken(using)}."
    return ""


def _spoken(items):
    return ", ".join(sorted(str(item) for item in items))


def hold(release, reason, *, by):
    stop(release, ReleaseState.HELD, reason, by=by)
    news.tell_held(release, by=by)
    audit.record("release held", by=by, **stopped_detail(release))


def stop(release, state, reason, *, by):
    """Cancel the publications of a scheduled release; they have not started."""
    now = timezone.now()
    release.publications.filter(cancelled_at__isnull=True).update(cancelled_at=now)
    release.state, release.stop_reason = state, reason
    release.stopped_by, release.stopped_at = by.person, now
    release.save()


def stopped_detail(release):
    return {
        "release": release.pk,
        "reason": release.stop_reason,
        "unpublished": [
            audit_line(each)
            for each in release.publications.filter(cancelled_at=release.stopped_at)
        ],
    }


def audit_line(publication):
    """How the audit names a publication: item, start, revision number or None."""
    number = publication.revision.number if publication.revision_id else None
    return [str(publication.item_id), publication.starts_at.isoformat(), number]
