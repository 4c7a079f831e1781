"""Public marks that need no new text."""

import json

from cms.editorial import audit, policy
from cms.editorial.doors import attempt, door
from cms.editorial.refusals import Refused
from cms.models import Item, Library, Notice, NoticeEnd, OutboxMessage, Publication, Topic
from cms.publishing import hiding, instants, live
from cms.publishing.refusals import ScheduleRefused


@door("post notice")
def post(item, *, by, kind, text, place="", hides_place=False, ends_at=None):
    """Show a mark on the live item from now on (until ``ends_at``); it can hide one place."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "post notice", item)
    library = Library.locked()
    if not text.strip():
        raise Refused("Say what readers must know.")
    body = _live_body(item)
    if hides_place and hiding.left_of(body, [place], item.type) == body:
        # Readers would go on seeing what was meant to go.
        raise Refused(f"Nothing stands at “{place}”. Name a field, or a part and key: risks/fever.")
    start = instants.next_start(library)
    if ends_at is not None:
        _require_minute(ends_at, after=start)
    notice = Notice.objects.create(
        item=item,
        kind=kind,
        text=text,
        place=place,
        hides_place=hides_place,
        starts_at=start,
        ends_at=ends_at,
    )
    library.last_start = start
    library.save()
    live.follow(library)
    _tell_caches(item, notice)
    audit.record("notice posted", by=by, item=item, notice=notice.pk, kind=kind, text=text)
    return notice


def end(notice, *, by, reason):
    """Take a mark down before its time: readers see what it hid again. It stays on record."""
    with attempt("end notice", by=by, item=notice.item):
        item = Item.objects.for_update().get(pk=notice.item_id)
        policy.require(by, "end notice", item)
        library = Library.locked()
        if not reason.strip():
            raise Refused("Say why the notice ends, for whoever asks later.")
        start = instants.next_start(library)
        if not Notice.objects.shown(start).filter(pk=notice.pk).exists():
            raise Refused("This notice has ended already.")
        NoticeEnd.objects.create(notice=notice, at=start, ended_by=by.person, reason=reason)
        library.last_start = start
        library.save()
        live.follow(library)
        _tell_caches(item, notice)
        audit.record("notice ended", by=by, item=item, notice=notice.pk, reason=reason)


def _tell_caches(item, notice):
    OutboxMessage.objects.tell(Topic.NOTICE, _live(item), notice=notice.pk)


def _live(item):
    return Publication.objects.live(instants.now()).filter(item=item)


def _live_body(item):
    live = _live(item).first()
    if live is None:
        # It would tell readers that something is here: the state of the library would change.
        raise Refused("Nothing of this item is live, so nobody would see the notice.")
    return json.loads(live.document)


def _require_minute(ends_at, *, after):
    """Shared caches ask again at full minutes: a notice that ended between two would linger."""
    if ends_at.second or ends_at.microsecond:
        raise ScheduleRefused("A notice ends at a full minute.")
    if ends_at <= after:
        raise ScheduleRefused("That minute has passed. Choose a later one.")
