"""A row of parts in one line: “Infection · serious · [@ref]”. ``rows.js`` writes the same."""

from django.db.models import TextField
from django.utils.text import Truncator

LONGEST_TEXT = 60
BETWEEN = " · "


def summary(part, names):
    """What the named fields say, in short; nothing where nothing is said yet."""
    return BETWEEN.join(filter(None, (_told(part, name) for name in names)))


def _told(part, name):
    field = part._meta.get_field(name)
    value = getattr(part, field.attname)
    if value in (None, "", False, []):
        return ""
    if field.is_relation:
        return _short(str(getattr(part, name)))
    if value is True:
        return str(field.verbose_name)
    if isinstance(value, list):
        return _short(", ".join(map(str, value)))
    shown = str(dict(field.flatchoices or ()).get(value, value))
    return _short(" ".join(shown.split())) if isinstance(field, TextField) else _short(shown)


def _short(text):
    return Truncator(text).chars(LONGEST_TEXT)
