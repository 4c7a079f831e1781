"""Values of documents as blocks of a page."""

from cms.admin.reading.blocks import Entry, Fact, Prose
from painlibrary.spoken import label, titled
from painlibrary.vocabularies import SectionAspect


def prose(heading, document, *names):
    """The first of these texts that the document has, as blocks."""
    found = next((document[name] for name in names if document.get(name)), None)
    return [Prose(heading, found["html"])] if found else []


def sections(document):
    for each in document["sections"]:
        heading = each["heading"] or label(SectionAspect, each["aspect"])
        yield Prose(heading, each["html"])


def linked(name, card):
    """A fact that is a link, as a list, which is empty where there is none."""
    return [Fact(name, titled(card), card=card)] if card else []


def disputed(name, value, words):
    """A fact with what other sources say instead, as a list; empty where nothing is stated."""
    if value is None:
        return []
    others = [Fact(name, words(each), cited=each) for each in value["candidates"]]
    return [Fact(name, words(value), cited=value, others=others)]


def line(name, words):
    return [f"{name}: {words}"] if words else []


def card_entry(row, link, *lines):
    """A row that is about the item that it links to."""
    card = row[link]
    return Entry(titled(card), [each for each in lines if each], cited=row, card=card)
