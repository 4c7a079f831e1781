"""Releases: the single road to “published”."""

import hashlib

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from cms.editorial import audit, policy
from cms.editorial.chunks import chunks
from cms.editorial.doors import attempt
from cms.editorial.garbage import collecting_by_hand
from cms.editorial.refusals import TransitionRefused
from cms.models import (
    Action,
    Item,
    Library,
    OutboxMessage,
    Publication,
    Release,
    ReleaseEntry,
    ReleaseKind,
    ReleaseState,
    Status,
    Topic,
)
from cms.publishing import (
    chain,
    closed_sets,
    holding,
    instants,
    live,
    news,
    progress,
    reaffirming,
    requirements,
    writing,
)
from cms.publishing.progress import Step
from cms.publishing.refusals import ReleaseRefused

LONGEST_TITLE = Release._meta.get_field("title").max_length
CHANGEABLE = {ReleaseState.OPEN, ReleaseState.HELD}


def prepare(title, *, by, items=(), kind=ReleaseKind.REGULAR, reason=""):
    """Open a release with these approved items in it."""
    with attempt("prepare release", by=by):
        policy.require(by, "prepare release")
        Item.objects.filter(pk__in=[item.pk for item in items]).locked()
        if items:
            # Before the record is written to: whoever sends a release holds them the other way.
            Library.locked()
        release = opened(title, by=by, kind=kind, reason=reason)
        audit.record("release prepared", by=by, release=release.pk, title=release.title)
        if items:
            add(release, items, by=by)
        return release


def opened(title, *, by, **given):
    """A new release, under as much of its title as fits: titles are made of other titles."""
    return Release.objects.create(
        title=title[:LONGEST_TITLE], created_by=by.person, created_at=timezone.now(), **given
    )


def add(release, items, *, by):
    """Add items as they are approved now, or live ones that were reviewed again."""
    with attempt("prepare release", by=by):
        policy.require(by, "prepare release")
        wanted = [item.pk for item in items]
        locked, release = _lock(wanted, release)
        # They were locked in the order of their keys, and stand in the order that was asked for.
        place = {item: number for number, item in enumerate(wanted)}
        chosen = _revisions_to_release(sorted(locked, key=lambda each: place[each.pk]))
        ReleaseEntry.objects.bulk_create(
            [ReleaseEntry(release=release, item=item, revision=each) for item, each in chosen],
            update_conflicts=True,
            unique_fields=["release", "item"],
            update_fields=["action", "revision", "successor"],
        )
        audit.record("release filled", by=by, release=release.pk, items=[str(i.pk) for i in locked])


def remove(release, item, *, by):
    with attempt("prepare release", by=by):
        policy.require(by, "prepare release")
        _, release = _lock([item.pk], release)
        release.entries.filter(item=item).delete()
        audit.record("release reduced", by=by, release=release.pk, items=[str(item.pk)])


def _lock(item_ids, release):
    """Lock in the order all writers keep: items by id, the library, then the release."""
    items = Item.objects.filter(pk__in=item_ids).locked()
    Library.locked()
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state not in CHANGEABLE:
        raise TransitionRefused(f"This release is {release.get_state_display().lower()} already.")
    return items, release


def _revisions_to_release(items):
    """``[(item, revision)]``; refused where one of them has nothing to release."""
    shown = Publication.objects.live(instants.now()).filter(item__in=items)
    live = dict(shown.values_list("item", "revision"))
    for some in chunks(items):
        prefetch_related_objects(some, "head")
    newly = {
        item.pk
        for item in items
        if item.status == Status.APPROVED and live.get(item.pk) != item.head_id
    }
    again = reaffirming.revisions([item for item in items if item.pk not in newly])
    return [
        (item, item.head if item.pk in newly else _reaffirmed(item, again, live)) for item in items
    ]


def _reaffirmed(item, again, live):
    if item.pk in again:
        return again[item.pk]
    if live.get(item.pk) == item.head_id:
        raise ReleaseRefused(f"{item} is live already, just as it stands.")
    raise ReleaseRefused(f"{item} is not approved: it is {item.get_status_display().lower()}.")


def contents_of(release):
    """One word for what a release would do: another one as soon as an entry changes."""
    entries = release.entries.order_by("item").values_list("item", "revision", "action")
    return hashlib.sha256(repr(list(entries)).encode()).hexdigest()


def send(release, *, by, starts_at=None, seen=None):
    """Make the release public now, or at ``starts_at`` (a full minute). All of it, or nothing.

    ``seen`` is ``contents_of`` the release as its sender looked at it. Raises ``ReleaseRefused``
    where an entry is no longer the item's approved head, a flag blocks, or the set is not closed;
    ``missing`` then names what would have to be added.
    """
    with attempt("release", by=by), collecting_by_hand():
        policy.require(by, "release")
        entries = set(release.entries.values_list("item", flat=True))
        items, release = _lock(entries, release)
        if not entries or entries != set(release.entries.values_list("item", flat=True)):
            raise TransitionRefused("The release is empty, or changed just now. Look at it again.")
        if seen not in (None, contents_of(release)):
            raise TransitionRefused("The release changed since you opened it. Look at it again.")
        if any(item.parked_id for item in items):
            release.kind = ReleaseKind.URGENT
        requirements.require_sendable(release, by=by)
        return go_live(release, by=by, starts_at=starts_at)


