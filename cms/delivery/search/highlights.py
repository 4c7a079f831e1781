"""What of a text answers a query, as safe HTML: everything escaped, and ``<mark>`` around the words."""

import re
from functools import lru_cache
from html import escape

from cms.models.full_text.conditions import FIELDS
from cms.text.terms import words

# About how many characters of a long text are shown, and how many of them before the first hit.
SNIPPET, BEFORE = 240, 60
WHOLE = ("title", "aliases")
PIECE = re.compile(r"\S+")


@lru_cache(maxsize=10_000)
def _said_in(piece):
    """The words that stand between two blanks, without common ones."""
    return tuple(word for word in words(piece) if not word.is_common)


class Wanted(dict):
    """Of what stands between two blanks its words, if a query may find one of them.

    Where it finds none, None stands for them; nothing, where there are none. Each is looked up once.
    """

    def __init__(self, query):
        self.query = query
        clauses = query.clauses
        self.terms = {term for each in clauses for form in each.forms for term in form}
        self.beginnings = tuple(each.beginning for each in clauses if each.beginning is not None)

    def __missing__(self, piece):
        said = _said_in(piece)
        self[piece] = said if not said or any(map(self._has, said)) else None
        return self[piece]

    def _has(self, word):
        return word.term in self.terms or word.plain.startswith(self.beginnings)

    def is_in(self, text):
        return any(map(self.__getitem__, text.split()))

    def words_of(self, text):
        """The words of a text at their places, with None for those that are not wanted."""
        found = []
        for piece in PIECE.finditer(text):
            said = self[piece[0]]
            if said is None:
                found.append(None)
            elif said:
                found += [word.further(piece.start()) for word in said]
        return found


def of(wanted, passages):
    """``[{"field", "html"}]``: of each field the passage that answers most."""
    shown = []
    for name in FIELDS:
        texts = [text for field, text in passages if field == name and wanted.is_in(text)]
        hits = [(text, _hits(wanted, text)) for text in texts]
        # Of equal passages the first: the order is that of the document.
        text, found = max(hits, key=lambda hit: len(set(hit[1].values())), default=("", {}))
        if found:
            html = _marked(text, found, 0, len(text)) if name in WHOLE else _snippet(text, found)
            shown.append({"field": name, "html": html})
    return shown


def _hits(wanted, text):
    """``{word: number of the clause}`` of the words of a text that a query finds."""
    found = wanted.words_of(text)
    terms = [word and word.term for word in found]
    starts = [(start, word) for start, word in enumerate(found) if word]
    hits = {}
    for number, clause in enumerate(wanted.query.clauses):
        for start, word in starts:
            if clause.beginning is not None and word.plain.startswith(clause.beginning):
                hits.setdefault(word, number)
            for length in _lengths(clause, terms, start):
                hits.update((each, number) for each in found[start : start + length])
    return hits


def _lengths(clause, terms, start):
    """How many words from ``start`` on say the clause, in each way in which it can be said."""
    typed, *others = clause.forms
    rows = [typed, *others] if clause.is_phrase else [*((term,) for term in typed), *others]
    return [len(row) for row in rows if terms[start : start + len(row)] == list(row)]


def _snippet(text, hits):
    """The part of a long text in which most of it stands, from the edge of a word to another."""
    places = sorted(hits, key=lambda word: word.start)
    best = max(places, key=lambda first: (_within(places, hits, first), -first.start))
    start = _edge(text, max(0, best.start - BEFORE))
    end = _edge(text, min(len(text), start + SNIPPET), forward=False)
    end = max(end, best.end)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + _marked(text, hits, start, end) + after


def _within(places, hits, first):
    """How many clauses are found in a snippet that begins shortly before ``first``."""
    last = max(0, first.start - BEFORE) + SNIPPET
    return len({hits[each] for each in places if first.start <= each.start and each.end <= last})


def _edge(text, place, *, forward=True):
    """The next place at which no word is cut."""
    if place in (0, len(text)):
        return place
    if forward:
        blank = next((n for n in range(place, len(text)) if text[n].isspace()), len(text) - 1)
        return blank + 1
    return next((n for n in range(place, 0, -1) if text[n].isspace()), place)


def _marked(text, hits, start, end):
    pieces, last = [], start
    for word in sorted(hits, key=lambda each: each.start):
        if start <= word.start and word.end <= end:
            pieces += [
                escape(text[last : word.start]),
                f"<mark>{escape(text[word.start : word.end])}</mark>",
            ]
            last = word.end
    return " ".join("".join([*pieces, escape(text[last:end])]).split())
