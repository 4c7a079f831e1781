"""Lengths of time: how they are written for machines, and how they are compared.

Months and years have no fixed length. Where lengths are compared, UCUM's averages stand in:
30.4375 days and 365.25 days. They are never shown.
"""

import re
from decimal import Decimal

from painlibrary.vocabularies import TimeClass, Unit

MINUTES = {
    Unit.MINUTE: 1,
    Unit.HOUR: 60,
    Unit.DAY: 24 * 60,
    Unit.WEEK: 7 * 24 * 60,
    Unit.MONTH: 43_830,
    Unit.YEAR: 525_960,
}
CLASSES = {
    Unit.MINUTE: TimeClass.MINUTES,
    Unit.HOUR: TimeClass.HOURS,
    Unit.DAY: TimeClass.DAYS,
    Unit.WEEK: TimeClass.WEEKS,
    Unit.MONTH: TimeClass.MONTHS,
    Unit.YEAR: TimeClass.YEARS,
}
ISO_8601 = {
    Unit.MINUTE: "PT{}M",
    Unit.HOUR: "PT{}H",
    Unit.DAY: "P{}D",
    Unit.WEEK: "P{}W",
    Unit.MONTH: "P{}M",
    Unit.YEAR: "P{}Y",
}
NUMBER = r"(\d{{1,6}}(?:\.\d{{1,6}})?){}"
DATE_UNITS = [("Y", Unit.YEAR), ("M", Unit.MONTH), ("W", Unit.WEEK), ("D", Unit.DAY)]
TIME_UNITS = [("H", Unit.HOUR), ("M", Unit.MINUTE)]
DURATION = re.compile(
    "P"
    + "".join(f"(?:{NUMBER.format(letter)})?" for letter, _ in DATE_UNITS)
    + "(?:T"
    + "".join(f"(?:{NUMBER.format(letter)})?" for letter, _ in TIME_UNITS)
    + ")?",
    re.ASCII,
)


def iso8601(value, unit):
    """The ISO 8601 duration: ``PT5M``."""
    return ISO_8601[Unit(unit)].format(plain(Decimal(value)))


def plain(number):
    """A decimal without needless zeros or an exponent: 5, 2.5, 20."""
    return format(number.normalize(), "f")


def minutes(value, unit):
    """The length in minutes, for comparison."""
    return Decimal(value) * MINUTES[Unit(unit)]


def minutes_of_iso8601(text):
    """The length of an ISO 8601 duration in minutes, for comparison; seconds are not known here."""
    found = DURATION.fullmatch(text)
    if not found or text.endswith("T") or not any(found.groups()):
        raise ValueError(f"“{text}” is no duration such as PT5M, P2W or P6M.")
    units = [unit for _, unit in (*DATE_UNITS, *TIME_UNITS)]
    return sum(
        (minutes(value, unit) for value, unit in zip(found.groups(), units, strict=True) if value),
        Decimal(0),
    )


def class_of(unit):
    """In what a length is counted that has this unit."""
    return CLASSES[Unit(unit)]


def end_of_class(time_class):
    """The minutes at which the next class begins, or None where nothing follows.

    A source that says "days" is taken to promise no less than the end of them.
    """
    beginnings = {CLASSES[unit].rank: length for unit, length in MINUTES.items()}
    return beginnings.get(TimeClass(time_class).rank + 1)
