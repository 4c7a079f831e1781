"""Live texts that somebody signed again without a change: they may be released once more."""

from django.db.models import Max

from cms.editorial.chunks import chunks
from cms.models import Decision, Publication, Review
from cms.publishing import instants


def signed_again(publications):
    """Those of the publications whose text was signed again since they went live."""
    last = {}
    for some in chunks({each.revision_id for each in publications if each.revision_id}):
        signatures = Review.objects.filter(decision=Decision.REAFFIRM, revision__in=some)
        last |= dict(signatures.order_by().values_list("revision").annotate(Max("at")))
    return [
        each
        for each in publications
        if each.revision_id in last and last[each.revision_id] > each.starts_at
    ]


def revisions(items):
    """``{item id: the live revision}`` of the items whose live text was signed again since."""
    live = []
    for some in chunks(items):
        shown = Publication.objects.live(instants.now()).filter(item__in=some)
        live += shown.select_related("revision").defer("document", "card")
    return {each.item_id: each.revision for each in signed_again(live)}
