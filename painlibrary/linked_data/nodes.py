"""Words to write JSON-LD with: nodes, and what they are named by.

Whatever the library has no value for is no property: schema.org knows no null.
"""

from cms.text import citations, markdown
from painlibrary.spoken import label
from painlibrary.vocabularies import CodeState, CodeSystem

VOCABULARY = "https://schema.org/"


def node(kind, identity=None, /, **properties):
    """A node with those of the properties that have a value."""
    told = {name: value for name, value in properties.items() if value not in (None, "", [])}
    kinds = kind if isinstance(kind, str) or len(kind) > 1 else kind[0]
    return {"@type": kinds} | ({"@id": identity} if identity else {}) | told


def member(name):
    """A term of one of the vocabulary's own lists."""
    return {"@id": VOCABULARY + name}


def identity(card):
    """What an item is known by, apart from the page that tells of it."""
    return f"{card['url']}#{card['type']}"


def pointer(thing):
    """Another node, by what it is known by."""
    return {"@id": thing["@id"]}


def merged(nodes):
    """Each thing once, with all that is said of it."""
    found = {}
    for each in nodes:
        found[each["@id"]] = found.get(each["@id"], {}) | each
    return list(found.values())


def is_open(card):
    """Whether a link leads to something that readers can open: not withdrawn, nor redacted."""
    if not card or card.get("withdrawn"):
        return False
    # Only a reference can have no title, and of what was redacted nothing else is told.
    return card["title"] is not None or "authors" in card


def is_settled(fact):
    """Whether the library has a value for the fact, and its sources agree on it."""
    return fact is not None and not fact["disputed"]


def words(prose):
    """The bare words of a text, or None where there is none."""
    return prose and markdown.plain_text(citations.strip_citations(prose["markdown"]))


def first_words(document, *names):
    """The words of the first of these texts that the document has."""
    return words(next((document[name] for name in names if document.get(name)), None))


def codes(document):
    """Only those that somebody has checked."""
    return [
        node(
            "MedicalCode",
            codeValue=each["code"],
            codingSystem=label(CodeSystem, each["system"]),
            name=each["display"],
        )
        for each in document["codes"]
        if each["state"] == CodeState.CONFIRMED
    ]


def named(document, kind, **properties):
    """The node of the item that a document is about."""
    return node(
        kind,
        identity(document),
        name=document["title"],
        alternateName=document["aliases"],
        url=document["url"],
        **properties,
    )


def linked(card, kind):
    """The node of another item, as far as its card tells of it."""
    return node(kind, identity(card), name=card["title"], url=card["url"])
