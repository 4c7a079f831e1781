"""Changes as clients are told: what to put, what to remove, and why."""

from cms.delivery import shapes, shelf
from cms.delivery.sync.effects import URGENT_NOTICES, Effect
from cms.publishing.composition import stamp, url_of

REDACTED = "What was public had to be removed. Its digest is kept."
ABOUT = {
    "type": shapes.text(),
    "id": shapes.text(format="uuid"),
    "slug": shapes.text(),
    "urgent": {**shapes.TRUTH, "description": "An urgent fix, correction or withdrawal."},
    "at": {**shapes.INSTANT, "description": "When it took effect."},
}
REMOVED = shapes.record(
    "What a client holds of this item is to go.",
    **ABOUT,
    change={"const": "removed"},
    reason=shapes.text("Why it was taken down."),
    successor=shapes.maybe(shapes.card() | {"additionalProperties": True}),
)


def put_shape(documents):
    """A put; ``documents`` is the shape of the document that comes with it, if asked for."""
    return shapes.record(
        "The item is to be stored in place of whatever a client holds under its id.",
        ("document",),
        **ABOUT,
        change={"const": "put"},
        own={**shapes.TRUTH, "description": "Whether its own text or notices changed."},
        because=shapes.listed(shapes.text("An item that it shows and that changed: `risk/fever`.")),
        rendered=shapes.DIGEST,
        url=shapes.ADDRESS,
        document=documents,
    )


def first_rows(publications, at, *, with_documents):
    """Of what is live, for whoever holds nothing: all of it is to be put."""
    documents = shelf.documents(publications, at)
    return [
        put(
            each,
            document["rendered"],
            Effect(each.starts_at, is_own=True, is_urgent=is_urgent(each, document)),
            document=document if with_documents else None,
        )
        for each, document in zip(publications, documents, strict=True)
    ]


def rows(effects, since, until, *, with_documents):
    """Of the items in ``effects``, in their order, those that a client must put or remove."""
    before, after = (shelf.in_force(at, list(effects)) for at in (since, until))
    shown = [each for each in after.values() if _is_shown(each)]
    documents = _documents(shown, until)
    held = _documents(
        [each for each in before.values() if _is_compared(each, effects, documents)], since
    )
    cards = _cards(effects, after.values(), until)
    told = []
    for item, effect in effects.items():
        if item in documents:
            if effect.is_sure or _is_other(documents[item], held.get(item)):
                because = sorted(_named(cards[str(each)]) for each in effect.because)
                told.append(
                    put(
                        after[item],
                        documents[item]["rendered"],
                        effect,
                        because=because,
                        document=documents[item] if with_documents else None,
                    )
                )
        elif item in before and not before[item].is_withdrawal:
            told.append(_removed(after[item], effect, cards))
    return told


def is_urgent(publication, document):
    """Whether what is live was brought, or marked, in a hurry."""
    kinds = {each["kind"] for each in document["notices"]}
    return publication.is_urgent or bool(kinds & URGENT_NOTICES)


def _is_shown(publication):
    return not publication.is_withdrawal and bool(publication.document)


def _is_compared(publication, effects, documents):
    item = publication.item_id
    return _is_shown(publication) and item in documents and not effects[item].is_sure


def _is_other(document, held):
    return held is None or held["rendered"] != document["rendered"]


def _documents(publications, at):
    composed = shelf.documents(publications, at)
    return {each.item_id: made for each, made in zip(publications, composed, strict=True)}


def _cards(effects, after, at):
    named = set().union(*(each.because for each in effects.values()))
    named |= {each.successor_id for each in after if each.successor_id}
    return shelf.cards(named, at)


def put(shown, rendered, effect, *, because=(), document=None):
    """The row of what is to be stored: a publication, or a live item."""
    row = {
        **_about(shown, effect),
        "change": "put",
        "own": effect.is_own,
        "because": list(because),
        "rendered": rendered,
        "url": url_of(shown.type, shown.slug),
    }
    return row if document is None else row | {"document": document}


def _removed(publication, effect, cards):
    successor = publication.successor_id
    return {
        **_about(publication, effect),
        "change": "removed",
        "reason": publication.reason if publication.is_withdrawal else REDACTED,
        "successor": cards[str(successor)] if successor else None,
    }


def _about(shown, effect):
    return {
        "type": shown.type,
        "id": str(shown.item_id),
        "slug": shown.slug,
        "urgent": effect.is_urgent,
        "at": stamp(effect.at),
    }


_named = "{0[type]}/{0[slug]}".format
