"""What in one contract would break a client that was written for another, in sentences.

A client sends what the old contract allowed, and reads what it promised. So a request may be held to
less and an answer to more, and never the reverse. What is deliberately no fault: new routes,
parameters, fields, statuses and media types; and new values and new kinds of items where there
were several, which clients are told to expect (docs/front-end.md).
"""

from datetime import date
from itertools import zip_longest

LEAST = ["minimum", "minLength", "minItems"]
MOST = ["maximum", "maxLength", "maxItems"]
FORMS = ["format", "pattern"]
OF_PYTHON = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}


def breaking_changes(old, new, today=None):
    """A sentence for each. What was declared deprecated may go once its ``sunset`` has passed."""
    return list(Comparison(old, new, today or date.today()).faults())


def resolved(value, contract):
    while "$ref" in value:
        found = contract
        for name in value["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        value = found
    return value


class Comparison:
    def __init__(self, old, new, today):
        self.old, self.new, self.today = old, new, today
        self.seen = set()

    def faults(self):
        for path, told in self.old["paths"].items():
            if path in self.new["paths"]:
                yield from self.of_route(path, told["get"], self.new["paths"][path]["get"])
            elif not self.is_over(told["get"]):
                yield f"{path} is gone."

    def of_route(self, path, old, new):
        yield from self.of_parameters(path, old, new)
        answers = {status: resolved(each, self.new) for status, each in new["responses"].items()}
        for status, each in old["responses"].items():
            if status in answers:
                place = f"{path} {status}"
                yield from self.of_response(place, resolved(each, self.old), answers[status])
            else:
                yield f"{path} answers no {status} any more."

    def is_over(self, told):
        """Whether it was declared to end, and has."""
        sunset = told.get("x-sunset")
        return sunset is not None and date.fromisoformat(sunset) <= self.today

    # Requests

    def of_parameters(self, path, old, new):
        before, after = (
            {(each["in"], each["name"]): each for each in told.get("parameters", ())}
            for told in (old, new)
        )
        for key, each in before.items():
            place = f"{path}: the parameter {each['name']}"
            if key not in after:
                if not self.is_over(each):
                    yield f"{place} is gone."
                continue
            yield from self.of_parameter(place, each, after[key])
        for key in after.keys() - before.keys():
            if after[key].get("required"):
                yield f"{path}: the parameter {key[1]} is new and required."

    def of_parameter(self, place, old, new):
        if new.get("required") and not old.get("required"):
            yield f"{place} is required now."
        if any(old.get(name) != new.get(name) for name in ("style", "explode")):
            yield f"{place} is written in another way now."
        yield from self.narrowed(place, old["schema"], new["schema"])

    def narrowed(self, place, old, new):
        """What the old shape of a value allowed, and the new one refuses."""
        old, new = resolved(old, self.old), resolved(new, self.new)
        kinds, kept = set(self.kinds(old, self.old)), set(self.kinds(new, self.new))
        if "number" in kept:
            kept.add("integer")
        for kind in sorted(kinds - kept):
            yield f"{place} takes no {kind} any more."
        if old.get("default", new.get("default")) != new.get("default"):
            yield f"{place} has another default now."
        if "enum" in new:
            gone = [repr(each) for each in old.get("enum", ()) if each not in new["enum"]]
            yield from (f"{place} does not take {each} any more." for each in gone)
            if "enum" not in old:
                yield f"{place} takes some values only now."
        yield from (f"{place} has a narrower {name} now." for name in _tighter(old, new))
        if "items" in old and "items" in new:
            yield from self.narrowed(place, old["items"], new["items"])

    # Answers

    def of_response(self, place, old, new):
        for name in old.get("headers", {}).keys() - new.get("headers", {}).keys():
            yield f"{place} has no header {name} any more."
        for media_type, each in old.get("content", {}).items():
            if media_type in new.get("content", {}):
                after = new["content"][media_type]
                yield from self.of_shape(place, each["schema"], after["schema"])
            else:
                yield f"{place} is not served as {media_type} any more."

    def of_shape(self, place, old, new):
        """What an answer may hold now that no client was told of, and what it lacks."""
        before, after = self.alternatives(old, self.old), self.alternatives(new, self.new)
        yield from self.widened(place, before, after)
        for each, other in _matched(before, after):
            yield from self.of_alternative(place, each, other)

    def widened(self, place, before, after):
        kinds, kept = ({kind for each in them for kind in _kinds(each)} for them in (before, after))
        if "number" in kinds:
            kinds.add("integer")
        # Where anything may stand, nothing is new.
        if kinds:
            yield from (f"{place} may be {kind} now." for kind in sorted(kept - kinds))

    def of_alternative(self, place, old, new):
        # Shapes refer to themselves; and each is told of once, where it is met first.
        if (id(old), id(new)) in self.seen:
            return
        self.seen.add((id(old), id(new)))
        for name in FORMS:
            if name in old and old[name] != new.get(name) and "enum" not in new:
                yield f"{place} has another {name} now."
        if "items" in old and "items" in new:
            yield from self.of_shape(f"{place}[]", old["items"], new["items"])
        values = [each.get("additionalProperties") for each in (old, new)]
        if all(isinstance(each, dict) for each in values):
            yield from self.of_shape(f"{place}.*", *values)
        for name, each in old.get("properties", {}).items():
            yield from self.of_field(f"{place}.{name}", name, each, old, new)

    def of_field(self, place, name, told, old, new):
        after = new.get("properties", {}).get(name)
        if after is None:
            if not self.is_over(told):
                yield f"{place} is gone."
            return
        if name in old.get("required", ()) and name not in new.get("required", ()):
            yield f"{place} may be lacking now."
        yield from self.of_shape(place, told, after)

    # Shapes

    def alternatives(self, shape, contract):
        """The shapes that a value may have, references and alternatives opened."""
        shape = resolved(shape, contract)
        if "anyOf" in shape:
            return [one for each in shape["anyOf"] for one in self.alternatives(each, contract)]
        return [shape]

    def kinds(self, shape, contract):
        return [kind for each in self.alternatives(shape, contract) for kind in _kinds(each)]


def _kinds(shape):
    """The JSON types of a shape without alternatives."""
    if "type" in shape:
        return [shape["type"]] if isinstance(shape["type"], str) else shape["type"]
    values = [shape["const"]] if "const" in shape else shape.get("enum", ())
    return sorted({OF_PYTHON[type(each)] for each in values})


def _tighter(old, new):
    for name in LEAST:
        if name in new and new[name] > old.get(name, float("-inf")):
            yield name
    for name in MOST:
        if name in new and new[name] < old.get(name, float("inf")):
            yield name
    yield from (name for name in FORMS if name in new and new[name] != old.get(name))


def _matched(before, after):
    """Pairs of shapes that stand for the same: by their constants, else by their order."""
    for kind in ("object", "array", "string", "number", "integer"):
        old, new = ([each for each in them if kind in _kinds(each)] for them in (before, after))
        by_constants = {_constants(each): each for each in new}
        rest = [each for each in new if not _constants(each)]
        if len(old) == len(new) == 1:
            yield old[0], new[0]
            continue
        plain = [each for each in old if not _constants(each)]
        yield from (pair for pair in zip_longest(plain, rest) if None not in pair)
        for each in old:
            if _constants(each) and _constants(each) in by_constants:
                yield each, by_constants[_constants(each)]


def _constants(shape):
    found = shape.get("properties", {}).items()
    return tuple(sorted((name, str(each["const"])) for name, each in found if "const" in each))
