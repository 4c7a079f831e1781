"""Values of documents in words."""

from cms.admin.reading.blocks import Entry, Fact, Prose
from painlibrary.vocabularies import SectionAspect, TimeClass, Unit


def label(choices, value):
    """The label of a coded value, or nothing where there is none."""
    return "" if value is None else str(choices(value).label)


def prose(heading, document, *names):
    """The first of these texts that the document has, as blocks."""
    found = next((document[name] for name in names if document.get(name)), None)
    return [Prose(heading, found["html"])] if found else []


def sections(document):
    for each in document["sections"]:
        heading = each["heading"] or label(SectionAspect, each["aspect"])
        yield Prose(heading, each["html"])


def titled(card):
    return card["title"] or card["slug"]


def linked(name, card):
    """A fact that is a link, as a list, which is empty where there is none."""
    return [Fact(name, titled(card), card=card)] if card else []


def measured(value):
    """A length of time; the words of the source go before words of ours."""
    if value["wording"]:
        return value["wording"]
    ends = [_end(value, each) for each in ("min", "max")]
    stated = list(dict.fromkeys(each for each in ends if each))
    words = _span(value) if value["unit"] else " to ".join(stated).lower()
    return f"about {words}" if value["approximate"] else words


def _span(value):
    """“5 to 10 minutes”, “at most 10 minutes”."""
    low, high = value["min"], value["max"]
    counted = label(Unit, value["unit"]).lower()
    if low is None or high is None:
        return f"{'at most' if low is None else 'at least'} {high or low} {counted}"
    return f"{low} {counted}" if low == high else f"{low} to {high} {counted}"


def _end(value, end):
    return label(TimeClass, value[f"{end}_class"])


def disputed(name, value, words):
    """A fact with what other sources say instead, as a list; empty where nothing is stated."""
    if value is None:
        return []
    others = [Fact(name, words(each), cited=each) for each in value["candidates"]]
    return [Fact(name, words(value), cited=value, others=others)]


def joined(*words, by="; "):
    return by.join(word for word in words if word)


def line(name, words):
    return [f"{name}: {words}"] if words else []


def card_entry(row, link, *lines):
    """A row that is about the item that it links to."""
    card = row[link]
    return Entry(titled(card), [each for each in lines if each], cited=row, card=card)
