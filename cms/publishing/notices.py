"""Public marks that need no new text."""

import json

from cms.editorial import audit, policy
from cms.editorial.doors import door
from cms.editorial.refusals import Refused
from cms.models import Item, Library, Notice, Publication
from cms.publishing import hiding, instants


@door("post notice")
def post(item, *, by, kind, text, place="", hides_place=False, ends_at=None):
    """Show a mark on the live item from now on (until ``ends_at``); it can hide one place."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "post notice", item)
    library = Library.locked()
    if not text.strip():
        raise Refused("Say what readers must know.")
    if hides_place:
        _require_place(item, place)
    start = instants.next_start(library)
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
    audit.record("notice posted", by=by, item=item, notice=notice.pk, kind=kind, text=text)
    return notice


def _require_place(item, place):
    """Refuse to hide what is not there: readers would go on seeing what was meant to go."""
    live = Publication.objects.live(instants.now()).filter(item=item).first()
    if live is None:
        raise Refused("Nothing of this item is live, so there is nothing to hide.")
    body = json.loads(live.document)
    if hiding.without(body, place) == body:
        raise Refused(f"Nothing stands at “{place}”. Name a field, or a part and key: risks/fever.")
