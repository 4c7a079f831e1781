"""One value of a fixture: is it what its field can hold?"""

import json
from decimal import Decimal
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models

from cms.models import WordsField
from cms.text.characters import REFUSED, character_problems
from cms.text.markdown import LONGEST_TEXT

TOO_DEEP = "This is nested too deep."

# The first that fits says what JSON may hold, and how that is called.
FORMS = [
    (models.BooleanField, bool, "true or false"),
    (models.IntegerField, int, "a whole number"),
    (models.DecimalField, str | int | float, "a number"),
    (WordsField, list, "a list of words"),
    (models.JSONField, list | dict, "a list or an object"),
    (models.Field, str, "a text"),
]


def cleaned(field, value):
    """The value as a working copy holds it after a reload; raises ``ValidationError``."""
    try:
        value = field.clean(prepared(field, value), None)
    except RecursionError:
        raise ValidationError(TOO_DEEP) from None
    return completed(field, value) if isinstance(value, Decimal) else value


def prepared(field, value):
    """The value as the field takes it, if it may; what is empty was asked whether it may be so."""
    if value is not None:
        _require_form(field, value)
    _require_readable(value)
    if value in field.empty_values:
        return field.clean(value, None)
    # The shortest digits that mean this number, not all that a computer holds of it.
    return str(value) if isinstance(value, float) else value


def completed(field, value):
    """A number with all the places of its field, as the database gives it back."""
    return value.quantize(Decimal(1).scaleb(-field.decimal_places))


def is_too_deep(value):
    try:
        json.dumps(value)
    except RecursionError:
        return True
    return False


def _require_form(field, value):
    wanted, spoken = _form_of(type(field))
    # For Python, true is a number.
    is_misread = isinstance(value, bool) and wanted is not bool
    if not isinstance(value, wanted) or is_misread:
        raise ValidationError(f"This must be {spoken}.")


@cache
def _form_of(kind_of_field):
    return next(
        (wanted, spoken) for kind, wanted, spoken in FORMS if issubclass(kind_of_field, kind)
    )


def _require_readable(value):
    for text in _texts(value):
        if len(text) > LONGEST_TEXT:
            raise ValidationError(
                f"This text has {len(text):,} characters and may have {LONGEST_TEXT:,}."
            )
        if REFUSED.search(text):
            problem = next(character_problems(text))
            raise ValidationError(
                f"Line {problem.line}, column {problem.column}: {problem.message}"
            )


def _texts(value):
    """Every text inside a JSON value, the names of members included."""
    if isinstance(value, str):
        yield value
        return
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            waiting += [*each, *each.values()]
