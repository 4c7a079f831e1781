"""Which item of the library each row is about."""

import enum
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from cms.editorial import look_alikes, names
from cms.editorial.bringing_in.rows import Row
from cms.editorial.dumping import Slugs, item_objects
from cms.editorial.fixture_files import Entry
from cms.editorial.likenesses import InLibrary
from cms.models import SlugClaim

DECISIONS = ("use", "update", "new")


class Verdict(enum.StrEnum):
    NEW = "new"
    CHANGES = "changes"
    SAME = "same"
    REPEATED = "repeated"
    LIKE = "like"
    ERROR = "error"
    EXCLUDED = "excluded"


@dataclass
class Line:
    """A row, which item it is about, and what would become of it."""

    row: Row
    verdict: Verdict = Verdict.NEW
    target: UUID | None = None
    head: int | None = None
    head_number: int | None = None
    slug: str = ""
    decision: str = ""
    suspects: list = field(default_factory=list)
    same_as: int | None = None
    stands_aside: bool = False
    faults: list = field(default_factory=list)
    changes: list = field(default_factory=list)
    note: str = ""

    @property
    def is_undecided(self):
        return bool(self.suspects) and self.decision not in DECISIONS

    @property
    def takes_names(self):
        """Whether its names would become those of the item that it is about."""
        return not self.is_undecided and self.decision != "use"

    def fault(self, name, sentence):
        self.verdict = Verdict.ERROR
        column = self.row.column_of(name)
        # One thing at a time: what was refused is missing, too.
        if not column or all(known != column for known, _ in self.faults):
            self.faults.append([column, sentence])

    def stored(self):
        """For the report: all that its page shows."""
        return {
            "row": self.row.number,
            "line": self.row.line,
            "title": self.row.values.get("title") or self.slug,
            "verdict": str(self.verdict),
            "target": str(self.target) if self.target else None,
            "head": self.head,
            "suspects": self.suspects,
            "same_as": self.same_as,
            "decision": self.decision,
            "faults": self.faults,
            "note": self.note,
            "changes": [[each.place, each.before, each.after] for each in self.changes],
        }


def resolved(model, rows, answers):
    """A ``Line`` per row: repeats and look-alikes are found, the answers of people are heeded."""
    resolving = _Resolving(model, rows, answers)
    return [resolving.line(row) for row in rows]


class _Resolving:
    def __init__(self, model, rows, answers):
        self.model = model
        self.excluded = set(answers.get("excluded", ()))
        self.decisions = answers.get("decisions", {})
        claims = SlugClaim.objects.filter(type=model.type_name)
        claims = list(claims.values_list("slug", "item", "is_slug"))
        self.owners = {slug: item for slug, item, is_slug in claims if is_slug}
        self.taken = {slug for slug, _, _ in claims}
        self.seen_rows, self.seen_items = {}, {}
        self.library = InLibrary(model, [self._known(row) for row in rows])
        self.in_file = look_alikes.Index(model)

    def _known(self, row):
        return look_alikes.known(row.number, row.values, self.model)

    def line(self, row):
        line = Line(row, decision=self.decisions.get(str(row.number), ""))
        line.faults = [[fault.column, fault.sentence] for fault in row.faults]
        if line.faults:
            line.verdict = Verdict.ERROR
        line.slug = self._slug(row)
        if row.number in self.excluded:
            line.verdict = Verdict.EXCLUDED
            return line
        self._find_target(line)
        self._find_repeats(line)
        if line.target and line.decision == "use" and line.verdict == Verdict.NEW:
            line.verdict = Verdict.SAME
        return line

    def _slug(self, row):
        if "slug" in row.values:
            return row.values["slug"]
        stem = row.proposed_slug or names.slug_of(str(row.values.get("title", "")))
        stem, number = stem[:90].strip("-"), 1
        slug = stem
        while slug in self.taken:
            number += 1
            slug = f"{stem}-{number}"
        self.taken.add(slug)
        return slug

    def _find_target(self, line):
        slug = line.row.values.get("slug")
        if slug in self.owners:
            line.target = self.owners[slug]
            return
        found = self.library.like(self._known(line.row))
        line.suspects = [[str(each.key), each.reason] for each in found[:5]]
        if found and line.decision != "new":
            line.target = found[0].key

    def _find_repeats(self, line):
        """The same row once more, or another row about the same item."""
        key = repr(sorted(line.row.values.items()))
        earlier = self.seen_rows.setdefault(key, line.row.number)
        if earlier != line.row.number:
            line.verdict, line.same_as = Verdict.REPEATED, earlier
            return
        if line.decision != "use":
            earlier = self.seen_items.setdefault(line.target or line.slug, line.row.number)
            if earlier != line.row.number:
                line.stands_aside = True
                line.fault("", f"Row {earlier} is about the same item. Keep one of the two.")
                return
        self._find_like_rows(line)

    def _find_like_rows(self, line):
        known = self._known(line.row)
        if not line.target and line.decision != "new":
            for like in self.in_file.like(known)[:1]:
                line.same_as = like.key
                line.fault(
                    "",
                    f"It looks like row {like.key} ({like.reason}). Leave one of them out, or "
                    "decide that this row is something else.",
                )
        self.in_file.add(known)


class Entries:
    """Rows as entries of fixtures; what the item says already stays where the row is silent."""

    def __init__(self, model, contents):
        self.model, self.contents = model, contents

    @cached_property
    def slugs(self):
        return Slugs()

    def of(self, line):
        content = self.contents.get(line.target)
        file = str(line.row.number)
        values = {name: value for name, value in line.row.values.items() if name != "slug"}
        if content is None:
            yield Entry(file, 1, self.model, {**values, "slug": line.slug})
            return
        first, *parts = item_objects(content, self.slugs)
        yield Entry(file, 1, self.model, first["fields"] | values)
        for part in parts:
            yield Entry(file, 1, self._part_model(part), part["fields"])

    def _part_model(self, part):
        models = self.model.part_models().values()
        return next(each for each in models if each._meta.label_lower == part["model"])
