"""What an import did, or would do, in lines for people."""

import json

from cms.editorial.importing import Verdict
from cms.editorial.questions import Asked

LONGEST_VALUE = 60


def about(found, *, dry_run):
    """What is to be told of a ``Step`` or an ``Asked``; on a dry run every change, field by field."""
    if isinstance(found, Asked):
        if dry_run and found.is_written:
            yield f"{found.verdict}: {found.entry.name}"
    elif dry_run or found.verdict == Verdict.CONFLICTING:
        yield from _about(found, with_changes=dry_run)


def _about(step, with_changes):
    if step.verdict == Verdict.SAME and not step.note:
        return
    note = f" ({step.note})" if step.note else ""
    yield f"{step.verdict}: {step.item.entry.name}{note}"
    if with_changes and step.verdict != Verdict.SAME:
        for change in step.changes:
            yield f"    {change.place}: {_shown(change.before)} → {_shown(change.after)}"


def _shown(value):
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def summary(outcome, *, dry_run):
    counts = outcome.counts
    items = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    flags = f"flags: {counts['flags_new']} new, {counts['flags_changed']} changed"
    waivers = f"waivers: {counts['waivers_new']} new, {counts['waivers_changed']} changed"
    end = " Nothing was changed: this was a dry run." if dry_run else ""
    return f"{items}; {flags}; {waivers}.{end}"
