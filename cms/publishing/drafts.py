"""What a draft would say to readers if it were live: composed in memory, nothing is stored."""

from cms.editorial import canonical
from cms.models import Decision, Item, Publication
from cms.publishing import composition, instants
from cms.publishing.documents import document_for
from cms.publishing.writing import card_text, drawn_up, review_columns


def draft_document(revision, beside=()):
    """The document that readers would get of ``revision`` if it were live now.

    What it names stands in it as in the revisions ``beside`` it, else as it is live, else, with
    the mark ``draft``, as its own draft says.
    """
    now = instants.now()
    text = canonical.Frozen(canonical.data_of(revision))
    publication = drawn_up(revision, text, now, **reviewed(revision)).publication
    named = {target for target, _ in text.links}
    laid_over = {str(each.item_id): draft_card(each) for each in [*beside, revision]}
    live = Publication.objects.in_force(now).filter(item__in=named).values_list("item", flat=True)
    laid_over |= _cards_of_drafts(named - laid_over.keys() - set(map(str, live)))
    (document,) = composition.compose([publication], now, laid_over)
    return document


def reviewed(revision):
    """Review dates and signers, as far as the revision has any."""
    is_signed = any(each.decision == Decision.APPROVE for each in revision.reviews.all())
    return review_columns(revision) if is_signed else {}


def draft_card(revision):
    """The card that the item would have if ``revision`` were live."""
    text = canonical.Frozen(canonical.data_of(revision))
    card = card_text(text, document_for(text))
    return composition.card_of(
        Publication(
            item_id=revision.item_id,
            type=text.type,
            slug=text["slug"],
            revision=revision,
            card=card,
        )
    )


def _cards_of_drafts(item_ids):
    cards = {}
    for item in Item.objects.filter(pk__in=item_ids).select_related("head"):
        item.head.item = item
        cards[str(item.pk)] = draft_card(item.head) | {"draft": True}
    return cards
