"""The holes in stored documents, and how they are filled: with cards and slugs of other items.

A stored document holds markers (``documents``): ``{"$card": id}``, ``{"$slug": id}``, ``{"$merge":
{"$card": id}}`` beside other keys, and prose cut at its citations, ``{"$markdown": [text, id, …]}``.
They are found in the compact JSON text, which spares walking through the document: in a string of
JSON each quotation mark has a backslash before it, so that no text can look like a marker.
"""

import re

STRING = r'"(?:[^"\\]|\\.)*"'
ITEM = r"[0-9a-f-]{36}"
HOLE = re.compile(
    rf',"\$merge":\{{"\$card":"(?P<merged>{ITEM})"\}}'
    rf'|\{{"\$card":"(?P<card>{ITEM})"\}}'
    rf'|\{{"\$slug":"(?P<slug>{ITEM})"\}}'
    rf'|\{{"\$markdown":\[(?P<prose>{STRING}(?:,{STRING})*)\]\}}'
)
NAMED = re.compile(rf'\{{"\$(?:card|slug)":"({ITEM})"\}}')
PROSE = re.compile(rf'\{{"\$markdown":\[({STRING}(?:,{STRING})+)\]\}}')
PIECE = re.compile(STRING)


class Cards:
    """What holes are filled with: compact JSON of cards, ``{item id: text}``, and their slugs."""

    def __init__(self, texts, slugs):
        self.texts, self.slugs = texts, slugs

    def fill(self, text):
        """The text of a document with every hole filled."""
        return HOLE.sub(self._filling, text)

    def _filling(self, hole):
        kind, value = hole.lastgroup, hole[hole.lastgroup]
        if kind == "card":
            return self.texts.get(value, "null")
        if kind == "slug":
            return f'"{self.slugs[value]}"'
        if kind == "prose":
            return self._with_slugs(value)
        inner = self.texts[value][1:-1] if value in self.texts else ""
        return f",{inner}" if inner else ""

    def _with_slugs(self, prose):
        """One string of JSON from the pieces of prose, with slugs where the ids stand."""
        pieces = [piece[1:-1] for piece in PIECE.findall(prose)]
        pieces[1::2] = [self.slugs[item_id] for item_id in pieces[1::2]]
        return f'"{"".join(pieces)}"'


def items_in(text):
    """Ids of all items whose cards or slugs the text calls for."""
    found = set(NAMED.findall(text))
    for prose in PROSE.findall(text):
        found.update(piece[1:-1] for piece in PIECE.findall(prose)[1::2])
    return found
