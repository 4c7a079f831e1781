"""Closed sets: whatever a live document links to is live as well."""

from cms.models import Item, Link, Publication


def missing(publications, at):
    """Items that these publications name and that nothing shows at ``at``."""
    live = Publication.objects.live(at).values("item")
    links = Link.objects.filter(publication__in=publications).exclude(target__in=live)
    return list(Item.objects.filter(pk__in=links.values("target")))


def users(items, at):
    """Items whose live documents at ``at`` name one of ``items``."""
    live = Publication.objects.live(at)
    links = Link.objects.filter(target__in=items, publication__in=live)
    return list(Item.objects.filter(publications__links__in=links).distinct())
