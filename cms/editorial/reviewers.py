"""Who is asked to review a submission by name, by when, and who could sign it at all."""

from django.utils import timezone

from cms.editorial import audit, authorship, notifying, policy
from cms.editorial.doors import door
from cms.editorial.refusals import NotPermitted, Refused, TransitionRefused
from cms.models import (
    Item,
    NotificationKind,
    Person,
    Role,
    SignatureKind,
    Status,
    content_of,
    content_types,
)

SIGNERS = {
    SignatureKind.CLINICAL: Role.CLINICAL_REVIEWER,
    SignatureKind.EDITORIAL: Role.EDITORIAL_REVIEWER,
}


def possible(item):
    """Whoever could sign: has the role and a way in, and wrote none of it."""
    roles = [SIGNERS[kind] for kind in content_types()[item.type].signatures]
    people = Person.objects.filter(grants__role__in=roles, accounts__is_active=True)
    return people.exclude(pk__in=authorship.contributors(item)).distinct()


def current_submission(item):
    """The round that is under way or was decided last, or None."""
    return item.submissions.filter(round=item.round).first()


def concerned(item):
    """Whoever wrote or handed in what is under review."""
    handed_in = item.submissions.filter(round=item.round).values_list("submitted_by", flat=True)
    return Person.objects.filter(pk__in=authorship.contributors(item) | set(handed_in))


def ask(submission, people, *, by):
    """Add requests to a new submission. ``people`` is known to be possible."""
    for person in people:
        submission.requests.create(
            reviewer=person, asked_by=by.person, asked_at=submission.submitted_at
        )
    _tell(submission, people, by)


def refuse_past(due_on):
    if due_on is not None and due_on < timezone.localdate():
        raise Refused("The due date is in the past. Choose today or later.")


@door("arrange review")
def arrange(item, *, by, ask=(), withdraw=(), due_on=None):
    """Ask more people, withdraw requests, and set by when a decision is wanted.

    Authors and publishers arrange all of it. Who was asked may pass the request on: withdraw
    their own and ask others.
    """
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "arrange review", item)
    if item.status != Status.IN_REVIEW:
        raise TransitionRefused("This text is not in review, so nobody can be asked to review it.")
    submission = current_submission(item)
    present = {each.reviewer_id: each for each in submission.requests.select_related("reviewer")}
    _require_arranger(by, present, withdraw, due_on != submission.due_on)
    _withdraw(present, withdraw)
    new = _add(item, submission, present, ask, by)
    _set_due(submission, due_on)
    audit.record(
        "review arranged",
        by=by,
        item=item,
        asked=[person.name for person in new],
        withdrawn=[person.name for person in withdraw],
        due_on=due_on,
    )
    return submission


def _require_arranger(by, present, withdraw, moves_date):
    if policy.allows(by, "arrange any review"):
        return
    if by.person_id not in present:
        raise NotPermitted("An author, a publisher, or who was asked can ask others.")
    if moves_date or any(person.pk != by.person_id for person in withdraw):
        raise NotPermitted("You can pass on your own request; the others stay as they are.")


def _withdraw(present, people):
    for person in people:
        if person.pk not in present:
            raise Refused(f"{person} is not asked to review this, or not any more.")
        present[person.pk].delete()


def _add(item, submission, present, people, by):
    able = set(possible(item))
    unable = [person for person in people if person not in able]
    if unable:
        names = ", ".join(map(str, unable))
        raise Refused(f"{names} cannot sign this text. Ask somebody else.")
    new = [person for person in people if person.pk not in present]
    for person in new:
        submission.requests.create(reviewer=person, asked_by=by.person, asked_at=timezone.now())
    _tell(submission, new, by)
    return new


def _set_due(submission, due_on):
    if due_on != submission.due_on:
        refuse_past(due_on)
        submission.due_on = due_on
        submission.save(update_fields=["due_on"])


def _tell(submission, people, by):
    due = f", wanted by {submission.due_on}" if submission.due_on else ""
    note = f" “{submission.note}”" if submission.note else ""
    title = content_of(submission.item)
    words = f"{by.person} asks you to review {title}{due}.{note}"
    notifying.tell(people, NotificationKind.REVIEW_ASKED, words, by=by, item=submission.item)
