"""Each way to break a client is told in a sentence; and what breaks none is not."""

from copy import deepcopy
from datetime import date

import pytest

from tools.breaking_changes import breaking_changes

PATH = "/api/v1/books/"
BOOK = {
    "type": "object",
    "properties": {
        "type": {"const": "book"},
        "title": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        "pages": {"type": "integer"},
        "form": {"type": "string", "enum": ["paper", "sound"]},
        "published": {"type": "string", "format": "date"},
        "notes": {"type": "array", "items": {"$ref": "#/components/schemas/Note"}},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "within": {"anyOf": [{"$ref": "#/components/schemas/Book"}, {"type": "null"}]},
    },
    "required": ["type", "title", "pages"],
}
NOTE = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
KIND = {"type": "string", "enum": ["novel", "poem"]}
CONTRACT = {
    "paths": {
        PATH: {
            "get": {
                "parameters": [
                    {"in": "query", "name": "q", "schema": {"type": "string", "maxLength": 200}},
                    {
                        "in": "query",
                        "name": "kind",
                        "style": "form",
                        "explode": False,
                        "schema": {"type": "array", "items": KIND, "minItems": 1},
                    },
                    {
                        "in": "query",
                        "name": "page_size",
                        "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
                    },
                ],
                "responses": {
                    "200": {
                        "headers": {"ETag": {"schema": {"type": "string"}}},
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Book"}},
                            "application/ld+json": {"schema": {"type": "object"}},
                        },
                    },
                    "404": {"$ref": "#/components/responses/NotFound"},
                },
            }
        }
    },
    "components": {"schemas": {"Book": BOOK, "Note": NOTE}, "responses": {"NotFound": {}}},
}


def route(contract):
    return contract["paths"][PATH]["get"]


def parameter(contract, name):
    return next(each for each in route(contract)["parameters"] if each["name"] == name)


def book(contract):
    return contract["components"]["schemas"]["Book"]


def field(contract, name):
    return book(contract)["properties"][name]


def changes(change):
    new = deepcopy(CONTRACT)
    change(new)
    return breaking_changes(CONTRACT, new, date(2026, 12, 1))


