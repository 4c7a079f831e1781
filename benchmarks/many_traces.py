"""What the work of editors leaves on the items that ``many_items`` makes: for honest lists and piles.

Live items were signed and released, and the audit has an event of each save. Of the drafts, a
third is in review, a sixth was sent back; one item in fifty has a flag, one in a hundred a comment.
At last some are approved and wait, half of them in an open release, and everybody was told of much.
"""

from datetime import timedelta
from itertools import cycle

from django.db import transaction
from django.utils import timezone

from cms.editorial import audit
from cms.models import (
    Account,
    AuditEvent,
    AuditHead,
    Comment,
    Decision,
    Flag,
    Item,
    Notification,
    NotificationKind,
    Release,
    ReleaseEntry,
    Review,
    Status,
    Submission,
)

IN_REVIEW, SENT_BACK = {0, 1}, {2}
WAITING, TOLD = 600, 300


@transaction.atomic
def leave(copies, release):
    """Leave the traces of the work on these copies, some of which the release shows."""
    now, team = timezone.now(), _team()
    shown = [copy for copy in copies if copy.item.status == Status.APPROVED]
    drafts = [copy for copy in copies if copy.item.status == Status.DRAFT]
    for number, copy in enumerate(drafts):
        if number % 6 in IN_REVIEW | SENT_BACK:
            is_open = number % 6 in IN_REVIEW
            copy.item.status = Status.IN_REVIEW if is_open else Status.CHANGES_REQUESTED
    Item.objects.bulk_update([copy.item for copy in drafts], ["status"])
    handed_in = [*shown, *(each for each in drafts if each.item.status != Status.DRAFT)]
    Submission.objects.bulk_create(
        Submission(
            item=copy.item,
            round=copy.item.round,
            revision=copy.revision,
            submitted_by=copy.revision.saved_by,
            submitted_at=now - timedelta(minutes=number),
        )
        for number, copy in enumerate(handed_in)
    )
    decided = [each for each in handed_in if each.item.status != Status.IN_REVIEW]
    Review.objects.bulk_create(map(_review, decided, cycle(team)))
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(release=release, item=copy.item, revision=copy.revision) for copy in shown
    )
    Flag.objects.bulk_create(map(_flag, copies[::50], cycle(team)))
    Comment.objects.bulk_create(map(_comment, copies[::100], cycle(team)))
    _record(copies)


def _team():
    return list(Account.objects.select_related("person").order_by("pk"))


def _review(copy, account):
    is_approved = copy.item.status == Status.APPROVED
    return Review(
        item=copy.item,
        revision=copy.revision,
        round=copy.item.round,
        decision=Decision.APPROVE if is_approved else Decision.REQUEST_CHANGES,
        kind=next(iter(copy.template.signatures)) if is_approved else "",
        person=account.person,
        account=account,
        at=timezone.now(),
        comment="" if is_approved else "Say which needle is meant.",
        digest=copy.digest,
        printed_name=account.person.name,
    )


def _flag(copy, account):
    return Flag(
        item=copy.item,
        kind="question",
        text=f"Is {copy.title.lower()} the usual name?",
        opened_by=account.person,
        opened_at=timezone.now(),
    )


def _comment(copy, account):
    return Comment(
        item=copy.item,
        revision=copy.revision,
        text="Which guideline says so?",
        author=account.person,
        at=timezone.now(),
    )


def _record(copies):
    """One event of each save, chained as the door would have chained it."""
    account, head, events = _team()[0], AuditHead.locked(), []
    for copy in copies:
        event = AuditEvent(
            number=head.number + 1,
            at=timezone.now(),
            actor=account.person.name,
            person_id_text=str(account.person.pk),
            account=account.username,
            action="saved",
            item=str(copy.item.pk),
            detail='{"head": 1, "status": "draft"}',
            previous=head.hash,
        )
        event.hash = audit.hash_of(event)
        head.number, head.hash = event.number, event.hash
        events.append(event)
    AuditEvent.objects.bulk_create(events)
    head.save()


@transaction.atomic
def finish():
    """Approve some drafts, put every other one into an open release, and tell everybody of them."""
    now, team = timezone.now(), _team()
    drafts = Item.objects.filter(type="procedure", status=Status.DRAFT, round=1)
    # Some stay drafts in a small library as well.
    most = min(WAITING, drafts.count() // 2)
    waiting = list(drafts.select_related("head").order_by("created_at", "pk")[:most])
    for item in waiting:
        item.status = Status.APPROVED
    Item.objects.bulk_update(waiting, ["status"])
    Review.objects.bulk_create(
        Review(
            item=item,
            revision=item.head,
            round=item.round,
            decision=Decision.APPROVE,
            kind="clinical",
            person=team[1].person,
            account=team[1],
            at=now,
            digest=item.head.digest,
            printed_name=team[1].person.name,
        )
        for item in waiting
    )
    release = Release.objects.create(
        title="Many that wait", created_by=team[0].person, created_at=now
    )
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(release=release, item=item, revision=item.head) for item in waiting[::2]
    )
    Notification.objects.bulk_create(
        Notification(
            person=account.person,
            kind=NotificationKind.RELEASED,
            text="A text went live.",
            item=item,
            at=now,
        )
        for account in team
        for item in waiting[:TOLD]
    )
