"""What every coded value has beside its value and label: a definition and, where terms have an
order, a rank. Members are written ``NAME = value, definition, label``: Django takes the last."""

from dataclasses import dataclass

from django.db import models


def new_term(cls, value, definition="", rank=None):
    """Make a member. Enum hides ``__new__`` of a finished class, so subclasses call this."""
    member = str.__new__(cls, value)
    member._value_ = value
    member.definition = definition
    member.rank = rank
    return member


class Term(models.TextChoices):
    __new__ = new_term


class OrderedTerm(Term):
    """Terms from least to most; the first has rank 1."""

    def __new__(cls, value, definition=""):
        return new_term(cls, value, definition, rank=len(cls.__members__) + 1)


class Grade(models.IntegerChoices):
    """Numbered terms; the number is the rank."""

    def __new__(cls, value, definition=""):
        member = int.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        member.rank = value
        return member


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of coded values as the API tells it. ``source`` says whose terms these are."""

    name: str
    choices: type
    source: str = "library"

    def terms(self):
        return [
            {
                "value": term.value,
                "label": str(term.label),
                "rank": term.rank,
                "definition": term.definition or None,
                "source": self.source,
            }
            for term in self.choices
        ]
