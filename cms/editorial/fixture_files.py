"""Reading fixture files: which objects they hold, or where a file is wrong."""

import io
import json
import os
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.db import models

from cms.editorial.fixture_json import Elements, Unreadable
from cms.editorial.refusals import Refused
from cms.models import Flag, ProposedWaiver, content_types

# How many faults a message tells, and how many are at hand for whoever wants them all.
SHOWN, KEPT = 20, 1000


@dataclass(frozen=True)
class Fault:
    """One thing to mend: in which file, at which object and field, and what is wrong there."""

    file: str
    object: str
    field: str
    sentence: str

    def __str__(self):
        field = f"field “{self.field}”" if self.field else ""
        where = ", ".join(filter(None, [self.file, self.object[:200], field[:100]]))
        return "".join(map(_visible, f"{where}: {self.sentence[:500]}"))


def _visible(character):
    # What a file hides must neither break the message about it nor steer the terminal.
    return character if character.isprintable() else ascii(character)[1:-1]


class FixtureRefused(Refused):
    """Fixtures that cannot be loaded. ``details`` holds the ``Fault``s; nothing was changed."""

    code = "fixture-refused"

    def __init__(self, faults, untold=0):
        """``untold`` is how many more there are than are kept."""
        faults = list(faults)
        lines = [str(fault) for fault in faults[:SHOWN]]
        if more := len(faults) - len(lines) + untold:
            lines.append(f"… and {more} more.")
        super().__init__("\n".join([*lines, "Nothing was loaded."]), faults)


class Faults:
    """Faults as they are found: so many are kept, and all are counted."""

    def __init__(self):
        self.kept, self.count = [], 0

    def add(self, fault):
        self.count += 1
        if self.count <= KEPT:
            self.kept.append(fault)

    def refuse(self):
        """Raise if there are any."""
        if self.count:
            raise FixtureRefused(self.kept, self.count - len(self.kept))


@dataclass
class Entry:
    """One object of a fixture, as it is written there; ``position`` as the first reading counts."""

    file: str
    position: int
    model: type[models.Model]
    fields: dict[str, Any]

    @property
    def is_part(self):
        return self.model in part_owners()

    @property
    def name(self):
        """``procedure/nerve-block risks/infection``, as far as the object says so."""
        fields = self.fields
        if self.is_part:
            owner, part = part_owners()[self.model]
            return f"{_named(owner, fields.get('owner'))} {part}/{fields.get('key', '?')}"
        if issubclass(self.model, Flag):
            return f"flag {_path(fields.get('item'))}/{fields.get('key', '?')}"
        if issubclass(self.model, ProposedWaiver):
            return f"waiver {_path(fields.get('item'))}/{fields.get('rule', '?')}"
        return _named(self.model, [fields.get("slug", f"object {self.position}")])

    def fault(self, sentence, field=""):
        return Fault(self.file, self.name, field, sentence)


def _named(model, key):
    return f"{model.type_name}/{_path(key)}"


def _path(key):
    return "/".join(map(str, key)) if isinstance(key, list) and key else "?"


@cache
def part_owners():
    """``{part model: (content model, related name)}``."""
    return {
        part: (model, name)
        for model in content_types().values()
        for name, part in model.part_models().items()
    }


class FixtureFile:
    """A file of fixtures: read from end to end, and again where some of its objects stand."""

    def __init__(self, name, stream, *, skipped=(), ignore_unknown=False):
        self.name, self.stream = name, stream
        self.skipped, self.ignore_unknown = skipped, ignore_unknown
        self.size = stream.seek(0, os.SEEK_END)

    def entries(self):
        """``(entry, first byte, byte after it)`` of each object; where one skips, the entry is None.

        Raises ``FixtureRefused`` with all that is wrong with their form.
        """
        faults = Faults()
        self.stream.seek(0)
        elements = enumerate(Elements(self.stream), start=1)
        try:
            for position, (written, start, end) in elements:
                entry = self._entry(position, written, faults)
                yield entry, start, end
        except Unreadable as error:
            raise FixtureRefused([Fault(self.name, "", "", str(error))]) from error
        faults.refuse()

    def _entry(self, position, written, faults):
        sentence = _form_problem(written)
        model = None if sentence else model_named(written["model"])
        if sentence is None and model is None and self.ignore_unknown:
            return None
        sentence = sentence or _model_problem(written["model"], model)
        if sentence:
            faults.add(Fault(self.name, f"object {position}", "", sentence))
            return None
        return (
            None if model in self.skipped else Entry(self.name, position, model, written["fields"])
        )

    def again(self, start, end):
        """The entries that stand there, one behind the other."""
        self.stream.seek(start)
        try:
            found = json.loads(f"[{self.stream.read(end - start).decode()}]")
        except ValueError as error:
            raise changed(self.name) from error
        entries = [Entry(self.name, 0, *_model_and_fields(each)) for each in found]
        if not all(entry.model in loadable() for entry in entries):
            raise changed(self.name)
        return entries


def _model_and_fields(written):
    return (
        (None, {}) if _form_problem(written) else (model_named(written["model"]), written["fields"])
    )


def changed(name):
    return FixtureRefused([Fault(name, "", "", "The file changed while it was read.")])


class EntriesAtHand:
    """Entries that were read before, to be gone through as a file is."""

    def __init__(self, entries):
        self.name, self.size = "", 0
        self.entries_at_hand = list(entries)

    def entries(self):
        for place, entry in enumerate(self.entries_at_hand):
            yield entry, place, place + 1

    def again(self, start, end):
        return self.entries_at_hand[start:end]


def read(file, text: bytes, *, skipped=(), ignore_unknown=False):
    """All entries of one file; raises ``FixtureRefused`` with all that is wrong with their form."""
    source = FixtureFile(file, io.BytesIO(text), skipped=skipped, ignore_unknown=ignore_unknown)
    return [entry for entry, _, _ in source.entries() if entry is not None]


def _form_problem(written):
    if not isinstance(written, dict) or not isinstance(written.get("model"), str):
        return "Each object is written {“model”: …, “fields”: {…}}."
    if not isinstance(written.get("fields"), dict):
        return "The object has no “fields”."
    if extra := sorted(written.keys() - {"model", "fields"}):
        return f"Objects are named by slug and key: leave out {', '.join(extra)}."
    return None


@lru_cache(maxsize=1000)
def model_named(label):
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _model_problem(label, model):
    if model is None:
        return f"There is no model “{label}”."
    if model not in loadable():
        return f"“{label}” cannot be loaded: fixtures hold content, flags and proposed waivers."
    return None


@cache
def loadable():
    return {*content_types().values(), *part_owners(), Flag, ProposedWaiver}


def file_name(model):
    """The fixture of a content type: ``care_roles.json`` for the path ``care-roles``."""
    return f"{model.path.replace('-', '_')}.json"


FLAGS, WAIVERS = "flags.json", "waivers.json"


def file_names():
    """All files that a library in fixtures is made of."""
    return [*map(file_name, content_types().values()), FLAGS, WAIVERS]
