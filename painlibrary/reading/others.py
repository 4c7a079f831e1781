"""The layouts of all that is not a procedure."""

from cms.admin.reading.blocks import Entries, Entry, Fact, Facts, lays_out, prints
from painlibrary.reading.procedure import codes
from painlibrary.reading.speaking import linked, prose, sections
from painlibrary.spoken import label, titled
from painlibrary.vocabularies import (
    Audience,
    BodySite,
    CslType,
    EvidenceLevel,
    Integrity,
    SourceTier,
)


@lays_out("risk")
def risk(document):
    yield from prose("What it is", document, "lay_definition", "definition")
    yield from _broader(document)
    yield from codes(document)


@lays_out("condition")
def condition(document):
    yield from prose("What it is", document, "lay_description", "description")
    yield from _broader(document)
    sites = [
        Fact("Where", label(BodySite, row["site"]), cited=row) for row in document["body_sites"]
    ]
    if sites:
        yield Facts("Where it is", sites)
    yield from codes(document)


def _broader(document):
    facts = linked("A kind of", document["broader"])
    return [Facts("", facts)] if facts else []


@lays_out("article")
def article(document):
    yield from prose("In short", document, "summary")
    yield Facts("", [Fact("Written for", label(Audience, document["audience"]).lower())])
    yield from sections(document)
    related = [Entry(titled(row["item"]), card=row["item"]) for row in document["related"]]
    if related:
        yield Entries("See also", related)


@lays_out("care-role")
def care_role(document):
    yield from prose("What they do", document, "description")


@lays_out("category")
def category(document):
    yield from prose("What belongs here", document, "description")
    parent = linked("Part of", document["parent"])
    if parent:
        yield Facts("", parent)


@lays_out("reference")
def reference(document):
    facts = [
        Fact("Kind", label(CslType, document["csl_type"])),
        Fact("As printed", printed(document)),
        *_given(document),
    ]
    yield Facts("", facts)


def _given(document):
    labels = {
        "source_url": "Address",
        "doi": "DOI",
        "pmid": "PubMed",
        "isbn": "ISBN",
        "accessed": "Read on",
        "original_number": "Number in the first list",
        "conflict_of_interest": "Interests declared",
    }
    for name, words in labels.items():
        if document[name] is not None:
            yield Fact(words, str(document[name]))
    coded = {"source_tier": SourceTier, "evidence_level": EvidenceLevel, "integrity": Integrity}
    names = {"source_tier": "Kind of source", "evidence_level": "Evidence", "integrity": "State"}
    for name, choices in coded.items():
        if document[name] is not None:
            yield Fact(names[name], label(choices, document[name]))


@prints("reference")
def printed(card):
    """As a reference list has it: who, what, where, when; what is not known is left out."""
    people = "; ".join(_author(each) for each in card.get("authors") or [])
    place = card.get("container_title") or card.get("publisher")
    pieces = [people, card["title"] or "", place or "", card.get("issued") or ""]
    state = card.get("integrity")
    warning = "" if state in (None, Integrity.CURRENT) else f"[{label(Integrity, state)}]"
    told = ". ".join(piece.rstrip(".") for piece in pieces if piece)
    return " ".join(filter(None, [f"{told}." if told else "", warning])) or "No title is known."


def _author(author):
    if "literal" in author:
        return author["literal"]
    return " ".join(filter(None, [author["family"], author.get("given", "")]))
