"""The hash-chained record of who did what: writing it, verifying it, replaying it."""

import hashlib
import json
from datetime import UTC

from django.utils import timezone

from cms.editorial import inserting
from cms.models import GENESIS, AuditEvent, AuditHead


def record(action, *, by, item=None, **detail):
    """Append one event. Call it last: it locks the end of the chain until the transaction ends.

    Where an item is given, its status and head go along, so that the chain can be replayed.
    """
    if item is not None:
        head = item.head.number if item.head_id else None
        detail = {"status": item.status, "head": head, **detail}
    [event] = record_all([(action, str(item.pk) if item is not None else "", detail)], by=by)
    return event


def record_all(happened, *, by):
    """Append an event for each ``(action, id of an item, detail)``, in one go."""
    head, whom, events = AuditHead.locked(), _whom(by), []
    for action, item, detail in happened:
        event = AuditEvent(
            number=head.number + 1,
            at=timezone.now(),
            **whom,
            action=action,
            item=item,
            detail=json.dumps(detail, sort_keys=True, ensure_ascii=False, default=str),
            previous=head.hash,
        )
        event.hash = hash_of(event)
        head.number, head.hash = event.number, event.hash
        events.append(event)
    inserting.insert(events)
    head.save()
    return events


def _whom(by):
    """Columns naming who acted: an account, one that belongs to no person, or nobody signed in."""
    person = getattr(by, "person", None)
    return {
        "actor": person.name if person else "",
        "person_id_text": str(person.pk) if person else "",
        "account": by.username if by else "",
    }


def hash_of(event):
    columns = [
        event.number,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.actor,
        event.person_id_text,
        event.account,
        event.action,
        event.item,
        event.detail,
        event.previous,
    ]
    text = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def broken_links():
    """Sentences about every place where the chain does not hold; empty when it verifies."""
    previous, number, faults = GENESIS, 0, []
    for event in AuditEvent.objects.order_by("number").iterator():
        number += 1
        if event.number != number:
            faults.append(f"Event {number} is missing.")
            number = event.number
        if event.previous != previous:
            faults.append(f"Event {event.number} does not follow the event before it.")
        if event.hash != hash_of(event):
            faults.append(f"Event {event.number} was changed after it was written.")
        previous = event.hash
    head = AuditHead.objects.get(pk=1)
    if (head.number, head.hash) != (number, previous):
        faults.append("The end of the chain is not where the library says it is.")
    return faults


def replay():
    """What the events say the library is: ``({item: (status, head)}, {publication: cancelled})``.

    A publication is named ``(item, start, revision number or None)``.
    """
    items, publications = {}, {}
    for event in AuditEvent.objects.order_by("number").iterator():
        detail = json.loads(event.detail)
        if event.item and "status" in detail:
            items[event.item] = (detail["status"], detail["head"])
        for line in detail.get("published", []):
            publications[tuple(line)] = False
        for line in detail.get("unpublished", []):
            publications[tuple(line)] = True
    return items, publications
