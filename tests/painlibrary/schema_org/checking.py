"""Whether JSON-LD uses schema.org as it is published: types, domains and ranges.

Stricter than schema.org asks: a text does not stand for a node, and every pointer leads somewhere.
"""

import json
import re
from pathlib import Path

VOCABULARY = json.loads(Path(__file__).with_name("vocabulary.json").read_text())
CLASSES, PROPERTIES, MEMBERS = (VOCABULARY[each] for each in ["classes", "properties", "members"])
OWN = re.compile(r"https?://schema\.org/(\w+)")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")
ADDRESS = re.compile(r"(https?://|urn:)\S+")


def problems(document):
    """All that is wrong with a document, as sentences; an empty list where nothing is."""
    if document["@context"].rstrip("/") != "https://schema.org":
        return ["The context is not schema.org."]
    known = {}
    for node in nodes_in(document["@graph"]):
        if "@id" in node:
            known.setdefault(node["@id"], []).extend(types_of(node))
    return [fault for node in nodes_in(document["@graph"]) for fault in faults(node, known)]


def nodes_in(value):
    """Every node that says what it is, however deep."""
    if isinstance(value, list):
        for each in value:
            yield from nodes_in(each)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from nodes_in(each)


def types_of(node):
    types = node.get("@type", [])
    return [types] if isinstance(types, str) else types


def faults(node, known):
    types = types_of(node)
    spoken = "/".join(types)
    yield from (f"{each} is no type." for each in types if each not in CLASSES)
    kinds = with_ancestors(types)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in PROPERTIES:
            yield f"{name} is no property."
            continue
        if kinds.isdisjoint(PROPERTIES[name]["domain"]):
            yield f"{name} is no property of {spoken}."
        for each in value if isinstance(value, list) else [value]:
            if offered(each, known).isdisjoint(PROPERTIES[name]["range"]):
                yield f"{name} of {spoken} cannot be {json.dumps(each)[:60]}."


def with_ancestors(names):
    found, waiting = set(), [name for name in names if name in CLASSES]
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting += [each for each in CLASSES.get(name, []) if each not in found]
    return found


def offered(value, known):
    """The types as which a value can be read."""
    if isinstance(value, dict):
        return with_ancestors(types_of(value) or pointed_at(value.get("@id", ""), known))
    if isinstance(value, str):
        return with_ancestors(pointed_at(value, {})) | texts(value)
    return {"Number", "Integer"} if isinstance(value, int) and value is not True else set()


def pointed_at(identity, known):
    own = OWN.fullmatch(identity)
    return MEMBERS.get(own[1], []) if own else known.get(identity, [])


def texts(value):
    """A text says something; a date and an address are texts of a special form."""
    forms = {"Date": DATE, "DateTime": DATE_TIME, "URL": ADDRESS}
    fitting = {name for name, form in forms.items() if form.fullmatch(value)}
    return fitting | ({"Text"} if value.strip() else set())
