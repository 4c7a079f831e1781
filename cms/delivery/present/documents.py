"""Documents of the live copy: read as text, and sent as they are."""

import re
from dataclasses import dataclass

import orjson

# So does everything that has an id and a type begin.
SHOWN = re.compile(r'"id":"([0-9a-f-]{36})","type":"')
TEXTS = "SELECT live_id, listed, cut, sections FROM cms_livetext WHERE live_id IN ({})"


@dataclass(frozen=True)
class Shown:
    """The document of one live item."""

    ordinal: int
    listed: str
    cut: int
    sections: str

    @property
    def item(self):
        """The id of the item, with which every document begins, without its hyphens."""
        return self.listed[len('{"id":"') :][:36].replace("-", "")

    @property
    def whole(self):
        return whole(self.listed, self.cut, self.sections)

    @property
    def document(self):
        return orjson.loads(self.whole)


def whole(listed, cut, sections):
    """The text of a document with its sections, which are stored apart."""
    return listed[:cut] + sections + listed[cut:]


def of(copy, ordinals):
    """The documents of these items, in their order."""
    if not ordinals:
        return []
    marks = ", ".join(["%s"] * len(ordinals))
    # In the order of their keys, which is how they are stored.
    found = {row[0]: Shown(*row) for row in copy.rows(TEXTS.format(marks), sorted(ordinals))}
    return [found[each] for each in ordinals if each in found]


def shaped(shown, shaping, ending=()):
    """What is asked for of a document: the stored text as it is, where that is all of it.

    Where ``ending`` fields are to be told of, it is looked into in any case.
    """
    if shaping.is_whole and not ending:
        return orjson.Fragment(shown.listed if shaping.hidden else shown.whole)
    return shaping.apply(shown.document)


def keys_of(found):
    """``{"id", "type"}`` of all that these documents show, as ``conditional.surrogate_keys`` reads it."""
    return [{"id": item, "type": ""} for each in found for item in SHOWN.findall(each.listed)]
