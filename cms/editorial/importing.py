"""Loading fixtures: content comes in as drafts, whole or not at all, and twice is once.

A fixture never overwrites what an editor wrote since the last import: the text of that import, the
head and the fixture are compared three ways.
"""

import enum
from collections import Counter
from dataclasses import dataclass

from django.db import transaction

from cms.editorial import audit, canonical, comparison, drafts, policy, questions, saving
from cms.editorial.doors import attempt
from cms.editorial.fixture_files import FixtureRefused
from cms.editorial.fixture_rows import row_faults
from cms.editorial.fixture_text import FixtureItem, Fixtures
from cms.models import Item, Library, Origin, Revision, Status


class OnConflict(enum.StrEnum):
    ABORT = "abort"
    SKIP = "skip"
    DRAFT = "draft"


class Verdict(enum.StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICTING = "conflicting"


@dataclass
class Step:
    """What the import finds, and does, about one item of the fixtures."""

    item: FixtureItem
    verdict: Verdict
    head: Revision | None = None
    note: str = ""
    is_locked: bool = False
    is_written: bool = False

    @property
    def changes(self):
        """From the text of the head to that of the fixture."""
        before = {"fields": {}, "parts": {}}
        if self.head:
            before = canonical.data_of(self.head)
        return list(comparison.differences(before, self.item.data))


@dataclass
class Outcome:
    """What an import did, or would do."""

    steps: list[Step]
    asked: list[questions.Asked]

    @property
    def counts(self):
        found = Counter(str(step.verdict) for step in self.steps)
        return {verdict.value: found[verdict] for verdict in Verdict} | questions.counts(self.asked)

    @property
    def has_changed_something(self):
        return any(step.is_written for step in self.steps) or any(
            each.is_written for each in self.asked
        )

    @property
    def blocks_releases(self):
        """Whether a question that was asked may stop scheduled releases."""
        return any(each.is_written and each.blocks_release for each in self.asked)


def load(entries, *, by, on_conflict=OnConflict.ABORT, dry_run=False):
    """Load the entries of fixtures as drafts saved by ``by``; all of it, or nothing.

    Raises ``FixtureRefused`` with every fault that could be found. A dry run does all of it, too,
    and takes it back. Whoever loads has to recheck scheduled releases if ``blocks_releases``.
    """
    require_right(by, dry_run=dry_run)
    with transaction.atomic():
        outcome = _load(Fixtures(entries), by, on_conflict)
        if dry_run:
            transaction.set_rollback(True)
    return outcome


def require_right(by, *, dry_run=False):
    """Refuse whoever may not import; but on a dry run, the attempt is put on record."""
    if dry_run:
        policy.require(by, "import")
    else:
        with attempt("import", by=by):
            policy.require(by, "import")


def _load(fixtures, by, on_conflict):
    steps = _compared(fixtures)
    _settle_conflicts(steps, on_conflict)
    writing = [step for step in steps if step.is_written]
    known = {}
    faults = [fault for step in writing for fault in row_faults(step.item, known)]
    if faults:
        raise FixtureRefused(faults)
    asked = questions.compared(fixtures.questions)
    outcome = Outcome(steps, asked)
    if outcome.blocks_releases:
        # Locks are taken in one order everywhere: items, the library, the end of the audit.
        Library.locked()
    _write(writing, by)
    questions.write(asked, by)
    if outcome.has_changed_something:
        audit.record("fixtures loaded", by=by, **outcome.counts)
    return outcome


# Comparing:


def _compared(fixtures):
    """A step for every item of the fixtures; those that exist are locked."""
    present = [item.id for item in fixtures.items.values() if not item.is_new]
    locked = {item.pk: item for item in Item.objects.filter(pk__in=present).locked()}
    heads = Revision.objects.in_bulk([item.head_id for item in locked.values()])
    bases = _last_imports(present)
    return [
        Step(item, Verdict.NEW, is_written=True)
        if item.is_new
        else _step(item, locked[item.id], heads[locked[item.id].head_id], bases.get(item.id))
        for item in fixtures.items.values()
    ]


def _last_imports(item_ids):
    """``{item id: its newest revision that came from a fixture}``."""
    imported = Revision.objects.filter(item__in=item_ids, origin=Origin.IMPORT)
    return {revision.item_id: revision for revision in imported.order_by("number")}


def _step(fixture, item, head, base):
    if _says(head, fixture):
        return Step(fixture, Verdict.SAME, head)
    if base is not None and _says(base, fixture):
        return Step(fixture, Verdict.SAME, head, "edited since it was loaded; the newer text stays")
    if item.parked_id:
        sentence = "an urgent fix is being made; finish it first"
        return Step(fixture, Verdict.CONFLICTING, head, sentence, is_locked=True)
    if item.status not in saving.EDITABLE:
        spoken = item.get_status_display().lower()
        sentence = f"it is {spoken}"
        if item.status == Status.IN_REVIEW:
            sentence += "; take it back first"
        return Step(fixture, Verdict.CONFLICTING, head, sentence, is_locked=True)
    if base is not None and head.digest == base.digest:
        return Step(fixture, Verdict.CHANGED, head, is_written=True)
    return Step(fixture, Verdict.CONFLICTING, head, _who_wrote(head))


def _who_wrote(head):
    return f"{head.saved_by.name} wrote other text on {head.saved_at:%Y-%m-%d}"


def _says(revision, fixture):
    """Whether the revision holds just what the fixture says."""
    if revision.digest == canonical.digest_of(canonical.as_text(fixture.data)):
        return True
    is_older = revision.schema < fixture.model.schema and revision.text != ""
    return is_older and canonical.data_of(revision) == fixture.data


def _settle_conflicts(steps, on_conflict):
    conflicts = [step for step in steps if step.verdict == Verdict.CONFLICTING]
    if on_conflict == OnConflict.SKIP:
        return
    refused = [step for step in conflicts if step.is_locked or on_conflict == OnConflict.ABORT]
    if refused:
        raise FixtureRefused(
            step.item.entry.fault(f"The fixture and the library disagree: {step.note}.")
            for step in refused
        )
    for step in conflicts:
        step.is_written = True


# Writing:


def _write(steps, by):
    items = [step.item for step in steps]
    for _ in drafts.stored(items, by=by, origin=Origin.IMPORT, located=_located):
        pass


def _located(fixture, details):
    return FixtureRefused(_fault(fixture, *each) for each in details)


def _fault(fixture, place, sentence):
    part, _, rest = place.partition("/")
    key, _, field_name = rest.partition("/")
    entry = fixture.parts.get(part, {}).get(key)
    return entry.fault(sentence, field_name) if entry else fixture.entry.fault(sentence, place)
