"""Reading fixture files: which objects they hold, or where a file is wrong."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from cms.editorial.refusals import Refused
from cms.models import Flag, ProposedWaiver, content_types

SHOWN = 20


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
    """Fixtures that cannot be loaded. ``details`` holds every ``Fault``; nothing was changed."""

    code = "fixture-refused"

    def __init__(self, faults):
        faults = list(faults)
        lines = [str(fault) for fault in faults[:SHOWN]]
        if len(faults) > SHOWN:
            lines.append(f"… and {len(faults) - SHOWN} more.")
        super().__init__("\n".join([*lines, "Nothing was loaded."]), faults)


@dataclass
class Entry:
    """One object of a fixture, as it is written there."""

    file: str
    position: int
    model: type[models.Model]
    fields: dict[str, Any]

    @property
    def name(self):
        """``procedure/nerve-block risks/infection``, as far as the object says so."""
        fields = self.fields
        if self.model in part_owners():
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


def read(file, text: bytes, *, skipped=(), ignore_unknown=False):
    """The entries of one file; raises ``FixtureRefused`` with all that is wrong with their form."""
    entries, faults = [], []
    for position, written in enumerate(_objects(file, text), start=1):
        sentence = _form_problem(written)
        model = None if sentence else _model_named(written["model"])
        if sentence is None and model is None and ignore_unknown:
            continue
        sentence = sentence or _model_problem(written["model"], model)
        if sentence:
            faults.append(Fault(file, f"object {position}", "", sentence))
        elif model not in skipped:
            entries.append(Entry(file, position, model, written["fields"]))
    if faults:
        raise FixtureRefused(faults)
    return entries


def _objects(file, text):
    try:
        # Python's reader takes half of a surrogate pair and words for numbers that are none.
        objects = json.loads(
            text.decode(), object_pairs_hook=_without_repeats, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        sentence = f"line {error.lineno}, column {error.colno}: this is no JSON: {error.msg}."
        raise FixtureRefused([Fault(file, "", "", sentence)]) from error
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        column = error.start - text.rfind(b"\n", 0, error.start)
        sentence = f"line {line}, column {column}: this is no UTF-8 text: {error.reason}."
        raise FixtureRefused([Fault(file, "", "", sentence)]) from error
    except (ValueError, RecursionError) as error:
        raise FixtureRefused([Fault(file, "", "", f"this cannot be read: {error}.")]) from error
    if not isinstance(objects, list):
        raise FixtureRefused([Fault(file, "", "", "A fixture is a JSON list of objects.")])
    return objects


def _without_repeats(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands twice in one object")
    return found


def _refuse_constant(name):
    raise ValueError(f"{name} is no number")


def _form_problem(written):
    if not isinstance(written, dict) or not isinstance(written.get("model"), str):
        return "Each object is written {“model”: …, “fields”: {…}}."
    if not isinstance(written.get("fields"), dict):
        return "The object has no “fields”."
    if extra := sorted(written.keys() - {"model", "fields"}):
        return f"Objects are named by slug and key: leave out {', '.join(extra)}."
    return None


def _model_named(label):
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


def loadable():
    return {*content_types().values(), *part_owners(), Flag, ProposedWaiver}


def file_name(model):
    """The fixture of a content type: ``care_roles.json`` for the path ``care-roles``."""
    return f"{model.path.replace('-', '_')}.json"


FLAGS, WAIVERS = "flags.json", "waivers.json"


def file_names():
    """All files that a library in fixtures is made of."""
    return [*map(file_name, content_types().values()), FLAGS, WAIVERS]
