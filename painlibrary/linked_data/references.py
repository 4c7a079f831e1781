"""Works that the library cites. A card tells enough to name one; its own page tells more."""

from painlibrary.linked_data.nodes import identity, node
from painlibrary.spoken import label
from painlibrary.vocabularies import Integrity

WORK = "CreativeWork"


def cited(entry):
    """One entry of a list of references."""
    return work(entry, WORK, position=entry["number"])


def work(card, kind, *, container=WORK, **properties):
    """The node of a work, as far as its card tells; the contract promises no more than a title."""
    within, publisher = card.get("container_title"), card.get("publisher")
    return node(
        kind,
        identity(card),
        name=card["title"],
        url=card.get("source_url"),
        **_credits(card.get("authors", ())),
        datePublished=card.get("issued"),
        isPartOf=within and node(container, name=within),
        publisher=publisher and node("Organization", name=publisher),
        creativeWorkStatus=_status(card.get("integrity")),
        **properties,
    )


def _credits(authors):
    """People as such; of a name that was not taken apart nobody knows whether it is a person's."""
    people = [
        node(
            "Person",
            name=" ".join(filter(None, [each.get("given"), each["family"]])),
            familyName=each["family"],
            givenName=each.get("given"),
        )
        for each in authors
        if "family" in each
    ]
    whole = [each["literal"] for each in authors if "literal" in each]
    return {"author": people, "creditText": "; ".join(whole)}


def _status(integrity):
    return None if integrity in (None, Integrity.CURRENT) else label(Integrity, integrity)
