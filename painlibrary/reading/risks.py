"""Risks in numbers that can be compared: the same number of people throughout one list."""

from decimal import Decimal
from fractions import Fraction
from math import ceil

from cms.admin.reading.blocks import MOST_FIGURES, Entries, Entry, IconArray
from painlibrary.reading.speaking import line
from painlibrary.spoken import label, titled
from painlibrary.vocabularies import Course, RiskKind, RiskOnset, Severity

NOT_STATED = "How often is not stated"


def risks(document):
    rows = document["risks"]
    if not rows:
        return []
    shares = [_shares(row["frequency"]) for row in rows]
    people = people_for(shares)
    entries = [_entry(row, each, people) for row, each in zip(rows, shares, strict=True)]
    note = f"Each picture shows {people:,} people." if any(each.picture for each in entries) else ""
    return [Entries("Risks", entries, note)]


def people_for(shares):
    """The least number of people in which every share of the list can be seen, or the most."""
    least = min((low or high for low, high in filter(None, shares) if high), default=Fraction(1))
    return next((people for people in MOST_FIGURES if least * people >= 1), MOST_FIGURES[-1])


def _shares(frequency):
    """``(least, most)`` share of people, or None where no number is known."""
    if frequency is None:
        return None
    if frequency["events"] is not None:
        share = Fraction(frequency["events"], frequency["denominator"])
        return share, share
    if frequency["high"] is None:
        return None
    return Fraction(Decimal(str(frequency["low"] or 0))), Fraction(Decimal(str(frequency["high"])))


def _entry(row, shares, people):
    frequency, severity = row["frequency"], row["severity"]
    lines = [
        _often(frequency),
        _how_bad(severity, row["serious"]),
        *line("When", label(RiskOnset, row["onset"])),
        *line("Course", label(Course, row["course"])),
        row["description"],
        *line("What helps against it", row["mitigation"]),
        *line("The source calls it", row["source_label"]),
    ]
    if row["kind"] == RiskKind.LIMITATION:
        lines = [label(RiskKind, row["kind"]), *lines[1:]] if frequency is None else lines
    return Entry(
        titled(row["risk"]),
        [each for each in lines if each],
        cited=row,
        card=row["risk"],
        picture=picture(shares, people) if shares and shares[1] else None,
    )


def _often(frequency):
    if frequency is None:
        return NOT_STATED
    told = frequency["population"]
    return f"{frequency['text']} ({told})" if told else frequency["text"]


def _how_bad(severity, serious):
    words = ""
    if severity:
        ends = dict.fromkeys(label(Severity, severity[end]) for end in ("min", "max"))
        words = " to ".join(ends)
    if serious is not None:
        words = f"{words}, {'serious' if serious else 'not serious'}".removeprefix(", ")
    return f"How bad: {words.lower()}" if words else ""


def picture(shares, people):
    low, high = (share * people for share in shares)
    certain, possible = (round(low), round(high)) if low == high else (int(low), ceil(high))
    if high < 1:
        return IconArray(people, 0, 0, f"fewer than 1 in {people:,} people")
    counted = f"{certain:,} in" if certain == possible else f"{certain:,} to {possible:,} in"
    exact = "" if low == certain and high == possible else "about "
    return IconArray(people, certain, possible, f"{exact}{counted} {people:,} people")
