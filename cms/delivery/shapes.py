"""Words to declare what JSON looks like: small JSON Schemas, put together.

One declaration serves the contract (OpenAPI), the check of ``fields`` and the tests.
"""

COMPONENTS = "#/components/schemas/"
NAME = "x-name"


def text(description=None, **more):
    return {"type": "string", **({"description": description} if description else {}), **more}


INSTANT = text(format="date-time")
DATE = text(format="date")
ADDRESS = text(format="uri")
WHOLE = {"type": "integer"}
NUMBER = {"type": "number"}
TRUTH = {"type": "boolean"}
DIGEST = text(pattern="^sha256:[0-9a-f]{64}$")


def coded(choices, description=None):
    """One value of a closed list; what each means is told under ``/vocabularies/``."""
    kind = "integer" if all(isinstance(value, int) for value in choices.values) else "string"
    told = {"description": description} if description else {}
    return named(choices.__name__, {"type": kind, "enum": list(choices.values), **told})


def maybe(shape):
    """The shape, or null: the library has no value."""
    return {"anyOf": [shape, {"type": "null"}]}


def listed(shape):
    return {"type": "array", "items": shape}


def record(description=None, optional=(), /, **properties):
    """An object with exactly these properties, all present but the ``optional`` ones."""
    return {
        "type": "object",
        **({"description": description} if description else {}),
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def ref(name):
    return {"$ref": COMPONENTS + name}


def named(name, shape):
    """The shape, which the contract tells once under its name, for the types made from it."""
    return {**shape, NAME: name}


def unnamed(shape):
    return {name: each for name, each in shape.items() if name != NAME}


def with_names_apart(value, found):
    """The same JSON, with references to what is named; which goes into ``found`` by its name."""
    if isinstance(value, list):
        return [with_names_apart(each, found) for each in value]
    if not isinstance(value, dict):
        return value
    shape = {name: with_names_apart(each, found) for name, each in unnamed(value).items()}
    if NAME not in value:
        return shape
    if found.setdefault(value[NAME], shape) != shape:
        raise ValueError(f"Two different shapes are named {value[NAME]}.")
    return ref(value[NAME])


# What every type has.

SOURCE = record(
    number={**WHOLE, "description": "Its number in the document's reference list."},
    slug=text(),
    stance=text("Whether the source supports the fact.", enum=["supports", "contradicts"]),
    locator=maybe(text()),
)
CITED_TEXT = record(
    markdown=text(), html=text("Clean HTML, made on the server."), sources=listed(ref("Source"))
)
PLAIN_TEXT = record(markdown=text(), html=text())
SOURCING = {
    "sources": listed(ref("Source")),
    "named_sources": listed(text("Named by the author, not yet matched to a reference.")),
    "sourced": {**TRUTH, "description": "Whether a reference supports it."},
}


def cited(**properties):
    """A fact of a document: its key, its values, its own sources."""
    return record(key=text("Stays the same over editions."), **properties, **SOURCING)


def card(type_name=None, /, **properties):
    """The short form of an item. What its type adds is lacking only where it was redacted."""
    return record(
        None,
        ("withdrawn", *properties),
        id=text(format="uuid"),
        type={"const": type_name} if type_name else text(),
        slug=text(),
        title=maybe(text()),
        url=ADDRESS,
        withdrawn={"const": True},
        **properties,
    )


def extended(shape, **properties):
    """The same object with these properties as well."""
    return {
        **unnamed(shape),
        "properties": shape["properties"] | properties,
        "required": [*shape["required"], *properties],
    }


def optional(shape, **properties):
    """The same object, which may have these properties as well."""
    return {**unnamed(shape), "properties": shape["properties"] | properties}


NOTICE = record(
    kind=text(), place=maybe(text()), text=text(), **{"from": INSTANT, "until": maybe(INSTANT)}
)
AS_OF = {
    **maybe(INSTANT),
    "description": "When anything public last changed; null before anything was public.",
}
PLACE = record(place=text("Where it is named: a field, or a part and the key of its row."))
PART = {
    "type": "object",
    "description": "With `fields`, `omit` or `audience`: the part that was asked for.",
    "additionalProperties": True,
}
REVIEW = record(
    last_reviewed=maybe(DATE),
    next_review_due=maybe(DATE),
    reviewed_by=listed(record(name=maybe(text()), credentials=maybe(text()))),
)


def document(type_name, body, entry):
    """The whole document of a type, from the shape of its own facts; ``entry``: of what it cites."""
    facts = {name: shape for name, shape in body.items() if name != "sections"}
    sections = {"sections": body["sections"]} if "sections" in body else {}
    return record(
        id=text(format="uuid"),
        type={"const": type_name},
        slug=text(),
        url=ADDRESS,
        title=maybe(text()),
        aliases=listed(text()),
        **facts,
        **sections,
        references=listed(ref(entry)),
        not_stated=listed(text("A field for which the library has no value.")),
        notices=listed(ref("Notice")),
        review=ref("Review"),
        edition={**WHOLE, "description": "The how-manieth publication of the item."},
        digest={**DIGEST, "description": "What was signed."},
        rendered={**DIGEST, "description": "Changes with every change that readers can see."},
        first_published=INSTANT,
        published=INSTANT,
    )


def lacking(shape, names):
    """The same object, in which these properties may be lacking."""
    kept = [name for name in shape["required"] if name not in names]
    return {**unnamed(shape), "required": kept}


def without(shape, names):
    """The same object without these properties."""
    kept = {name: each for name, each in shape["properties"].items() if name not in names}
    return {
        **unnamed(shape),
        "properties": kept,
        "required": [name for name in shape["required"] if name not in names],
    }


def properties(shape, components):
    """``{name: shape}`` of what is inside, through arrays, references and alternatives."""
    if "$ref" in shape:
        return properties(components[shape["$ref"].removeprefix(COMPONENTS)], components)
    if "items" in shape:
        return properties(shape["items"], components)
    found = {}
    for each in shape.get("anyOf", ()):
        found |= properties(each, components)
    return found | shape.get("properties", {})
