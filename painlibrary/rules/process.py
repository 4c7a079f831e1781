"""Rules about open questions."""

from cms.editorial.rules import Finding, Severity, rule
from cms.models import FlagKind


@rule("P07", Severity.ERROR, can_be_waived=False)
def no_contradiction_is_hidden(subject):
    """Open contradictions are published as disputes, or not at all."""
    for flag in subject.open_flags:
        if flag.kind == FlagKind.CONTRADICTION and not _is_dispute(subject.text, flag.place):
            yield Finding(
                flag.place,
                f"An open contradiction: {flag.text} Resolve it, or state both as a dispute.",
            )


def _is_dispute(text, place):
    """Whether two candidates stand there: rows of invasiveness, or of one measure."""
    part, _, key = place.partition("/")
    rows = text.rows(part)
    if part == "measures" and key:
        kind = next((row["measure"] for row in rows if row.key == key), None)
        rows = [row for row in rows if row["measure"] == kind]
    return part in ("invasiveness", "measures") and len(rows) > 1
