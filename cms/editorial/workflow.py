"""The life of a text from draft to approval: a table that can be read aloud, and its doors."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from cms.editorial import audit, notifying, policy, reviewers, rules, terms
from cms.editorial.doors import attempt, door
from cms.editorial.refusals import FindingsStand, Refused, TransitionRefused
from cms.models import (
    AuditHead,
    Blocks,
    Decision,
    Flag,
    Item,
    NotificationKind,
    Review,
    Status,
    Submission,
    content_of,
)


@dataclass(frozen=True)
class Transition:
    sources: tuple[Status, ...]
    target: Status
    comment: bool = False

    @property
    def spoken_sources(self):
        return " or ".join(source.label.lower() for source in self.sources)


TRANSITIONS = {
    "submit": Transition((Status.DRAFT, Status.CHANGES_REQUESTED), Status.IN_REVIEW),
    "take back": Transition((Status.IN_REVIEW,), Status.DRAFT),
    "request changes": Transition((Status.IN_REVIEW,), Status.CHANGES_REQUESTED, comment=True),
    "approve": Transition((Status.IN_REVIEW,), Status.APPROVED),
}


def require_move(name, item, expected, comment=""):
    """Refuse unless a locked ``item`` stands where the transition starts, at the expected text."""
    move = TRANSITIONS[name]
    if item.status not in move.sources:
        raise TransitionRefused(
            f"Only content that is {move.spoken_sources} can be moved by “{name}”; "
            f"this is {item.get_status_display().lower()} now."
        )
    if item.head_id != expected.pk:
        raise TransitionRefused("The text changed since you opened it. Look at it again.")
    if move.comment and not comment.strip():
        raise Refused("Say what should change, so that the author can go on.")
    return move


@door("submit")
def submit(item, *, by, expected, note="", reviewers=(), due_on=None):
    """Hand one item in for review. See ``submit_package`` for several at once."""
    item = Item.objects.for_update().get(pk=item.pk)
    asked = _Asked(note, reviewers, due_on)
    asked.refuse_nonsense([item])
    return _submit(item, by, expected, asked)


def submit_package(expected, *, by, note="", reviewers=(), due_on=None):
    """Hand in several items as one: all go, or none. ``expected`` maps item to revision.

    Each of the reviewers is asked for the items that they could sign.
    """
    with attempt("submit", by=by):
        locked = Item.objects.filter(pk__in=[item.pk for item in expected]).locked()
        wanted = {item.pk: revision for item, revision in expected.items()}
        asked = _Asked(note, reviewers, due_on)
        asked.refuse_nonsense(locked)
        return [_submit(item, by, wanted[item.pk], asked) for item in locked]


@dataclass(frozen=True)
class _Asked:
    """What the author asks of the reviewers: a note, who by name, and by when."""

    note: str = ""
    people: tuple = ()
    due_on: date | None = None

    def of(self, item):
        """Those of the people who could sign this item."""
        if not self.people:
            return []
        able = set(reviewers.possible(item))
        return [person for person in self.people if person in able]

    def refuse_nonsense(self, items):
        reviewers.refuse_past(self.due_on)
        useful = {person for item in items for person in self.of(item)}
        unable = [person for person in self.people if person not in useful]
        if unable:
            names = ", ".join(map(str, unable))
            raise Refused(f"{names} cannot sign this text. Ask somebody else.")


def _submit(item, by, expected, asked):
    policy.require(by, "submit", item)
    move = require_move("submit", item, expected)
    _refuse_what_blocks(item)
    item.status, item.round = move.target, item.round + 1
    item.save(update_fields=["status", "round"])
    submission = Submission.objects.create(
        item=item,
        round=item.round,
        revision=item.head,
        submitted_by=by.person,
        submitted_at=timezone.now(),
        note=asked.note,
        due_on=asked.due_on,
    )
    reviewers.ask(submission, asked.of(item), by=by)
    audit.record("submitted", by=by, item=item, round=item.round, note=asked.note)
    return submission


def _refuse_what_blocks(item):
    hard = [
        found
        for found in rules.findings(item.head)
        if found.severity == rules.Severity.ERROR and not found.can_be_waived
    ]
    if hard:
        sentences = " ".join(found.sentence for found in hard)
        raise FindingsStand(f"{item} cannot be submitted yet. {sentences}", hard)
    flags = list(Flag.objects.filter(item=item).blocking(Blocks.SUBMISSION))
    if flags:
        raise Refused(f"{item} has open flags that block submission.", flags)


@door("take back")
def take_back(item, *, by, expected):
    """Take text out of review to edit it. Signatures given in this round no longer count."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "take back", item)
    _move("take back", item, expected)
    audit.record("taken back", by=by, item=item)


@door("request changes")
def request_changes(item, *, by, expected, comment):
    """Send text back to its author with a comment."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "request changes", item)
    _move("request changes", item, expected, comment)
    refuse_second_decision(item, by)
    review = Review.objects.create(
        item=item,
        revision=item.head,
        round=item.round,
        decision=Decision.REQUEST_CHANGES,
        person=by.person,
        account=by,
        at=timezone.now(),
        comment=comment,
        digest=item.head.digest,
        printed_name=by.person.name,
        credentials=by.person.current_credentials,
    )
    kind, words = NotificationKind.CHANGES_REQUESTED, f"{by.person} asks for changes: {comment}"
    notifying.tell(reviewers.concerned(item), kind, words, by=by, item=item)
    audit.record("changes requested", by=by, item=item, comment=comment)
    return review


def refuse_second_decision(item, by):
    if item.reviews.filter(round=item.round, person=by.person).exclude(decision=Decision.REAFFIRM):
        raise TransitionRefused(f"{by.person} has decided on this text already.")


def _move(name, item, expected, comment=""):
    item.status = require_move(name, item, expected, comment).target
    item.save(update_fields=["status"])


@door("discard")
def discard(item, *, by, expected):
    """Throw away a draft that readers never saw. Its revisions stay; its names become free."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "discard", item)
    if item.publications.exists():
        raise Refused("Readers have seen this item, or are going to: withdraw it instead.")
    if item.status not in (Status.DRAFT, Status.CHANGES_REQUESTED) or item.head_id != expected.pk:
        raise TransitionRefused("Only a draft can be discarded, as you see it. Look at it again.")
    # Saves end by locking this row too: none that names the item can slip by from here on.
    AuditHead.locked()
    users = _drafts_that_name(item)
    if users:
        raise Refused(f"Other items name this one: {', '.join(map(str, users))}.", users)
    content_of(item).delete()
    item.claims.all().delete()
    terms.forget(item)
    item.status = Status.DISCARDED
    item.save(update_fields=["status"])
    audit.record("discarded", by=by, item=item)


def _drafts_that_name(item):
    names = Q(head__links__target=item) | Q(parked__links__target=item)
    return list(Item.objects.in_use().filter(names).exclude(pk=item.pk).distinct())
