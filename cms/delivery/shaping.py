"""Giving readers the part of a document that they ask for: fields, expand, omit, audience."""

from dataclasses import dataclass

from cms.delivery.parameters import Parameter, Unfit, error, names, nearest, one_of, refuse_if
from cms.delivery.shapes import listed, properties

SECTIONS = "sections"
FOR_ALL = "all"
AUDIENCES = ["patient", "clinician"]
LAY = "lay_"
NAMES = listed({"type": "string"}) | {"minItems": 1}

SHAPING = [
    Parameter(
        "fields",
        "Give just these, with commas; dots lead inside. Excludes `expand` and `omit`.",
        names,
        NAMES,
        example=["title", "url"],
    ),
    Parameter(
        "expand",
        "Give this as well: `sections` in lists.",
        names,
        listed({"type": "string", "enum": [SECTIONS]}) | {"minItems": 1},
        example=[SECTIONS],
    ),
    Parameter("omit", "Leave these out, with commas; dots lead inside.", names, NAMES),
    Parameter(
        "audience",
        "Choose the sections for these readers, and of two summaries theirs, where there is one.",
        one_of(AUDIENCES),
        {"type": "string", "enum": AUDIENCES},
    ),
]


@dataclass(frozen=True)
class Shaping:
    """What a request asks for of each document; ``hidden`` is given only to who names it."""

    fields: tuple = ()
    omit: tuple = ()
    hidden: frozenset = frozenset()
    audience: str | None = None

    @property
    def is_whole(self):
        """Whether everything is asked for, but perhaps the sections."""
        return not (self.fields or self.omit or self.audience) and self.hidden <= {SECTIONS}

    def wants(self, name):
        """Whether a top-level property is asked for."""
        if self.fields:
            return any(path.split(".")[0] == name for path in self.fields)
        return name not in self.hidden and name not in self.omit

    def apply(self, document):
        shaped = for_audience(document, self.audience) if self.audience else document
        if self.fields:
            return selected(shaped, tree(self.fields))
        kept = {name: value for name, value in shaped.items() if name not in self.hidden}
        return without(kept, tree(self.omit)) if self.omit else kept


def shaping_of(values, shape, components, *, hidden=()):
    """Read what is asked for. ``shape`` is the declared one; ``hidden`` what a list leaves out."""
    _refuse_both(values)
    hideable = properties(shape, components).keys() & set(hidden)
    errors = [
        fault
        for name in ("fields", "omit")
        for path in values.get(name, ())
        if (fault := _unknown(name, path, shape, components))
    ]
    errors += [
        error("expand", Unfit("There is nothing such to expand.", SECTIONS))
        for each in values.get("expand", ())
        if each != SECTIONS or SECTIONS not in properties(shape, components)
    ]
    refuse_if(errors)
    return Shaping(
        fields=tuple(values.get("fields", ())),
        omit=tuple(values.get("omit", ())),
        hidden=frozenset(hideable - set(values.get("expand", ()))),
        audience=values.get("audience"),
    )


def _refuse_both(values):
    if "fields" in values:
        refuse_if(
            [
                error(name, Unfit("This cannot be combined with `fields`."))
                for name in ("expand", "omit")
                if name in values
            ]
        )


def _unknown(parameter, path, shape, components):
    inside = shape
    walked = []
    for name in path.split("."):
        known = properties(inside, components)
        if name not in known:
            closest = nearest(name, known)
            suggestion = ".".join([*walked, closest]) if closest else ".".join(walked)
            return error(parameter, Unfit("There is no such field.", suggestion or None))
        inside = known[name]
        walked.append(name)
    return None


def tree(paths):
    """``{"risks": {"risk": {"title": {}}}}`` of dotted paths; an empty branch means all of it."""
    root = {}
    for path in sorted(paths, key=len, reverse=True):
        branch = root
        *outer, last = path.split(".")
        for name in outer:
            branch = branch.setdefault(name, {})
        branch[last] = {}
    return root


def selected(value, branch):
    """Only what the branch names, in the document's own order."""
    if isinstance(value, list):
        return [selected(each, branch) for each in value]
    if not isinstance(value, dict) or not branch:
        return value
    return {name: selected(each, branch[name]) for name, each in value.items() if name in branch}


def without(value, branch):
    """All but what the branch names."""
    if isinstance(value, list):
        return [without(each, branch) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: without(each, branch[name]) if name in branch else each
        for name, each in value.items()
        if branch.get(name) != {}
    }


def for_audience(document, audience):
    """Sections for these readers or for all; of a text and its lay form, the one for them."""
    chosen = _own_text(document, audience)
    if SECTIONS in chosen:
        chosen[SECTIONS] = [
            each
            for each in chosen[SECTIONS]
            if each.get("audience", FOR_ALL) in (FOR_ALL, audience)
        ]
    return chosen


def _own_text(value, audience):
    if isinstance(value, list):
        return [_own_text(each, audience) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _own_text(each, audience)
        for name, each in value.items()
        if not _is_for_others(name, value, audience)
    }


def _is_for_others(name, value, audience):
    """Where the library has no text for these readers, the other one stays: better than nothing."""
    lay = name if name.startswith(LAY) else LAY + name
    general = lay.removeprefix(LAY)
    if not {lay, general} <= value.keys():
        return False
    own, other = (lay, general) if audience == "patient" else (general, lay)
    return name == other and value[own] is not None
