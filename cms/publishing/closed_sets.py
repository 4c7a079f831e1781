"""Closed sets: whatever a live document links to is live as well."""

from django.db.models import Exists, OuterRef, Subquery

from cms.models import Action, Item, Link, Publication, RevisionLink

MOST_TOLD = 50


def missing(publications, at):
    """Items that these publications name and that nothing shows at ``at``."""
    live = Publication.objects.live(at).filter(item=OuterRef("target"))
    links = Link.objects.filter(~Exists(live), publication__in=publications)
    return list(Item.objects.filter(pk__in=links.values("target")))


def users(items, at):
    """Items whose live documents at ``at`` name one of ``items``."""
    return list(Item.objects.filter(pk__in=_shown(items, at).values("publication__item")))


def _shown(items, at):
    """Links of live documents to ``items``: found from the links, which are fewer."""
    live = Publication.objects.not_followed(at).filter(revision__isnull=False)
    return Link.objects.filter(Exists(live.filter(pk=OuterRef("publication"))), target__in=items)


def lacking(revisions, inside, at):
    """Items that must go live along with these revisions: near or far, named and not live at ``at``.

    ``inside`` are ids of items that go live anyway. Each has ``next_start``: when another release
    shows it, if one is to.
    """
    found, edge = set(), revisions
    while edge:
        named = RevisionLink.objects.filter(revision__in=edge).order_by()
        new = set(named.values_list("target", flat=True).distinct()) - inside - found
        new -= set(Publication.objects.live(at).filter(item__in=new).values_list("item", flat=True))
        found |= new
        edge = list(Item.objects.filter(pk__in=new).values_list("head", flat=True))
    to_come = Publication.objects.filter(
        item=OuterRef("pk"), cancelled_at__isnull=True, starts_at__gt=at, revision__isnull=False
    ).order_by("starts_at")
    items = Item.objects.filter(pk__in=found).select_related("head")
    return items.annotate(next_start=Subquery(to_come.values("starts_at")[:1]))


def still_using(release, at):
    """``[(item, withdrawn item)]``: who shows what ``release`` withdraws, and goes on doing so."""
    withdrawn = release.entries.filter(action=Action.WITHDRAW).values("item")
    mended = release.entries.exclude(revision__links__target__in=withdrawn).values("item")
    links = (
        _shown(withdrawn, at)
        .exclude(publication__item__in=mended)
        .order_by("publication__item", "target")
    )
    pairs = list(links.values_list("publication__item", "target").distinct()[:MOST_TOLD])
    items = Item.objects.in_bulk({each for pair in pairs for each in pair})
    return [(items[user], items[target]) for user, target in pairs]
