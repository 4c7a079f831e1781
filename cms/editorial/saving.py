"""Saving the working copy: one edit, from the revision it started from to the one it makes."""

from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.editorial import audit, canonical, comparison, names, policy, terms
from cms.editorial.doors import attempt
from cms.editorial.refusals import Clash, Invalid, Refused, TransitionRefused
from cms.models import Item, Origin, Revision, RevisionLink, Status, content_of

EDITABLE = {Status.DRAFT, Status.CHANGES_REQUESTED, Status.APPROVED}


class Edit:
    """An open edit. ``revision`` is what it made, or the head where nothing changed."""

    def __init__(self, item, by, base, source=None):
        self.item, self.by, self.base, self.source = item, by, base, source
        self.revision = None


@dataclass(frozen=True)
class Settled:
    """What an editor decided, place by place, on seeing the clash with revision ``against``."""

    against: Revision
    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()


@contextmanager
def editing(item, *, by, base, origin=Origin.SAVE, source=None, note="", settled=None):
    """Change the working copy of ``item`` inside the block; the block's end records the revision.

    ``base`` is the revision that the editor had in front of them. If a newer one exists, the block
    sees the working copy as it was at ``base``, and its changes are merged; a true clash raises
    ``Clash`` and stores nothing. ``settled`` answers a clash seen before, as long as nobody has
    saved since. ``source`` is a revision, of whichever item, whose words the block brings in.
    """
    with attempt("edit", by=by, item=item):
        edit = Edit(Item.objects.for_update().get(pk=item.pk), by, base, source)
        policy.require(by, "edit", edit.item)
        require_editable(edit.item)
        if base is None or base.item_id != edit.item.pk:
            raise Refused("Say from which revision of this item the edit started.")
        if base != edit.item.head:
            canonical.restore(edit.item, canonical.data_of(base))
        yield edit
        edit.revision = _record_edit(edit, origin, note, settled)


@contextmanager
def creating(model, *, by, note="", item_id=None):
    """Make an item: the block stores ``model(item=item, …)`` with its parts, the end records it."""
    with attempt("create", by=by):
        policy.require(by, "create")
        item = Item.objects.create(id=item_id or uuid4(), type=model.type_name)
        edit = Edit(item, by, None)
        yield edit
        edit.revision = record(item, by=by, note=note)


def require_editable(item):
    if item.status == Status.IN_REVIEW:
        raise TransitionRefused("This text is in review. Take it back to edit it.")
    if item.status not in EDITABLE:
        raise TransitionRefused(f"{item.get_status_display()} content cannot be edited.")


def _record_edit(edit, origin, note, settled):
    head = edit.item.head
    if edit.base == head:
        return record(edit.item, by=edit.by, origin=origin, source=edit.source, note=note)
    base, theirs = canonical.data_of(edit.base), canonical.data_of(head)
    mine = _frozen(content_of(edit.item))
    merged, places = comparison.merge(base, mine, theirs)
    if settled is not None and settled.against == head:
        merged = comparison.taking(merged, theirs, settled.theirs.intersection(places))
        places = [each for each in places if each not in settled.mine | settled.theirs]
    if places:
        raise Clash(
            "Somebody saved other text in the same places while you were editing.",
            places=places,
            base=base,
            mine=mine,
            theirs=theirs,
            against=head,
        )
    canonical.restore(edit.item, merged)
    return record(edit.item, by=edit.by, origin=Origin.MERGE, source=edit.base, note=note)


def record(item, *, by, origin=Origin.SAVE, source=None, note=""):
    """Freeze the working copy of a locked ``item`` as its new head. No change, no revision.

    Raises ``Invalid`` where the content cannot be stored so.
    """
    content = content_of(item)
    validate(content)
    names.claim(content)
    frozen = _frozen(content)
    text = canonical.as_text(frozen)
    digest = canonical.digest_of(text)
    if item.head_id and item.head.digest == digest:
        return item.head
    item.head = Revision.objects.create(
        item=item,
        number=item.head.number + 1 if item.head_id else 1,
        schema=content.schema,
        text=text,
        digest=digest,
        parent=item.head,
        source=source,
        origin=origin,
        note=note,
        saved_by=by.person,
        saved_at=timezone.now(),
    )
    _link(item.head, canonical.Frozen(frozen))
    item.status = Status.DRAFT
    item.save(update_fields=["head", "status"])
    audit.record(origin.label.lower(), by=by, item=item, digest=digest)
    # Whoever discards holds the end of the audit, as we do now: what they discarded shows here.
    canonical.require_in_use(item.head.links.values_list("target", flat=True))
    terms.write(content)
    return item.head


def _frozen(content):
    try:
        return canonical.freeze(content)
    except ValidationError as error:
        raise Invalid(
            "A citation is not right.", [("", each) for each in error.messages]
        ) from error


def _link(revision, frozen):
    RevisionLink.objects.bulk_create(
        RevisionLink(revision=revision, target_id=target, place=place)
        for target, place in frozen.links
    )


def validate(content):
    """Check the working copy and all its parts as forms do; raise ``Invalid`` with every place."""
    faults = _faults(content, "")
    for name in content.parts:
        for part in getattr(content, name).all():
            faults += _faults(part, f"{name}/{part.key}/")
    if hasattr(content, "validate_parts"):
        faults += content.validate_parts()
    if faults:
        raise Invalid("; ".join(f"{place}: {sentence}" for place, sentence in faults), faults)


def _faults(instance, prefix):
    try:
        # It is stored: the database has seen to its constraints.
        instance.full_clean(validate_constraints=False)
    except ValidationError as error:
        return [
            (f"{prefix}{field}", sentence)
            for field, sentences in error.message_dict.items()
            for sentence in sentences
        ]
    return []


def restore_revision(item, revision, *, by, base, note=""):
    """Bring the text of an older ``revision`` back as a new one. Its approval does not come back."""
    with attempt("restore", by=by, item=item):
        item = Item.objects.for_update().get(pk=item.pk)
        policy.require(by, "restore", item)
        require_editable(item)
        if revision.item_id != item.pk:
            raise Refused("That revision belongs to another item.")
        if base != item.head:
            raise TransitionRefused("Somebody saved while you were looking. Look again.")
        canonical.restore(item, canonical.data_of(revision))
        return record(item, by=by, origin=Origin.RESTORE, source=revision, note=note)
