"""Reads JSON-LD as any other program does, with a context made of the vocabulary itself."""

from pyld import jsonld

from tests.painlibrary.schema_org.checking import PROPERTIES

NAMESPACE = "http://schema.org/"
CODED = {"URL": "@id", "Date": f"{NAMESPACE}Date"}


def context():
    """As schema.org's own: addresses are things, and days are typed."""
    terms = {
        name: {"@id": NAMESPACE + name, "@type": CODED[each]}
        for name, told in PROPERTIES.items()
        for each in told["range"]
        if each in CODED and "Text" not in told["range"]
    }
    return {"@context": {"@vocab": NAMESPACE, **terms}}


def loader(address, options):
    if address.rstrip("/") != "https://schema.org":
        raise ValueError(f"Nothing but the vocabulary is read: {address}")
    return {
        "contextUrl": None,
        "documentUrl": address,
        "document": context(),
        "contentType": "application/ld+json",
    }


def flattened(document):
    """``{identity: node}`` of all things that a document tells of."""
    nodes = jsonld.flatten(document, options={"documentLoader": loader})
    return {node["@id"]: node for node in nodes}
