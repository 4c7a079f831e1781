"""What somebody looks for: clauses that must all hold, each with all that it can be said by."""

import re
from dataclasses import dataclass
from functools import cached_property

from cms.models.full_text import AllOf, AnyOf, Phrase, Prefix, Term
from cms.models.full_text.conditions import BAR
from cms.text.terms import words

QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
SHORTEST_BEGINNING = 2


@dataclass(frozen=True)
class Clause:
    """One word, or some that belong together. ``words`` are as they were typed.

    ``beginning`` is what is still being typed: whatever begins so is found as well, but later.
    """

    words: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    is_phrase: bool = False
    beginning: str | None = None

    @cached_property
    def exact(self):
        """Its words, or whatever means the same, in full."""
        typed, *others = self.forms
        own = Phrase(typed) if self.is_phrase else AllOf(tuple(map(Term, typed)))
        return AnyOf((own, *map(Phrase, others)))

    @cached_property
    def condition(self):
        if self.beginning is None:
            return self.exact
        *before, _ = self.forms[0]
        begun = AllOf((*map(Term, before), Prefix(self.beginning)))
        return AnyOf((self.exact, begun))


@dataclass(frozen=True)
class Query:
    clauses: tuple[Clause, ...]

    def __bool__(self):
        return bool(self.clauses)

    @cached_property
    def in_a_row(self):
        """All of it, one word after the other, however it can be said; None if it is one word."""
        rows = [form for form in self._rows if len(form) > 1]
        return AnyOf(tuple(map(Phrase, rows))) if rows else None

    @cached_property
    def alone(self):
        """A whole passage that says this and nothing else."""
        return AnyOf(tuple(Phrase((BAR, *form, BAR)) for form in self._rows))

    @property
    def _rows(self):
        if len(self.clauses) == 1:
            return self.clauses[0].forms
        return [tuple(term for clause in self.clauses for term in clause.forms[0])]


def read(text, synonyms):
    """The query of a text: words, “phrases in quotes”, and at the end a word not typed yet."""
    phrases = [_phrase(found[1]) for found in QUOTED.finditer(text)]
    rest = QUOTED.sub(lambda found: " " * len(found[0]), text)
    loose = list(_loose(rest, synonyms, alone=not any(phrases)))
    return Query(tuple(dict.fromkeys([*loose, *filter(None, phrases)])))


def _phrase(text):
    found = [word for word in words(text) if not word.is_common]
    if not found:
        return None
    forms = (tuple(word.term for word in found),)
    return Clause(tuple(word.plain for word in found), forms, is_phrase=True)


def _loose(text, synonyms, alone):
    found = list(words(text))
    typed = [word for word in found if not word.is_common]
    if found and not typed and alone:
        # Nothing but words that say nothing: the last may be the beginning of one that does.
        last = found[-1].plain
        yield Clause((last,), ((last,),), beginning=_begun(text, found[-1]))
    start = 0
    for terms, others in synonyms.spans(tuple(word.term for word in typed)):
        span = typed[start : start + len(terms)]
        start += len(terms)
        begun = _begun(text, span[-1]) if span[-1] is found[-1] else None
        yield Clause(tuple(word.plain for word in span), (terms, *others), beginning=begun)


def _begun(text, word):
    """The word, if nothing follows it: then it may go on."""
    is_open = word.end == len(text) and len(word.plain) >= SHORTEST_BEGINNING
    return word.plain if is_open else None
