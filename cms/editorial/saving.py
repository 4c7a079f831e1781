"""Saving the working copy: one edit, from the revision it started from to the one it makes."""

from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from django.core.exceptions import ValidationError

from cms.editorial import canonical, comparison, names, policy, revisions, terms
from cms.editorial.doors import attempt
from cms.editorial.refusals import Clash, Invalid, Refused, TransitionRefused
from cms.models import Item, Origin, Revision, Status, content_of

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
    links = set(canonical.Frozen(frozen).links)
    wording = revisions.Wording(item, content.schema, canonical.as_text(frozen), links, note)
    made = revisions.append([wording], by=by, origin=origin, source=source)
    if made:
        revisions.put_on_record(made, by=by, naming={target for target, _ in links})
        terms.write([content])
    return item.head


def _frozen(content):
    try:
        return canonical.freeze(content)
    except ValidationError as error:
        raise Invalid(
            "A citation is not right.", [("", each) for each in error.messages]
        ) from error


def in_full(instance):
    """All that a form asks of a row. It is stored: the database has seen to its constraints."""
    instance.full_clean(validate_constraints=False)


def as_a_whole(instance):
    """What a row whose fields were asked one by one is asked besides."""
    instance.clean()


def validate(content, parts=None, ask=in_full):
    """Check the working copy and all its parts as forms do; raise ``Invalid`` with every place.

    ``parts`` is ``[(name, row)]`` where they are at hand.
    """
    if parts is None:
        parts = ((name, part) for name in content.parts for part in getattr(content, name).all())
    faults = _faults(content, "", ask)
    for name, part in parts:
        faults += _faults(part, f"{name}/{part.key}/", ask)
    if hasattr(content, "validate_parts"):
        faults += content.validate_parts()
    if faults:
        raise Invalid("; ".join(f"{place}: {sentence}" for place, sentence in faults), faults)


def _faults(instance, prefix, ask):
    try:
        ask(instance)
    except ValidationError as error:
        by_field = ValidationError(error.update_error_dict({})).message_dict
        return [
            (f"{prefix}{field}", sentence)
            for field, sentences in by_field.items()
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
