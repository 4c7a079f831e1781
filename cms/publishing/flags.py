"""Opening and resolving editorial questions."""

from django.utils import timezone

from cms.editorial import audit, notifying, policy
from cms.editorial.doors import attempt, door
from cms.editorial.refusals import Refused
from cms.models import Blocks, Flag, Item, Library, NotificationKind, Person
from cms.publishing import holding


@door("flag")
def open_flag(item, *, by, kind, text, place="", blocks=Blocks.NOTHING, key=None):
    """Ask a question about a place of ``item``. Readers never see it."""
    item = Item.objects.for_update().get(pk=item.pk)
    policy.require(by, "flag", item)
    if not text.strip():
        raise Refused("Say what the question is.")
    flag = Flag(item=item, kind=kind, text=text, place=place, blocks=blocks)
    flag.key = key or flag.key
    flag.opened_by, flag.opened_at = by.person, timezone.now()
    flag.save()
    if blocks == Blocks.RELEASE:
        holding.recheck(Library.locked(), by=by)
    audit.record("flag opened", by=by, item=item, flag=flag.key, text=text)
    return flag


def resolve_flag(flag, *, by, resolution):
    """Close a question with what was decided."""
    with attempt("resolve flag", by=by, item=flag.item):
        item = Item.objects.for_update().get(pk=flag.item_id)
        flag = Flag.objects.select_for_update().get(pk=flag.pk)
        policy.require(by, "resolve flag", item)
        if flag.resolved_at:
            raise Refused(f"{flag.resolved_by} resolved this flag already.")
        if not resolution.strip():
            raise Refused("Say what was decided, for whoever asks later.")
        flag.resolved_by, flag.resolved_at = by.person, timezone.now()
        flag.resolution = resolution
        flag.save()
        audit.record("flag resolved", by=by, item=item, flag=flag.key, resolution=resolution)
        return flag


def may_be_assigned():
    """Who can see to a flag: everybody with a role and an account that is open."""
    people = Person.objects.filter(grants__isnull=False, accounts__is_active=True)
    return people.distinct()


def assign_flag(flag, *, by, to):
    """Say who sees to an open question, or (``to`` is None) that nobody does."""
    with attempt("assign flag", by=by, item=flag.item):
        item = Item.objects.for_update().get(pk=flag.item_id)
        flag = Flag.objects.select_for_update().get(pk=flag.pk)
        policy.require(by, "assign flag", item)
        if flag.resolved_at:
            raise Refused("This flag is resolved: nobody needs to see to it.")
        if to is not None and not may_be_assigned().filter(pk=to.pk).exists():
            raise Refused(f"{to} has no role or no open account. Choose somebody else.")
        if flag.assigned_to_id == (to and to.pk):
            raise Refused(
                f"{to} sees to this flag already." if to else "Nobody sees to it as it is."
            )
        flag.assigned_to = to
        flag.save(update_fields=["assigned_to"])
        name = to.name if to else ""
        audit.record("flag assigned", by=by, item=item, flag=flag.key, to=name)
        told = f"{item}: {flag.get_kind_display()}: {flag.text}"
        notifying.tell(
            [to] if to else [],
            NotificationKind.FLAG_ASSIGNED,
            told,
            by=by,
            item=item,
            place=flag.place,
        )
        return flag
