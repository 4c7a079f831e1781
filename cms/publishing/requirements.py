"""What each entry of a release must be when it is sent."""

from django.db.models import Prefetch

from cms.editorial import signing
from cms.editorial.refusals import NotPermitted
from cms.models import Action, Blocks, Flag, Status, content_types
from cms.publishing import reaffirming, writing
from cms.publishing.refusals import ReleaseRefused


def require_sendable(release, *, by):
    """Raise where an entry is not its item's approved head, a flag blocks, or two are needed."""
    ready = release.entries.select_related("item__head", "revision")
    ready = list(ready.prefetch_related(Prefetch("item__head__reviews", writing.SIGNATURES)))
    _require_no_flag([each.item_id for each in ready])
    again = reaffirming.revisions([each.item for each in ready if _is_again(each)])
    for entry in ready:
        _require_sendable(entry, again)
        _require_second_person(entry, release, by)


def _require_no_flag(items):
    flags = list(Flag.objects.filter(item__in=items).blocking(Blocks.RELEASE))
    if flags:
        item = flags[0].item
        raise ReleaseRefused(f"An open flag blocks the release of {item}: {flags[0].text}", flags)


def _is_again(entry):
    """Whether it can only be sent because the live text was signed again."""
    is_approved = entry.item.status == Status.APPROVED and entry.revision_id == entry.item.head_id
    return entry.action != Action.WITHDRAW and not is_approved


def _require_sendable(entry, again):
    item = entry.item
    if _is_again(entry):
        if entry.revision == again.get(item.pk):
            return
        if entry.revision_id != item.head_id:
            raise ReleaseRefused(
                f"{item} changed since it was added. Review it, then add it again."
            )
        raise ReleaseRefused(f"{item} is not approved: it is {item.get_status_display().lower()}.")
    if entry.action != Action.WITHDRAW:
        item.head.item = item
        if not signing.policy_is_satisfied(item.head, item.round):
            raise ReleaseRefused(f"{item} lacks a signature that its type needs.")


def _require_second_person(entry, release, by):
    needs_two = (
        entry.action == Action.WITHDRAW and content_types()[entry.item.type].withdrawn_by_two
    )
    if needs_two and by.person_id == release.created_by_id:
        raise NotPermitted(
            f"You asked that {entry.item} be withdrawn. Somebody else must send this release."
        )
