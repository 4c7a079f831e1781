"""Works that the library cites. A card tells enough to name one; its own page tells more."""

from painlibrary.linked_data.nodes import identity, node
from painlibrary.spoken import label
from painlibrary.vocabularies import Integrity

WORK = "CreativeWork"


def cited(entry):
    """One entry of a list of references."""
    return work(entry, WORK, position=entry["number"])


def work(card, kind, *, container=WORK, **properties):
    return node(
        kind,
        identity(card),
        name=card["title"],
        url=card["source_url"],
        **_credits(card["authors"]),
        datePublished=card["issued"],
        isPartOf=card["container_title"] and node(container, name=card["container_title"]),
        publisher=card["publisher"] and node("Organization", name=card["publisher"]),
        creativeWorkStatus=_status(card["integrity"]),
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
