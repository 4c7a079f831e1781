"""What of a text answers a query, as safe HTML: everything escaped, and ``<mark>`` around the words."""

from collections import defaultdict
from functools import lru_cache
from html import escape
from itertools import islice

from cms.models.full_text.conditions import AS_WRITTEN, BAR, FIELDS
from cms.text.terms import initial, spoken, term, words

# About how many characters of a long text are shown, and how many of them before the first hit.
SNIPPET, BEFORE = 240, 60
WHOLE = ("title", "aliases")
FIRST_WORDS = 8


@lru_cache(maxsize=10_000)
def _said_in(piece):
    """The words that stand between two blanks, without common ones."""
    return tuple(word for word in words(piece) if not word.is_common)


@lru_cache(maxsize=10_000)
def _spoken_in(piece):
    """The same, as they are written alone."""
    return tuple(spoken(piece))


class Wanted(dict):
    """Of what stands between two blanks, whether a query may find a word in it: looked up once.

    ``by_term`` and ``by_beginning`` tell which clauses a word may answer, each as a bit.
    """

    def __init__(self, query):
        self.query, self.by_term, self.by_beginning = query, defaultdict(int), {}
        for number, clause in enumerate(query.clauses):
            for each in (each for form in clause.forms for each in form):
                self.by_term[each] |= 1 << number
            if clause.beginning is not None:
                self.by_beginning[clause.beginning] = 1 << number
        self.beginnings = tuple(self.by_beginning)
        self.initials = {each[0] for each in self.by_term}

    def __missing__(self, piece):
        self[piece] = found = any(map(self._may_find, _spoken_in(piece)))
        return found

    def _may_find(self, plain):
        if plain.startswith(self.beginnings):
            return True
        # Of most words it is not worked out what they are found by.
        return initial(plain) in self.initials and term(plain) in self.by_term

    def passages_of(self, terms):
        """``{number of a passage: clauses that it may answer}`` of a field of a search entry."""
        found = defaultdict(int)
        for sought, clauses in self._sought_in(terms).items():
            for place in _places(f" {sought} ", terms):
                found[terms.count(BAR, 0, place) - 1] |= clauses
        return found

    def _sought_in(self, terms):
        """The terms that may answer, with those of words that are written there and begin so."""
        sought = dict(self.by_term)
        for beginning, clause in self.by_beginning.items():
            for place in _places(f" {AS_WRITTEN}{beginning}", terms):
                start = place + len(f" {AS_WRITTEN}")
                begun = term(terms[start : terms.index(" ", start)])
                sought[begun] = sought.get(begun, 0) | clause
        return sought

    def words_of(self, text):
        """The wanted words of a text at their places, and None between two where another stands."""
        found, end = [], 0
        for piece in text.split():
            if self[piece]:
                start = _start_of(piece, text, end)
                end = start + len(piece)
                found += [word.further(start) for word in _said_in(piece)]
            elif found and found[-1] and _spoken_in(piece):
                found.append(None)
        return found


def _start_of(piece, text, after):
    """Where it stands next between two blanks, and not within more."""
    start = text.index(piece, after)
    while (text[start - 1 : start] + text[start + len(piece) :][:1]).strip():
        start = text.index(piece, start + 1)
    return start


def _places(sought, text):
    place = text.find(sought)
    while place >= 0:
        yield place
        place = text.find(sought, place + 1)


def of(wanted, passages, terms):
    """``[{"field", "html"}]``: of each field the passage that answers most.

    ``passages`` and ``terms``, by field, are those of a search entry.
    """
    shown = []
    for name in FIELDS:
        if answering := wanted.passages_of(terms[name]):
            texts = (text for field, text in passages if field == name)
            text, found = _best(wanted, texts, answering)
            if found:
                is_whole = name in WHOLE
                html = _marked(text, found, 0, len(text)) if is_whole else _snippet(text, found)
                shown.append({"field": name, "html": html})
    return shown


def _best(wanted, texts, answering):
    """The text that answers most, and its hits. Of equals the first: the order is that of the document."""
    best, most = ("", {}), 0
    # Those without a word have no terms, and no number.
    for number, text in enumerate(islice(filter(_says_anything, texts), max(answering) + 1)):
        if answering.get(number, 0).bit_count() > most:
            hits = _hits(wanted, text)
            answered = len(set(hits.values()))
            if answered > most:
                best, most = (text, hits), answered
    return best


def _says_anything(text):
    """Most do with their first words: the others are parted only where these say nothing."""
    *first, rest = text.split(" ", FIRST_WORDS)
    return any(map(_spoken_in, first)) or any(map(_spoken_in, rest.split(" ")))


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
