"""One value of a fixture: is it what its field can hold?"""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models

from cms.models import WordsField
from cms.text.characters import character_problems
from cms.text.markdown import LONGEST_TEXT

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
    if value is not None:
        _require_form(field, value)
    _require_readable(value)
    if isinstance(value, float):
        # The shortest digits that mean this number, not all that a computer holds of it.
        value = str(value)
    try:
        value = field.clean(value, None)
    except RecursionError:
        raise ValidationError("This is nested too deep.") from None
    if isinstance(value, Decimal):
        return value.quantize(Decimal(1).scaleb(-field.decimal_places))
    return value


def _require_form(field, value):
    wanted, spoken = next((w, s) for kind, w, s in FORMS if isinstance(field, kind))
    # For Python, true is a number.
    is_misread = isinstance(value, bool) and wanted is not bool
    if not isinstance(value, wanted) or is_misread:
        raise ValidationError(f"This must be {spoken}.")


def _require_readable(value):
    for text in _texts(value):
        if len(text) > LONGEST_TEXT:
            raise ValidationError(
                f"This text has {len(text):,} characters and may have {LONGEST_TEXT:,}."
            )
        problem = next(character_problems(text), None)
        if problem:
            raise ValidationError(
                f"Line {problem.line}, column {problem.column}: {problem.message}"
            )


def _texts(value):
    """Every text inside a JSON value, the names of members included."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            waiting += [*each, *each.values()]