def go_live(release, *, by, starts_at=None):
    """Write the publications of a checked release. The caller holds all locks.

    Everything that makes something public comes through here: releases, withdrawals, roll backs.
    """
    library = Library.locked()
    chain.seal(library, instants.now())
    start = _start(library, starts_at)
    _refuse_what_blocks(release)
    publications = _publish(release, start)
    _require_closed(release, publications, start)
    release.state, release.starts_at = ReleaseState.SENT, start
    release.sent_by, release.sent_at = by.person, timezone.now()
    release.stopped_by = release.stopped_at = None
    release.stop_reason = ""
    release.content_hash = chain.content_hash(publications)
    release.save()
    if starts_at is None:
        library.last_start = start
        chain.seal(library, start)
        release.refresh_from_db(fields=["number", "chain"])
    held = holding.recheck(library, by=by)
    live.follow(library)
    _tell(release, publications, held, by)
    return release


def _start(library, starts_at):
    if starts_at is None:
        return instants.next_start(library)
    return instants.scheduled_start(library, starts_at)


def _refuse_what_blocks(release):
    reason = holding.what_blocks(release.entries.select_related("item", "revision"))
    if reason:
        raise ReleaseRefused(reason)


def _publish(release, start):
    """Write the publications of all entries, each with what it comes in place of."""
    entries = list(
        release.entries.select_related("item", "revision__item", "successor").prefetch_related(
            Prefetch("revision__reviews", writing.SIGNATURES)
        )
    )
    before = Publication.objects.in_force(start).filter(item__in=[each.item_id for each in entries])
    bases = {each.item_id: each for each in before.defer("document")}
    for entry in entries:
        entry.release, entry.base = release, bases.get(entry.item_id)
    again = set(reaffirming.signed_again([each.base for each in entries if _is_same(each)]))
    for entry in entries:
        _require_change(entry, again)
    ReleaseEntry.objects.bulk_update(entries, ["base"], batch_size=writing.AT_ONCE)
    copies = [
        writing.copies_of(entry, start) for entry in progress.through(Step.DRAWING_UP, entries)
    ]
    progress.tell(Step.STORING, 0, len(copies))
    writing.store(copies)
    return [each.publication for each in copies]


def _require_change(entry, again):
    if entry.action == Action.WITHDRAW and (entry.base is None or entry.base.is_withdrawal):
        raise ReleaseRefused(f"{entry.item} is not live, so it cannot be withdrawn.")
    if _is_same(entry) and entry.base not in again:
        raise ReleaseRefused(f"{entry.item} is live already, just as it stands.")


def _is_same(entry):
    """Whether it would publish the text that is live."""
    is_text = entry.revision_id and entry.base
    return bool(is_text and entry.base.revision_id == entry.revision_id)


def _require_closed(release, publications, start):
    lacking = closed_sets.missing(publications, start)
    if lacking:
        names = ", ".join(sorted(str(item) for item in lacking))
        raise ReleaseRefused(
            f"This links to items that are not live: {names}. Add them to the release.",
            details=lacking,
            missing=lacking,
        )
    withdrawn = [each.item_id for each in publications if each.is_withdrawal]
    using = closed_sets.users(withdrawn, start)
    if using and release.kind != ReleaseKind.EMERGENCY:
        names = ", ".join(sorted(str(item) for item in using))
        raise ReleaseRefused(
            f"Live documents use it: {names}. Change or withdraw them first.", using
        )


def _tell(release, publications, held, by):
    before = release.entries.select_related("base").defer("base__document")
    bases = [each.base for each in before if each.base]
    OutboxMessage.objects.tell(
        Topic.RELEASE,
        [*publications, *bases],
        release=release.pk,
        starts_at=release.starts_at.isoformat(),
        held=[each.pk for each in held],
    )
    news.tell_sent(release, by=by)
    news.tell_showing(release, publications, by=by)
    audit.record(
        "released",
        by=by,
        release=release.pk,
        title=release.title,
        kind=release.kind,
        content=release.content_hash,
        published=[holding.audit_line(each) for each in publications],
    )


def cancel(release, *, by, reason):
    """Stop a scheduled release before it starts. Others that relied on it are held."""
    with attempt("cancel release", by=by):
        policy.require(by, "cancel release")
        library = Library.locked()
        release = Release.objects.select_for_update().get(pk=release.pk)
        if release.state == ReleaseState.SENT and release.starts_at <= instants.now():
            raise TransitionRefused("This release is live. Roll it back instead.")
        if release.state == ReleaseState.CANCELLED:
            raise TransitionRefused("This release is cancelled already.")
        holding.stop(release, ReleaseState.CANCELLED, reason, by=by)
        audit.record("release cancelled", by=by, **holding.stopped_detail(release))
        holding.recheck(library, by=by)
        return release
