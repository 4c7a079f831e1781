"""Which kinds of file each type of content is brought in from. Content apps register theirs."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cms.editorial.bringing_in.file_content import FileRefused

MOST_ROWS = 5000


@dataclass(frozen=True)
class Format:
    """A kind of file. ``recognizes`` looks at its content; ``read(model, content)`` gives ``Reading``.

    ``row`` is what its people call a row, ``column`` what they call a column.
    """

    name: str
    label: str
    endings: tuple[str, ...]
    recognizes: Callable
    read: Callable
    row: str = "Record"
    column: str = "field"
    has_template: bool = False


@dataclass
class Reading:
    """The rows of a file, and what people should know about how it was read."""

    rows: list
    notices: list[str] = field(default_factory=list)


_offered = {}


def offer(type_name, *formats):
    _offered[type_name] = formats


def offered():
    """``{type name: its formats}``."""
    return dict(_offered)


def formats_of(type_name):
    return _offered.get(type_name, ())


def format_named(type_name, name):
    return next(each for each in formats_of(type_name) if each.name == name)


def read(model, content):
    """``(format, reading)`` of a file, recognized by what it holds."""
    formats = formats_of(model.type_name)
    for each in formats:
        if each.recognizes(content):
            reading = each.read(model, content)
            _require_rows(reading)
            if content.encoding not in ("", "UTF-8"):
                reading.notices.append(f"The file was read as {content.encoding}.")
            return each, reading
    known = " or ".join(each.label for each in formats)
    raise FileRefused(
        f"This file holds nothing that can become a {model._meta.verbose_name}. Choose {known}."
    )


def _require_rows(reading):
    if not reading.rows:
        raise FileRefused("The file holds no rows. Choose the file that holds your rows.")
    if len(reading.rows) > MOST_ROWS:
        raise FileRefused(
            f"The file has {len(reading.rows):,} rows, and {MOST_ROWS:,} can be looked at. "
            "Divide it into several files."
        )
