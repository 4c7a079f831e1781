"""Urgent fixes: the open draft waits, the live text is mended, the draft comes back merged."""

from cms.editorial import audit, authorship, canonical, comparison, policy, saving
from cms.editorial.doors import door
from cms.editorial.refusals import Refused
from cms.models import FlagKind, Item, Origin
from cms.publishing import flags


@door("begin urgent fix")
def begin(item, *, by):
    """Park the draft and take the working copy back to what is live."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "begin urgent fix", item)
    saving.require_editable(item)
    live = authorship.live_publication(item)
    if live is None:
        raise Refused("Nothing of this item is live, so there is nothing to fix urgently.")
    if item.parked_id:
        raise Refused("An urgent fix is under way already.")
    if item.head.digest == live.digest:
        raise Refused("No draft is open: edit the text as usual.")
    item.parked = item.head
    item.save(update_fields=["parked"])
    canonical.restore(item, canonical.data_of(live.revision))
    saving.record(item, by=by, origin=Origin.URGENT, source=live.revision)
    audit.record("urgent fix begun", by=by, item=item, parked=item.parked.number)
    return item


@door("finish urgent fix")
def finish(item, *, by):
    """Bring the parked draft back, merged with the fix. Where both changed, the fix stands.

    Each such place gets a flag, so that the author looks at it. Returns the places.
    """
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "finish urgent fix", item)
    if not item.parked_id:
        raise Refused("No draft is waiting.")
    saving.require_editable(item)
    parked, fixed = item.parked, item.head
    begun = authorship.urgent_start(item)
    merged, places = comparison.merge(*map(canonical.data_of, (begun, fixed, parked)))
    canonical.restore(item, merged)
    item.parked = None
    item.save(update_fields=["parked"])
    saving.record(item, by=by, origin=Origin.MERGE, source=parked, note="Draft after urgent fix")
    audit.record("urgent fix finished", by=by, item=item, clashes=places)
    for place in places:
        text = "The draft said something else here; the urgent fix was kept. Compare and decide."
        flags.open_flag(item, by=by, kind=FlagKind.INCONSISTENCY, place=place, text=text)
    return places
