"""Dates as reference managers write them. What can be read in two ways is not guessed."""

import calendar
import re
from datetime import date

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})?(?:[-/.](\d{1,2})?)?)?(?:[/.]\D*)?")
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
NUMBER = re.compile(r"\b\d{1,2}\b")
WORD = re.compile(r"[A-Za-z]+")


class NoDate(Exception):
    """The text says how to write the date."""


def partial_date(text):
    """``2024``, ``2024-05`` or ``2024-05-31`` from a date as written; a range gives its year."""
    text = str(text).strip().strip("{}")
    if match := ISO.fullmatch(text):
        return joined(*match.groups())
    if match := DAY_FIRST.fullmatch(text):
        return _day_first(text, *map(int, match.groups()))
    return _in_words(text)


def joined(year, month=None, day=None):
    try:
        date(int(year), int(month or 1), int(day or 1))
    except (ValueError, TypeError, OverflowError):
        raise NoDate(_how("/".join(str(part) for part in (year, month, day) if part))) from None
    parts = [f"{int(year):04}"]
    if month:
        parts.append(f"{int(month):02}")
        if day:
            parts.append(f"{int(day):02}")
    return "-".join(parts)


def _day_first(text, first, second, year):
    if first > 12:
        return joined(year, second, first)
    if second > 12 or first == second:
        return joined(year, first, second)
    raise NoDate(
        f"“{text}” can be read in two ways. Write {joined(year, first, second)} or "
        f"{joined(year, second, first)}."
    )


def _in_words(text):
    years = YEAR.findall(text)
    months = [number for word in WORD.findall(text) if (number := month_named(word))]
    if not years:
        raise NoDate(_how(text))
    if len(set(years)) > 1 or len(months) != 1:
        # “1998 Dec-1999 Jan”, “2020 Spring”: the year is what is certain.
        return years[0]
    days = NUMBER.findall(YEAR.sub(" ", text))
    return joined(years[0], months[0], days[0] if len(days) == 1 else None)


def month_named(word):
    """The number of a month by its name, short name or number; None where it is none."""
    word = str(word).strip().casefold()
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    return MONTHS.get(word[:3]) if len(word) >= 3 and _begins_month(word) else None


def _begins_month(word):
    return any(name.casefold().startswith(word) for name in calendar.month_name if name) or (
        word == "sept"
    )


def _how(text):
    return f"“{text[:60]}” is no date. Write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty."
