"""How hard a text is to read, as an American school grade. Advice for writers, never a verdict.

Two measures are taken and averaged, since each leaves out what the other sees. The Flesch-Kincaid
grade weighs sentence and word length (Kincaid JP, Fishburne RP, Rogers RL, Chissom BS: Derivation
of new readability formulas for Navy enlisted personnel. Research Branch Report 8-75, Naval
Technical Training Command, 1975). SMOG counts words of three syllables and more (McLaughlin GH:
SMOG grading, a new readability formula. Journal of Reading 1969;12(8):639-646). Both are of use to
about one grade, so the answer is a band. Health information for everybody should stay near grade 6
(Weiss BD: Health literacy and patient safety, 2nd ed. American Medical Association, 2007).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from pyphen import Pyphen

from cms.text.markdown import plain_text

# Fewer words say nothing about a text.
FEWEST_WORDS = 30
MOST_HARD_SENTENCES = 3
LONG_SENTENCE = 20
LONG_WORD = 3
MANY_LONG_WORDS = 4

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
VOWELS = re.compile(r"[aeiouyäöüéèêáàíóú]+")
SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysczxghl])es$"
)
# “ti” before a vowel is one sound, as in “patient” and “special”.
FUSED = re.compile(r"(?<=[tcs]i)\u00ad(?=[aeo])")
HYPHENS = Pyphen(lang="en_US", left=1, right=1)

# A blank after one of these ends no sentence.
ABBREVIATIONS = {
    *("e.g", "i.e", "vs", "cf", "ca", "approx", "dr", "mr", "mrs", "ms", "prof", "st", "al"),
    *("fig", "vol", "pp", "resp", "incl", "jr", "sr"),
}
END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
LAST_WORD = re.compile(r"[(\[]*((?:\w\.)*\w+)[.!?…]+[\"'”’)\]]*\s+$")

BANDS = [
    (6, "easy for most patients"),
    (8, "most patients can read it"),
    (12, "harder than most patients read easily"),
]
HARDEST = "hard for almost everybody but specialists"


@dataclass(frozen=True)
class HardSentence:
    """A sentence as the plain text has it, and what makes it hard."""

    text: str
    reason: str


@dataclass(frozen=True)
class Readability:
    """The school grade that a text asks for, what that means, and the sentences to mend first."""

    grade: int
    meaning: str
    sentences: tuple[HardSentence, ...]

    @property
    def is_easy(self) -> bool:
        return self.grade <= BANDS[1][0]

    def __str__(self) -> str:
        return f"About grade {self.grade}: {self.meaning}."


def readability(markdown: str) -> Readability | None:
    """What a reader needs for this text, citations apart; None where it is too short to tell."""
    found = sentences(plain_text(markdown))
    counted = [words(sentence) for sentence in found]
    if sum(map(len, counted)) < FEWEST_WORDS:
        return None
    grade = max(1, round((flesch_kincaid(counted) + smog(counted)) / 2))
    meaning = next((meaning for highest, meaning in BANDS if grade <= highest), HARDEST)
    return Readability(grade, meaning, hardest(found))


def sentences(text: str) -> list[str]:
    """The sentences of plain text; each line is a block, so a heading or a point is one by itself."""
    found = []
    for line in text.splitlines():
        start = 0
        for end in END.finditer(line):
            if ends_a_sentence(line[start : end.end()]):
                found.append(line[start : end.end()].strip())
                start = end.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if words(sentence)]


def ends_a_sentence(text: str) -> bool:
    last = LAST_WORD.search(text)
    if last is None:
        return True
    word = last[1].lower()
    # A single letter is somebody's initial, but for “I”.
    is_short_for = word in ABBREVIATIONS or "." in word or (len(word) == 1 and word.isalpha())
    return word == "i" or not is_short_for


def words(sentence: str) -> list[str]:
    return WORD.findall(sentence)


@lru_cache(maxsize=10_000)
def syllables(word: str) -> int:
    """Sounded groups of vowels; vowels that meet are parted where the word can be hyphenated."""
    parted = FUSED.sub("", HYPHENS.inserted(word.lower(), "\u00ad"))
    silent = SILENT.search(word.lower())
    sounded = parted[: len(parted) - len(silent[0])] if silent else parted
    return max(1, len(VOWELS.findall(sounded)))


def flesch_kincaid(counted: list[list[str]]) -> float:
    total = sum(map(len, counted))
    spoken = sum(syllables(word) for sentence in counted for word in sentence)
    return 0.39 * total / len(counted) + 11.8 * spoken / total - 15.59


def smog(counted: list[list[str]]) -> float:
    """Made for thirty sentences; fewer are scaled up, as its author allows."""
    long = sum(len(long_words(sentence)) for sentence in counted)
    return 1.043 * sqrt(long * 30 / len(counted)) + 3.1291


def long_words(sentence: list[str]) -> list[str]:
    return [word for word in sentence if syllables(word) >= LONG_WORD]


def hardest(found: list[str]) -> tuple[HardSentence, ...]:
    """The longest sentences and those with the most long words, hardest first."""
    hard = [
        (flesch_kincaid([words(text)]), HardSentence(text, why))
        for text in found
        if (why := reason(text))
    ]
    hard.sort(key=lambda each: -each[0])
    return tuple(dict.fromkeys(sentence for _, sentence in hard))[:MOST_HARD_SENTENCES]


def reason(sentence: str) -> str:
    """What makes this sentence hard, or nothing."""
    counted = words(sentence)
    long = list(dict.fromkeys(word.lower() for word in long_words(counted)))
    why = [f"{len(counted)} words"] if len(counted) > LONG_SENTENCE else []
    if len(long) >= MANY_LONG_WORDS:
        why.append(f"long words: {', '.join(long[:6])}")
    return "; ".join(why)
