"""Wording that promises more than anybody can know."""

import re

from cms.editorial.rules import Finding, Severity, rule
from cms.text import markdown

FORBIDDEN = re.compile(
    r"\b(guarantee\w*|cure[sd]?|curing|proven|ensur\w+|no risks?|risk[- ]free|painless\w*)\b", re.I
)
DOUBTFUL = re.compile(
    r"\b(significant(?:ly)?|can achieve|safe(?:ly)?|offering hope|cutting[- ]edge|breakthrough\w*"
    r"|promising|innovative|long[- ]term solutions?)\b",
    re.I,
)
# “Not proven”, “no cure”, “does not ensure”: what is denied is not promised.
DENIED = re.compile(r"\b(?:not|no|never|without|cannot|isn’t|isn't)\s+(?:\w+\s+){0,2}$", re.I)
COMPARED = re.compile(
    r"\b(faster|quicker|shorter|longer(?:[- ]lasting)?|lower|fewer|less|better|reduced)\b", re.I
)
COMPARATOR = re.compile(r"\b(than|compared|versus|relative to|before)\b", re.I)

TEXTS = ("summary", "lay_summary", "description", "lay_description", "definition", "lay_definition")
TEXT_PARTS = {"benefits": "text", "risks": "description", "sections": "body"}


def prose(subject):
    """``(place, plain text)`` of every text in which a promise could stand."""
    for name in TEXTS:
        if subject.text[name]:
            yield name, markdown.plain_text(subject.text[name])
    for part, field in TEXT_PARTS.items():
        for row in subject.text.rows(part):
            if row[field]:
                yield f"{part}/{row.key}/{field}", markdown.plain_text(row[field])


@rule("L01", Severity.ERROR)
def nothing_is_promised(subject):
    for place, text in prose(subject):
        for word in _affirmed(FORBIDDEN, text):
            yield Finding(place, f"“{word}” promises too much. Say what the source observed.")
        for word in _affirmed(DOUBTFUL, text):
            sentence = f"“{word}” sounds like a promise. Is there a more exact word?"
            yield Finding(place, sentence, Severity.WARNING)


def _affirmed(pattern, text):
    found = (match for match in pattern.finditer(text) if not DENIED.search(text[: match.start()]))
    return list(dict.fromkeys(match.group().lower() for match in found))


@rule("L03", Severity.WARNING, ["procedure"])
def comparisons_say_with_what(subject):
    for row in subject.text.rows("benefits"):
        text = row["text"] or ""
        if COMPARED.search(text) and not COMPARATOR.search(text) and not row["comparator"]:
            yield Finding(f"benefits/{row.key}/comparator", "Compared with what?")


@rule("L07", Severity.ERROR, ["procedure"])
def benefits_and_risks_stand_together(subject):
    benefits, risks = subject.text.rows("benefits"), subject.text.rows("risks")
    absent = {row["aspect"] for row in subject.text.rows("absences")}
    if benefits and not risks and "risks" not in absent:
        yield Finding("risks", "Benefits are named and no risks. Name them, or say who says none.")
    if risks and not benefits and "benefits" not in absent:
        yield Finding("benefits", "Risks are named and no benefits.")
