"""Words that mean the same, as the content app declares them."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import permutations

from cms.text import terms

LONGEST = 8
ROWS = "a list of lists of two or more words or phrases, each of at most 8 words"


class SynonymsError(ValueError):
    """What is wrong with the file of synonyms, and where."""


@dataclass(frozen=True)
class Synonyms:
    """``{terms: [terms]}``: what else is looked for instead of some words in a row.

    ``distinct`` words are never taken for another one misspelled: infarction is no infection.
    """

    others: dict[tuple, list[tuple]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    distinct: frozenset[str] = frozenset()

    @classmethod
    def of(cls, told):
        """From ``{"equal": [[…], …], "includes": {"…": […], …}, "distinct": […]}``."""
        if not isinstance(told, dict) or set(told) - {"equal", "includes", "distinct"}:
            raise SynonymsError("It has to be an object with “equal”, “includes” and “distinct”.")
        others = defaultdict(dict)
        for one, other in [*_equal(told.get("equal", [])), *_included(told.get("includes", {}))]:
            if one != other:
                others[one][other] = None
        said = {one: list(found) for one, found in others.items()}
        return cls(said, _single(told), frozenset(_distinct(told.get("distinct", []))))

    @classmethod
    def from_file(cls, path):
        try:
            return cls.of(json.loads(path.read_text()))
        except (OSError, ValueError) as fault:
            raise SynonymsError(f"{path}: {fault}") from fault

    def is_meant(self, word):
        """Whether the word is known to be meant as it is written, even if nothing live has it."""
        return word in self.words or word in self.distinct

    def spans(self, row):
        """``[(terms, others)]``: a row of terms, cut where parts of it have synonyms, longest first."""
        start = 0
        while start < len(row):
            lengths = range(LONGEST, 1, -1)
            longest = (n for n in lengths if row[start : start + n] in self.others)
            span = row[start : start + next(longest, 1)]
            yield span, self.others.get(span, [])
            start += len(span)


def _single(told):
    """The words that have synonyms, as they are written."""
    rows = [*told.get("equal", []), list(told.get("includes", {}))]
    found = [[word.plain for word in terms.words(each)] for row in rows for each in row]
    return frozenset(each[0] for each in found if len(each) == 1)


def _equal(rows):
    if not isinstance(rows, list):
        raise SynonymsError(f"“equal” has to be {ROWS}.")
    for row in rows:
        if not isinstance(row, list) or len(row) < 2:
            raise SynonymsError(f"“equal” has to be {ROWS}; this is not: {row}")
        yield from permutations([_terms(each) for each in row], 2)


def _included(rows):
    if not isinstance(rows, dict):
        raise SynonymsError("“includes” has to be an object: of each word a list of others.")
    for word, found in rows.items():
        if not isinstance(found, list) or not found:
            raise SynonymsError(f"What “{word}” includes has to be a list of words or phrases.")
        yield from ((_terms(word), _terms(each)) for each in found)


def _distinct(told):
    if not isinstance(told, list):
        raise SynonymsError("“distinct” has to be a list of words.")
    for each in told:
        found = [word.plain for word in terms.words(each)] if isinstance(each, str) else []
        if len(found) != 1:
            raise SynonymsError(f"“{each}” in “distinct” is not one word.")
        yield found[0]


def _terms(words):
    found = tuple(terms.terms_of(words)) if isinstance(words, str) else ()
    if not 1 <= len(found) <= LONGEST:
        raise SynonymsError(f"“{words}” is no word or phrase of at most {LONGEST} words.")
    return found
