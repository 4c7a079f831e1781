"""Values of documents in words."""

from painlibrary.vocabularies import TimeClass, Unit


def label(choices, value):
    """The label of a coded value, or nothing where there is none."""
    return "" if value is None else str(choices(value).label)


def titled(card):
    return card["title"] or card["slug"]


def joined(*words, by="; "):
    return by.join(word for word in words if word)


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
