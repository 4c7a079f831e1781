"""The words of a text as search compares them: one form for all spellings and endings.

Both databases index what comes from here and nothing else, so that both find the same.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer.english_stemmer import EnglishStemmer

from cms.text.characters import unaccented

# With the marks that some keyboards type after a letter.
REST = r"(?:[^\W_\u0300-\u036f]|[\u0300-\u036f])*"
WORD = re.compile(rf"[^\W_]{REST}")
# What is read over, so that no word begins with the letter: the “’s” of a possessive.
POSSESSIVE = rf"['’][sSſ]\b{REST}"
SAID = re.compile(rf"{POSSESSIVE}|({WORD.pattern})")
LONGEST_WORD = 60

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "of",
        "on",
        "or",
        "our",
        "she",
        "should",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)

# British and American spelling come out alike; that a few other words change too is seen by nobody.
SPELLINGS = [
    (re.compile("ae|oe"), "e"),
    (re.compile("(?<=[a-z]{3})our(?=$|s$|al|ed$|ing$)"), "or"),
    (re.compile("(?<=[a-z]{3})is(?=(?:e[drs]?|ing|ations?|able)$)"), "iz"),
    (re.compile("(?<=[a-z]{2})ys(?=(?:e[drs]?|ing)$)"), "yz"),
    (re.compile("(?<=[a-z]{2})([tb])re(?=s?$)"), r"\1er"),
    (re.compile("(?<=[a-z]{4})mme(?=s?$)"), "m"),
]


class Word(NamedTuple):
    """One word of a text: where it stands, how it is written, and the term it is found by."""

    start: int
    end: int
    plain: str
    term: str

    @property
    def is_common(self) -> bool:
        """Whether it says nothing by itself."""
        return self.plain in STOP_WORDS

    def further(self, places: int) -> "Word":
        """The same word, so many places further in a text."""
        return self._replace(start=self.start + places, end=self.end + places)


def words(text: str) -> Iterator[Word]:
    for found in SAID.finditer(text):
        plain = folded(found[1] or "")
        if plain:
            yield Word(found.start(1), found.end(1), plain, term(plain))


def spoken(text: str) -> Iterator[str]:
    """The folded words that say something by themselves, without their terms, which cost more."""
    return filter(None, map(_telling, SAID.findall(text)))


def telling(text: str) -> list[tuple[str, str]]:
    """``(as it is written, its term)`` of the words that say something by themselves, in their order."""
    return [said for said in map(_said, SAID.findall(text)) if said]


@lru_cache(maxsize=50_000)
def _said(word: str) -> tuple[str, str] | None:
    plain = _telling(word)
    return (plain, term(plain)) if plain else None


def _telling(word: str) -> str:
    """A word folded; empty where it says nothing by itself."""
    plain = folded(word)
    return "" if plain in STOP_WORDS else plain


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Lower case without accents: letters and digits alone."""
    return "".join(each for each in unaccented(word) if each.isalnum())[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def term(plain: str) -> str:
    """The stem that all forms and spellings of a folded word have in common."""
    for spelling, other in SPELLINGS:
        plain = spelling.sub(other, plain)
    # A stemmer keeps the word it works on in itself: each call has its own.
    return str(EnglishStemmer().stemWord(plain)) or plain


def initial(plain: str) -> str:
    """The letter that the term of a folded word begins with: stems differ from words in their ends."""
    return "e" if plain.startswith(("ae", "oe")) else plain[0]


def terms_of(text: str) -> list[str]:
    """The terms of a text in their order, without common words."""
    return [term for _, term in telling(text)]
