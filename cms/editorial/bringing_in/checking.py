"""What each row of an upload would do to the library, without doing it."""

import hashlib
import json
import re
from dataclasses import dataclass, field

from cms.editorial import canonical, comparison, saving
from cms.editorial.bringing_in import resolving
from cms.editorial.bringing_in.resolving import Verdict
from cms.editorial.chunks import chunks
from cms.editorial.fixture_files import FixtureRefused
from cms.editorial.fixture_index import FixtureItem
from cms.editorial.fixture_rows import row_faults
from cms.editorial.fixture_text import Fixtures
from cms.editorial.names import wanted_by
from cms.models import Revision, SlugClaim, Status

BLANK = {"fields": {}, "parts": {}}
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WRITING = (Verdict.NEW, Verdict.CHANGES)


@dataclass
class Plan:
    """Every row with its verdict, and what would be written."""

    lines: list
    items: dict[int, FixtureItem] = field(default_factory=dict)

    @property
    def counts(self):
        found = dict.fromkeys(map(str, Verdict), 0)
        for line in self.lines:
            found[str(line.verdict)] += 1
        return found

    @property
    def writing(self):
        return [self.items[line.row.number] for line in self.lines if line.verdict in WRITING]

    def id_of(self, line):
        """The item that a row becomes, or None where it becomes none."""
        return self.items[line.row.number].id if line.verdict in WRITING else None

    @property
    def fingerprint(self):
        """What was looked at, in one word: it differs as soon as a row would do something else."""
        seen = json.dumps([line.stored() for line in self.lines], sort_keys=True)
        # New items get another id each time.
        rows = {str(item.id): f"row {number}" for number, item in self.items.items() if item.is_new}
        seen = ID.sub(lambda found: rows.get(found[0], found[0]), seen)
        return hashlib.sha256(seen.encode()).hexdigest()

    @property
    def coming(self):
        """Titles of the items that are still to come, by id."""
        return {str(item.id): item.row.title for item in self.items.values() if item.is_new}


def check(model, rows, answers):
    """The plan for these rows, given what a person answered about some of them."""
    lines = resolving.resolved(model, rows, answers)
    contents = _contents(model, lines)
    heads = Revision.objects.in_bulk([content.item.head_id for content in contents.values()])
    entries = resolving.Entries(model, contents)
    fixtures = _fixtures(lines, entries)
    plan = Plan(lines, fixtures)
    _refuse_taken_names(plan, model)
    for line in lines:
        item = fixtures.get(line.row.number)
        if item is not None and line.verdict != Verdict.ERROR:
            content = contents.get(line.target)
            _compare(line, item, content, heads[content.item.head_id] if content else None)
    return plan


def _contents(model, lines):
    targets = {line.target for line in lines if line.target}
    contents = {}
    for some in chunks(sorted(targets)):
        found = model.objects.filter(pk__in=some).select_related("item")
        contents |= {each.pk: each for each in found.prefetch_related(*model.parts)}
    return contents


def _fixtures(lines, entries):
    """``{row number: its checked item}``. Rows with faults get them, and stand aside."""
    waiting = {
        line.row.number: line
        for line in lines
        if line.verdict in (Verdict.NEW, Verdict.ERROR) and not line.stands_aside
    }
    known = {}
    while waiting:
        try:
            found = Fixtures([each for line in waiting.values() for each in entries.of(line)])
        except FixtureRefused as refused:
            # Rows that name one of these are looked at again without it.
            faulty = {_note(waiting, fault) for fault in refused.details}
            waiting = {number: each for number, each in waiting.items() if number not in faulty}
            continue
        items = {int(item.entry.file): item for item in found.items}
        for item in items.values():
            for fault in row_faults(item, known):
                _note(waiting, fault)
        return items
    return {}


def _note(waiting, fault):
    number = int(fault.file)
    waiting[number].fault(fault.field, fault.sentence)
    return number


def _refuse_taken_names(plan, model):
    """Names that another item of the library has."""
    wanted = {}
    for number, item in plan.items.items():
        for name, field_name in wanted_by(item.row).items():
            wanted[name] = (number, field_name)
    by_number = {line.row.number: line for line in plan.lines}
    for some in chunks(sorted(wanted)):
        claims = SlugClaim.objects.filter(type=model.type_name, slug__in=some)
        for claim in claims.values("slug", "item"):
            number, field_name = wanted[claim["slug"]]
            if claim["item"] != plan.items[number].id and by_number[number].takes_names:
                sentence = f"“{claim['slug']}” already leads to another {model._meta.verbose_name}."
                mend = "Give it another name, or update that one: name it in the column “slug”."
                by_number[number].fault(field_name, f"{sentence} {mend}")


def _compare(line, item, content, head):
    """Settle the verdict of a row that has no faults."""
    if content is None:
        line.verdict = Verdict.NEW
        line.changes = list(comparison.differences(BLANK, item.data))
        return
    line.head, line.head_number = head.pk, head.number
    line.changes = list(comparison.differences(canonical.data_of(head), item.data))
    if not line.changes or line.decision == "use":
        line.verdict = Verdict.SAME
    elif line.is_undecided:
        line.verdict = Verdict.LIKE
    else:
        line.verdict = Verdict.CHANGES
        _require_editable(line, content.item)


def _require_editable(line, item):
    if item.parked_id:
        line.fault("", "An urgent fix of this item is being made. Finish it first.")
    elif item.status == Status.IN_REVIEW:
        line.fault("", "This item is in review. Take it back first, or leave this row out.")
    elif item.status not in saving.EDITABLE:
        line.fault("", f"This item is {item.get_status_display().lower()}: it cannot be changed.")
    elif item.status == Status.APPROVED:
        line.note = "It is approved. The change makes a draft of it, which has to be signed anew."
