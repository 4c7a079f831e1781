"""What an import did, or would do, in lines for people."""

import json

from cms.editorial.importing import Verdict

LONGEST_VALUE = 60


def lines(outcome, *, dry_run):
    """A summary; on a dry run every change field by field before it."""
    for step in outcome.steps:
        if dry_run or step.verdict == Verdict.CONFLICTING:
            yield from _about(step, with_changes=dry_run)
    for each in outcome.asked:
        if dry_run and each.is_written:
            yield f"{each.verdict}: {each.entry.name}"
    yield _summary(outcome, dry_run)


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


def _summary(outcome, dry_run):
    counts = outcome.counts
    items = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict)
    flags = f"flags: {counts['flags_new']} new, {counts['flags_changed']} changed"
    waivers = f"waivers: {counts['waivers_new']} new, {counts['waivers_changed']} changed"
    end = " Nothing was changed: this was a dry run." if dry_run else ""
    return f"{items}; {flags}; {waivers}.{end}"
