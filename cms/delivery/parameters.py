"""Query parameters: each is declared, and whatever is not is refused by its name.

A parameter that were silently dropped would be a wrong medical answer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from difflib import get_close_matches

from cms.delivery.deprecation import Deprecation
from cms.delivery.problems import InvalidParameters

MOST_ERRORS = 20
MOST_VALUES = 50
LONGEST_VALUE = 2000
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", re.IGNORECASE)


class Unfit(ValueError):
    """A value that cannot be obeyed, with the nearest that could."""

    def __init__(self, message, suggestion=None):
        super().__init__(message)
        self.suggestion = suggestion


@dataclass(frozen=True)
class Parameter:
    """``read`` makes a value of its text, or raises ``Unfit``.

    ``is_list``: commas mean any, a repetition means all; its value is a list of lists.
    """

    name: str
    description: str
    read: Callable = str
    schema: dict = field(default_factory=lambda: {"type": "string"})
    is_list: bool = False
    example: object = None
    is_required: bool = False
    deprecated: Deprecation | None = None

    def value_of(self, texts):
        if self.is_list:
            # Who asks for the same twice asks for it once.
            groups = [text.split(",") for text in dict.fromkeys(texts)]
            if sum(map(len, groups)) > MOST_VALUES:
                raise Unfit(f"These are more than {MOST_VALUES} values.")
            return [[self._one(each) for each in group] for group in groups]
        if len(texts) > 1:
            raise Unfit("This can be given only once.")
        return self._one(texts[0])

    def _one(self, text):
        if not text.strip():
            raise Unfit("The value is empty.", self._any_value())
        if len(text) > LONGEST_VALUE or CONTROL.search(text):
            raise Unfit("The value is too long or holds control characters.")
        return self.read(text)

    def _any_value(self):
        return next(map(str, self.schema.get("enum", ())), None)


def read(query, declared):
    """``{name: value}`` of a request's query, by ``{name: Parameter}``; or ``InvalidParameters``."""
    values, errors = {}, []
    for name, texts in query.lists():
        try:
            values[name] = _declared(name, declared).value_of(texts)
        except Unfit as fault:
            errors.append(error(name, fault))
        if len(errors) == MOST_ERRORS:
            break
    missing = [each for each in declared.values() if each.is_required and each.name not in query]
    errors += [error(each.name, Unfit("This has to be given.", each.example)) for each in missing]
    refuse_if(errors)
    return values


def _declared(name, declared):
    if CONTROL.search(name):
        raise Unfit("The name holds control characters.")
    if name not in declared:
        raise Unfit("There is no such parameter here.", nearest(name, declared))
    ending = declared[name].deprecated
    if ending and ending.is_over:
        raise Unfit(ending.refusal("This parameter"))
    return declared[name]


def error(name, fault):
    """How one parameter's fault is told; a name is cut, for it may be as long as an address."""
    return {"parameter": name[:100], "message": str(fault), "suggestion": fault.suggestion}


def refuse_if(errors):
    if errors:
        raise InvalidParameters(errors[:MOST_ERRORS])


def nearest(text, known, likeness=0.0):
    """The known word most like ``text``, if it is alike enough; or None."""
    return next(iter(get_close_matches(text[:100], list(known), n=1, cutoff=likeness)), None)


# Readers of values


def one_of(known):
    """Reads one of these words."""
    known = [str(each) for each in known]

    def read_choice(text):
        if text not in known:
            raise Unfit("There is no such value.", nearest(text, known))
        return text

    return read_choice


def truth(text):
    return one_of(["true", "false"])(text) == "true"


def whole(least=0, most=None):
    """Reads a whole number between two."""

    def read_number(text):
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise Unfit("This is no whole number.", str(least))
        number = int(text)
        if number < least or (most is not None and number > most):
            bound = least if number < least else most
            raise Unfit(f"This must be {_span(least, most)}.", str(bound))
        return number

    return read_number


def _span(least, most):
    return f"{least} or more" if most is None else f"from {least} to {most}"


def instant(text):
    """Reads an instant with its zone. A plus sign that a URL turned into a space still counts."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        raise Unfit("This is no instant of ISO 8601.", "2026-12-01T00:00:00Z")
    raise Unfit("The instant lacks a zone: end it with Z, or an offset.", f"{moment.isoformat()}Z")


def day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unfit("This is no date.", "2026-12-01") from None


def day_or_instant(text):
    """Reads an instant, or a day as its first instant in UTC."""
    if "T" in text:
        return instant(text)
    return datetime.combine(day(text), time(), tzinfo=UTC)


def slug(text):
    if len(text) > 250 or not SLUG.fullmatch(text):
        raise Unfit("Items are named by slug: lower-case words with hyphens.")
    return text


def words(text):
    """Reads a search for at most ten words."""
    if len(text.split()) > 10 or len(text) > 200:
        raise Unfit("Search for at most ten words, and 200 characters.")
    return text


def names(text):
    """Reads a list of dotted names with commas: ``title,risks.risk.title``."""
    found = [name.strip() for name in text.split(",")]
    if not all(found):
        raise Unfit("A name in the list is empty.")
    if len(found) > MOST_VALUES:
        raise Unfit(f"These are more than {MOST_VALUES} names.")
    return found
