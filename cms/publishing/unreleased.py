"""Approved text that readers do not see: found from what was never published, not from all that was."""

from django.db.models import Exists, F, OuterRef, Q, Subquery

from cms.models import Item, Publication, Release, ReleaseEntry, ReleaseKind

# Of more, only the newest are looked at: first somebody has to release those.
MOST = 2000


def never_published():
    """Approved items of whose text there is no publication, past or to come; the newest of them."""
    published = Publication.objects.filter(revision=OuterRef("head"), cancelled_at__isnull=True)
    return Item.objects.approved().filter(~Exists(published)).order_by("-head_id")[:MOST]


def not_released(at):
    """Approved items whose text readers neither see nor are going to, and did not lose on purpose."""
    in_force = Publication.objects.started(at).filter(item=OuterRef("pk")).order_by("-starts_at")
    waiting = Item.objects.filter(pk__in=never_published().values("pk"))
    # Text that came back to what is live, word for word, has nothing to release.
    live = waiting.annotate(live_digest=Subquery(in_force.values("digest")[:1]))
    differs = ~Q(live_digest__in=["", F("head__digest")])
    return live.filter(Q(live_digest__isnull=True) | differs)


def releasable(at):
    """Approved items whose text readers do not see now: also what was withdrawn or rolled back."""
    shown = Publication.objects.live(at).filter(
        item=OuterRef("pk"), digest=OuterRef("head__digest")
    )
    taken = Publication.objects.filter(revision__isnull=True)
    turned = ReleaseEntry.objects.filter(release__kind=ReleaseKind.ROLLBACK)
    to_come = ReleaseEntry.objects.filter(release__in=Release.objects.scheduled(at))
    waiting = Item.objects.filter(pk__in=never_published().values("pk")).order_by().values("pk")
    # Databases join no sorted lists.
    others = [each.order_by().values("item") for each in (taken, turned, to_come)]
    few = Item.objects.filter(pk__in=waiting.union(*others))
    return few.approved().filter(~Exists(shown)).select_related("head").defer("head__text")