BREAKING = {
    "route": (lambda new: new["paths"].pop(PATH), f"{PATH} is gone."),
    "status": (
        lambda new: route(new)["responses"].pop("404"),
        f"{PATH} answers no 404 any more.",
    ),
    "media type": (
        lambda new: route(new)["responses"]["200"]["content"].pop("application/ld+json"),
        f"{PATH} 200 is not served as application/ld+json any more.",
    ),
    "header": (
        lambda new: route(new)["responses"]["200"]["headers"].pop("ETag"),
        f"{PATH} 200 has no header ETag any more.",
    ),
    "parameter": (
        lambda new: route(new)["parameters"].pop(0),
        f"{PATH}: the parameter q is gone.",
    ),
    "parameter required": (
        lambda new: parameter(new, "q").update(required=True),
        f"{PATH}: the parameter q is required now.",
    ),
    "new parameter required": (
        lambda new: route(new)["parameters"].append(
            {"in": "query", "name": "shelf", "required": True, "schema": {"type": "string"}}
        ),
        f"{PATH}: the parameter shelf is new and required.",
    ),
    "parameter of another type": (
        lambda new: parameter(new, "q").update(schema={"type": "integer"}),
        f"{PATH}: the parameter q takes no string any more.",
    ),
    "value taken": (
        lambda new: parameter(new, "kind")["schema"].update(items=KIND | {"enum": ["novel"]}),
        f"{PATH}: the parameter kind does not take 'poem' any more.",
    ),
    "values limited": (
        lambda new: parameter(new, "q")["schema"].update(enum=["a"]),
        f"{PATH}: the parameter q takes some values only now.",
    ),
    "most": (
        lambda new: parameter(new, "page_size")["schema"].update(maximum=50),
        f"{PATH}: the parameter page_size has a narrower maximum now.",
    ),
    "least": (
        lambda new: parameter(new, "kind")["schema"].update(minItems=2),
        f"{PATH}: the parameter kind has a narrower minItems now.",
    ),
    "pattern": (
        lambda new: parameter(new, "q")["schema"].update(pattern="^a"),
        f"{PATH}: the parameter q has a narrower pattern now.",
    ),
    "default": (
        lambda new: parameter(new, "page_size")["schema"].update(default=10),
        f"{PATH}: the parameter page_size has another default now.",
    ),
    "way to write it": (
        lambda new: parameter(new, "kind").update(explode=True),
        f"{PATH}: the parameter kind is written in another way now.",
    ),
    "field": (
        lambda new: book(new)["properties"].pop("pages"),
        f"{PATH} 200.pages is gone.",
    ),
    "field that may be lacking": (
        lambda new: book(new)["required"].remove("pages"),
        f"{PATH} 200.pages may be lacking now.",
    ),
    "field that may be null": (
        lambda new: field(new, "pages").update(type=["integer", "null"]),
        f"{PATH} 200.pages may be null now.",
    ),
    "field of another type": (
        lambda new: field(new, "pages").update(type="number"),
        f"{PATH} 200.pages may be number now.",
    ),
    "field of another format": (
        lambda new: field(new, "published").update(format="date-time"),
        f"{PATH} 200.published has another format now.",
    ),
    "field inside": (
        lambda new: new["components"]["schemas"]["Note"]["properties"].pop("text"),
        f"{PATH} 200.notes[].text is gone.",
    ),
    "values by name": (
        lambda new: field(new, "counts").update(additionalProperties={"type": "string"}),
        f"{PATH} 200.counts.* may be string now.",
    ),
}
HARMLESS = {
    "nothing": lambda new: None,
    "new route": lambda new: new["paths"].update({"/api/v1/films/": new["paths"][PATH]}),
    "new parameter": lambda new: route(new)["parameters"].append(
        {"in": "query", "name": "shelf", "schema": {"type": "string"}}
    ),
    "new value taken": lambda new: parameter(new, "kind")["schema"].update(
        items=KIND | {"enum": ["novel", "poem", "play"]}
    ),
    "more": lambda new: parameter(new, "page_size")["schema"].update(maximum=1000),
    "new field": lambda new: book(new)["properties"].update(size={"type": "integer"}),
    "new value of a field": lambda new: field(new, "form").update(enum=["paper", "sound", "film"]),
    "field always there": lambda new: book(new)["required"].append("form"),
    "never null any more": lambda new: book(new)["properties"].update(title={"type": "string"}),
    "new status": lambda new: route(new)["responses"].update({"410": {}}),
    "new media type": lambda new: route(new)["responses"]["200"]["content"].update(
        {"text/plain": {"schema": {"type": "string"}}}
    ),
    "other words": lambda new: book(new).update(description="Printed."),
}


@pytest.mark.parametrize("name", BREAKING)
def test_what_breaks_a_client_is_told(name):
    change, sentence = BREAKING[name]

    assert changes(change) == [sentence]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_breaks_no_client_is_not_told(name):
    assert changes(HARMLESS[name]) == []


@pytest.mark.parametrize(
    ("sunset", "found"),
    [("2026-12-01", []), ("2026-12-02", [f"{PATH}: the parameter q is gone."])],
)
def test_what_was_declared_to_end_may_go_once_it_has(sunset, found):
    old, new = deepcopy(CONTRACT), deepcopy(CONTRACT)
    parameter(old, "q")["x-sunset"] = sunset
    route(new)["parameters"].pop(0)

    assert breaking_changes(old, new, date(2026, 12, 1)) == found


def test_kinds_of_items_are_matched_by_their_type():
    def kind(name, **properties):
        fields = {"type": {"const": name}, **properties}
        return {"type": "object", "properties": fields, "required": list(fields)}

    def served(*kinds):
        contract = deepcopy(CONTRACT)
        book(contract)["properties"]["notes"] = {"type": "array", "items": {"anyOf": list(kinds)}}
        return contract

    title = {"type": "string"}
    old = served(kind("book", title=title), kind("film", title=title))
    new = served(kind("play"), kind("film"), kind("book", title=title))

    assert breaking_changes(old, new) == [f"{PATH} 200.notes[].title is gone."]
