"""The holes in stored documents, and how they are filled: with cards and slugs of other items.

A stored document holds markers (``documents``): ``{"$card": id}``, ``{"$slug": id}``, ``{"$merge":
{"$card": id}}`` beside other keys, and prose cut at its citations, ``{"$markdown": [text, id, …]}``.
They are found in the compact JSON text, which spares walking through the document: in a string of
JSON each quotation mark has a backslash before it, so that no text can look like a marker.
"""

import re

OPENING, MERGED = '{"$', ',"$merge":'
# What stands after an opening: these before an id and what closes it, or a list of strings.
CARD, SLUG, PROSE = 'card":"', 'slug":"', 'markdown":['
ID = slice(len(CARD), len(CARD) + 36)
CLOSING = slice(ID.stop, ID.stop + 2)
STRING = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"')


class Cards:
    """What holes are filled with: compact JSON of cards, ``{item id: text}``, and their slugs."""

    def __init__(self, texts, slugs):
        self.texts, self.slugs = texts, slugs

    def card(self, item):
        return self.texts.get(item, "null")

    def slug(self, item):
        return f'"{self.slugs[item]}"'

    def merged(self, item):
        """The inside of a card, after what stands before it in the same object."""
        inner = self.texts[item][1:-1] if item in self.texts else ""
        return f",{inner}" if inner else ""

    def prose(self, pieces):
        """One string of JSON from the pieces of prose, with slugs where the ids stand."""
        filled = [*pieces]
        filled[1::2] = [self.slugs[item] for item in pieces[1::2]]
        return f'"{"".join(filled)}"'


class Pierced:
    """A text of JSON whose holes are found once: to tell whom it names, and to be filled."""

    def __init__(self, text):
        first, *others = text.split(OPENING)
        self.pieces, self.named = [first], set()
        for each in others:
            if each.startswith(PROSE):
                self._read_prose(each)
            elif each.startswith((CARD, SLUG)) and each[CLOSING] == '"}':
                self._read_item(each)
            else:
                self.pieces[-1] += OPENING + each

    def _read_item(self, text):
        by = Cards.slug if text.startswith(SLUG) else Cards.card
        if self.pieces[-1].endswith(MERGED):
            by, self.pieces[-1] = Cards.merged, self.pieces[-1].removesuffix(MERGED)
        self.named.add(text[ID])
        self.pieces += [(by, text[ID]), text[CLOSING.stop :]]

    def _read_prose(self, text):
        pieces, end = [], len(PROSE) - 1
        # The list of strings is over where no comma follows.
        while text[end] in "[,":
            found = STRING.match(text, end + 1)
            pieces.append(found[1])
            end = found.end()
        self.named.update(pieces[1::2])
        self.pieces += [(Cards.prose, pieces), text[end + len("]}") :]]

    def filled(self, cards):
        filled = [*self.pieces]
        filled[1::2] = [by(cards, what) for by, what in self.pieces[1::2]]
        return "".join(filled)
