"""Documents of the live copy: read as text, and sent as they are."""

import re
from dataclasses import dataclass

import orjson

from cms.delivery.present.copies import Changed
from cms.publishing.live import form

# So does everything that has an id and a type begin.
SHOWN = re.compile(r'"id":"([0-9a-f-]{36})","type":"')
TEXTS = """
SELECT g.number, g.token, t.live_id, t.listed, t.cut, {sections} FROM cms_livetext t
JOIN cms_generation g ON g.id = 1 WHERE g.form = %s AND {are_these}
"""


@dataclass(frozen=True)
class Shown:
    """The document of one live item; ``sections`` is empty where nobody asked for them."""

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


def of(copy, ordinals, *, with_sections=True):
    """The documents of these items, in their order.

    Read after all else, they tell whether that was of one state with them: else ``Changed``.
    """
    if not ordinals:
        return []
    # In the order of their keys, which is how they are stored.
    are_these, asked = copy.among("t.live_id", sorted(ordinals))
    sections = "t.sections" if with_sections else "''"
    rows = copy.rows(TEXTS.format(sections=sections, are_these=are_these), [form(), *asked])
    if len(rows) < len(ordinals) or any(row[:2] != copy.name for row in rows):
        raise Changed
    found = {row[2]: Shown(*row[2:]) for row in rows}
    return [found[each] for each in ordinals]


def shaped(shown, shaping, ending=()):
    """What is asked for of a document: the stored text as it is, where that is all of it.

    Where ``ending`` fields are to be told of, it is looked into in any case.
    """
    if shaping.is_whole and not ending:
        return orjson.Fragment(shown.listed if shaping.hidden else shown.whole)
    return shaping.apply(shown.document)


def shown_in(found):
    """The ids of all items that these documents show."""
    return (match[1] for each in found for match in SHOWN.finditer(each.listed))
