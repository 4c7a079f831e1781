"""Taking something down, and taking a whole release back."""

from cms.editorial import audit, authorship, policy, signing
from cms.editorial.doors import attempt, door
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import (
    Action,
    Item,
    Library,
    Publication,
    ReleaseEntry,
    ReleaseKind,
    ReleaseState,
    content_types,
)
from cms.publishing import instants
from cms.publishing.instants import SMALLEST_STEP
from cms.publishing.refusals import ReleaseRefused, ScheduleRefused
from cms.publishing.releases import CHANGEABLE, go_live, opened


@door("withdraw")
def withdraw(item, *, by, reason, successor=None, emergency=False, starts_at=None):
    """Take an item down. Readers get 410 with the reason and the successor.

    Refused while live documents use it, unless it is an emergency: then they show the link as
    withdrawn. What only two people withdraw is asked for (see ``ask``), but for an emergency.
    """
    Item.objects.filter(pk=item.pk).locked()
    policy.require(by, "withdraw at once" if emergency else "withdraw")
    Library.locked()
    if emergency and starts_at:
        raise ScheduleRefused("An emergency withdrawal goes through at once.")
    if not emergency and content_types()[item.type].withdrawn_by_two:
        raise Refused(
            f"A {item.type} is withdrawn by two people: one asks for it, and a publisher who is "
            "not that person sends the release."
        )
    kind = ReleaseKind.EMERGENCY if emergency else ReleaseKind.WITHDRAWAL
    release = _opened(item, by, kind, reason, successor)
    return go_live(release, by=by, starts_at=starts_at)


@door("ask withdrawal")
def ask(item, *, by, reason, successor=None):
    """Prepare the withdrawal of a live item as a release, for a publisher to look at and send."""
    Item.objects.filter(pk=item.pk).locked()
    policy.require(by, "ask withdrawal", item)
    Library.locked()
    if not _is_live(item):
        raise Refused(f"{item} is not live, so it cannot be withdrawn.")
    asked = ReleaseEntry.objects.filter(
        item=item, action=Action.WITHDRAW, release__state__in=CHANGEABLE
    ).first()
    if asked is not None:
        raise Refused(f"{asked.release.created_by} asked for it already: “{asked.release}”.")
    release = _opened(item, by, ReleaseKind.WITHDRAWAL, reason, successor)
    audit.record("withdrawal asked", by=by, item=item, release=release.pk, reason=reason)
    return release


def _opened(item, by, kind, reason, successor):
    if not reason.strip():
        raise Refused("Say why it is withdrawn: readers who followed a link are told.")
    if successor is not None and (successor == item or not _is_live(successor)):
        raise ReleaseRefused(f"The successor {successor} is not live, or is the item itself.")
    release = opened(f"Withdraw {item}", by=by, kind=kind, reason=reason)
    ReleaseEntry.objects.create(
        release=release, item=item, action=Action.WITHDRAW, successor=successor
    )
    return release


def _is_live(item):
    return Publication.objects.live(instants.now()).filter(item=item).exists()


def roll_back(release, *, by, reason, signer=None, proof=None):
    """Publish again what was live before ``release``, as a new release, with all checks.

    Refused where a later release touched one of its items. An urgent release needs a clinical
    signature to go back: ``signer`` is that reviewer's account and ``proof`` their fresh sign-in.
    """
    with attempt("roll back", by=by):
        policy.require(by, "roll back")
        Item.objects.filter(pk__in=release.entries.values("item")).locked()
        Library.locked()
        _require_last(release)
        back = opened(
            f"Roll back “{release.title}”",
            by=by,
            kind=ReleaseKind.ROLLBACK,
            reason=reason or f"“{release.title}” was rolled back.",
            rolls_back=release,
        )
        for published in release.publications.filter(cancelled_at__isnull=True):
            _add_what_was_before(back, published, release, signer, proof)
        return go_live(back, by=by)


def _require_last(release):
    if release.state != ReleaseState.SENT or release.starts_at > instants.now():
        raise Refused("Only a release that is live can be rolled back.")
    later = Publication.objects.filter(
        item__in=release.entries.values("item"),
        starts_at__gt=release.starts_at,
        cancelled_at__isnull=True,
    )
    if later.exists():
        names = ", ".join(sorted({str(each.item) for each in later}))
        raise ReleaseRefused(f"A later release changed the same items: {names}.", details=later)


def _add_what_was_before(back, published, release, signer, proof):
    before = (
        Publication.objects.in_force(published.starts_at - SMALLEST_STEP)
        .filter(item=published.item)
        .first()
    )
    shown = before.revision if before else None
    action = Action.PUBLISH if shown else Action.WITHDRAW
    if shown and release.kind == ReleaseKind.URGENT:
        _sign_return(shown, signer, proof)
    if not shown and published.is_withdrawal:
        return
    ReleaseEntry.objects.create(release=back, item=published.item, action=action, revision=shown)


def _sign_return(revision, signer, proof):
    if signer is None or proof is None:
        raise NotPermitted("An urgent release goes back only with a clinical signature.")
    proof.require_for(signer)
    policy.require(signer, "sign clinical")
    if signer.person_id in authorship.authors_of(revision):
        raise NotPermitted(f"{signer.person} wrote part of the text that would come back.")
    review = signing.signed_return(revision, by=signer, proof=proof)
    audit.record("signed", by=signer, item=revision.item, kind=review.kind, digest=review.digest)
