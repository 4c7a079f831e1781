"""What must stand in an entry: small conditions, put together.

Each can be asked of texts in memory, ``holds_in``; the backends put it to the database. Texts are
fields of entries, as ``SearchEntry`` has them.
"""

from dataclasses import dataclass

# Between passages, and before a word as it was written: no term holds either.
BAR, AS_WRITTEN = "|", "="
FIELDS = ("title", "aliases", "summary", "body")


@dataclass(frozen=True)
class Phrase:
    """These terms one after the other, in one passage."""

    terms: tuple[str, ...]

    def holds_in(self, texts):
        sought = f" {' '.join(self.terms)} "
        return any(sought in text for text in texts)


class Term(Phrase):
    def __init__(self, term):
        super().__init__((term,))


def written(word):
    """This word, written as it is."""
    return Term(AS_WRITTEN + word)


@dataclass(frozen=True)
class Prefix:
    """A word that is written so, or begins so."""

    beginning: str

    def holds_in(self, texts):
        return any(f" {AS_WRITTEN}{self.beginning}" in text for text in texts)


@dataclass(frozen=True)
class AllOf:
    """Each of these, in whichever of the fields."""

    conditions: tuple

    def holds_in(self, texts):
        return all(each.holds_in(texts) for each in self.conditions)


@dataclass(frozen=True)
class AnyOf:
    conditions: tuple

    def holds_in(self, texts):
        return any(each.holds_in(texts) for each in self.conditions)
