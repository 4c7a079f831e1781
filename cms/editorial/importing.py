"""Loading fixtures: content comes in as drafts, whole or not at all, and twice is once.

A fixture never overwrites what an editor wrote since the last import: the text of that import, the
head and the fixture are compared three ways.
"""

import enum
from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction

from cms.editorial import audit, canonical, comparison, drafts, policy, questions, saving
from cms.editorial.chunks import chunks
from cms.editorial.doors import attempt
from cms.editorial.fixture_files import EntriesAtHand, Faults, FixtureRefused
from cms.editorial.fixture_index import FixtureItem, Index
from cms.editorial.fixture_text import Checker, SharedNames
from cms.editorial.garbage import collecting_by_hand
from cms.editorial.paging import room_to_write
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


class Fault(enum.Enum):
    """Kinds of faults. Where there is one, those of the later kinds are not looked for."""

    VALUE = enum.auto()
    NAME = enum.auto()
    CONFLICT = enum.auto()
    ROW = enum.auto()


@dataclass
class Outcome:
    """What an import did, or would do."""

    verdicts: Counter = field(default_factory=Counter)
    questions: Counter = field(default_factory=Counter)
    has_changed_something: bool = False
    # Whether a question that was asked may stop scheduled releases.
    blocks_releases: bool = False

    @property
    def counts(self):
        found = {verdict.value: self.verdicts[verdict] for verdict in Verdict}
        return found | questions.counts(self.questions)


def load(entries, **options):
    """Load the entries of fixtures: see ``load_from``."""
    return load_from([EntriesAtHand(entries)], **options)


def load_from(
    sources,
    *,
    by,
    on_conflict=OnConflict.ABORT,
    dry_run=False,
    told=lambda found: None,
    progress=lambda step, done, total: None,
):
    """Load what the sources hold as drafts saved by ``by``; all of it, or nothing.

    Raises ``FixtureRefused`` with the faults that could be found. A dry run does all of it, too,
    and takes it back. ``told`` hears of every ``Step`` and every ``Asked``. Whoever loads has to
    recheck scheduled releases if ``blocks_releases``.
    """
    require_right(by, dry_run=dry_run)
    with room_to_write(), transaction.atomic():
        outcome = Loading(by, on_conflict, told, progress).load(sources)
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


class Loading:
    """One load: some items at a time, of which nothing stays in memory but what ``Index`` keeps."""

    def __init__(self, by, on_conflict, told, progress):
        self.by, self.on_conflict, self.told, self.progress = by, on_conflict, told, progress
        self.faults = {kind: Faults() for kind in Fault}
        self.outcome = Outcome()

    def load(self, sources):
        index = Index(sources, self.faults[Fault.VALUE], self._has_read)
        _lock(index.present)
        self.checker = Checker(index, self.faults[Fault.VALUE])
        self.shared = SharedNames(self.faults[Fault.NAME])
        self.storing = drafts.Storing(by=self.by, origin=Origin.IMPORT, located=_located)
        with collecting_by_hand() as collect:
            done = 0
            for items in chunks(index.items(), drafts.AT_ONCE):
                self._take(items)
                done += len(items)
                # Nothing is left of them, and only at what is new is to be looked.
                items.clear()
                collect(1)
                self.progress("Loading items", done, len(index))
        for entries in chunks(index.questions()):
            self._ask([found for each in entries if (found := self.checker.question(each))])
        if not self._is_refused(Fault.ROW):
            self._storing(self.storing.finish, index.outside)
        self._refuse()
        if self.outcome.has_changed_something:
            audit.record("fixtures loaded", by=self.by, **self.outcome.counts)
        return self.outcome

    def _has_read(self, done, total):
        self.progress("Reading bytes", done, total)

    def _take(self, items):
        for item in items:
            self.checker.checked(item)
        if self._is_refused(Fault.VALUE):
            return
        for item in items:
            self.shared.note(item)
        if self._is_refused(Fault.NAME):
            return
        steps = _compared(items)
        for step in steps:
            self._settle(step)
        if self._is_refused(Fault.CONFLICT):
            return
        if writing := [step.item for step in steps if step.is_written]:
            self.outcome.has_changed_something = True
            self._storing(self.storing.store, writing)

    def _settle(self, step):
        if step.verdict == Verdict.CONFLICTING and self.on_conflict != OnConflict.SKIP:
            if step.is_locked or self.on_conflict == OnConflict.ABORT:
                sentence = f"The fixture and the library disagree: {step.note}."
                self.faults[Fault.CONFLICT].add(step.item.entry.fault(sentence))
            step.is_written = True
        self.outcome.verdicts[step.verdict] += 1
        self.told(step)

    def _ask(self, found):
        if self._is_refused(Fault.CONFLICT):
            return
        asked = questions.compared(found)
        written = [each for each in asked if each.is_written]
        if not self.outcome.blocks_releases and any(each.blocks_release for each in written):
            # Locks are taken in one order everywhere: items, the library, the end of the audit.
            Library.locked()
            self.outcome.blocks_releases = True
        questions.write(asked, self.by)
        self.outcome.has_changed_something |= bool(written)
        self.outcome.questions += questions.counted(asked)
        for each in asked:
            self.told(each)

    def _storing(self, act, what):
        try:
            act(what)
        except FixtureRefused as refused:
            for fault in refused.details:
                self.faults[Fault.ROW].add(fault)

    def _is_refused(self, kind):
        """Whether there are faults of this kind, or of one that comes before it."""
        return any(self.faults[each].count for each in list(Fault)[: kind.value])

    def _refuse(self):
        for kind in Fault:
            self.faults[kind].refuse()


def _lock(item_ids):
    """Lock these, which are in the order of their ids, before anything else is locked."""
    for some in chunks(item_ids):
        Item.objects.filter(pk__in=some).locked()


# Comparing:


def _compared(items):
    """A step for each of these items of the fixtures."""
    present = [item.id for item in items if not item.is_new]
    library = Item.objects.select_related("head__saved_by").defer("head__text").in_bulk(present)
    bases = _last_imports(present)
    return [
        Step(item, Verdict.NEW, is_written=True)
        if item.is_new
        else _step(item, library[item.id], library[item.id].head, bases.get(item.id))
        for item in items
    ]


def _last_imports(item_ids):
    """``{item id: its newest revision that came from a fixture}``."""
    imported = Revision.objects.filter(item__in=item_ids, origin=Origin.IMPORT).defer("text")
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
    if revision.digest == canonical.digest_of(fixture.text):
        return True
    is_older = revision.schema < fixture.model.schema and revision.text != ""
    return is_older and canonical.data_of(revision) == fixture.data


def _located(found):
    return FixtureRefused(_fault(fixture, *each) for fixture, details in found for each in details)


def _fault(fixture, place, sentence):
    part, _, rest = place.partition("/")
    key, _, field_name = rest.partition("/")
    entry = fixture.parts.get(part, {}).get(key)
    return entry.fault(sentence, field_name) if entry else fixture.entry.fault(sentence, place)
