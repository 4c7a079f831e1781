"""Words and running text for the library that is made; the same for the same dice."""

import json
from functools import cache
from pathlib import Path
from random import Random

VOCABULARY = {
    name: " ".join(lines).split()
    for name, lines in json.loads(Path(__file__).with_name("vocabulary.json").read_text()).items()
}
PLAIN, ADJECTIVES, NOUNS = (VOCABULARY[name] for name in ("plain", "adjectives", "nouns"))
# Each stands in some procedures and nowhere else: what searches look for, from common to rare.
MARKED = VOCABULARY["marked"]

ASPECTS = {
    "overview": "What it is",
    "preparation": "How to prepare",
    "technique": "What is done",
    "aftercare": "Afterwards",
}
# So many texts of each aspect are shared among all procedures; what they say of numbers is their own.
PARAGRAPHS = 300
PARAGRAPH_LENGTH = 640


def zipf(dice, size):
    """A place below ``size``; the first comes twice as often as the second, and so on."""
    return int((size + 1) ** dice.random()) - 1


def several(dice, size, least, most):
    """Different places below ``size``, so that some are in many procedures and some in few."""
    wanted, found = dice.randint(least, most), {}
    while len(found) < wanted:
        found[zipf(dice, size)] = True
    return list(found)


def sentence(dice, length=11):
    words = [PLAIN[zipf(dice, len(PLAIN))] for _ in range(length)]
    return " ".join(words).capitalize() + "."


def prose(dice, size):
    """So many characters of sentences, or a few more."""
    found = sentence(dice)
    while len(found) < size:
        found += " " + sentence(dice, dice.randint(7, 14))
    return found


@cache
def paragraph(aspect, number, length=PARAGRAPH_LENGTH):
    """``(text, marked words in it)`` of one of the shared texts of an aspect."""
    dice = Random(f"paragraph {aspect} {number}")
    marked = [MARKED[place] for place in several(dice, len(MARKED), 2, 2)]
    halves = [prose(dice, length // 2) for _ in marked]
    told = " ".join(f"{half} Ask about {word}." for half, word in zip(halves, marked, strict=True))
    return told, frozenset(marked)
