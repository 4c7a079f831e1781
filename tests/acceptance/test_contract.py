"""The contract says what is served, and what is served is in the contract."""

import json

import pytest
from django.urls import get_resolver
from jsonschema import Draft202012Validator

from tests.acceptance.reading import PATHS, get

RELATIONS = {"procedures": "risks", "risks": "procedures", "conditions": "procedures"} | {
    "references": "cited-by"
}


@pytest.fixture
def contract(client):
    return get(client, "openapi.json")


@pytest.fixture
def differs(client, contract):
    """What an answer has that its declared shape has not, or the reverse."""

    def ask(path, route, **query):
        answers = contract["paths"][f"/api/v1/{route}"]["get"]["responses"]
        shape = answers["200"]["content"]["application/json"]["schema"]
        # Nothing was left out of these answers: they must have the whole shape.
        whole = json.dumps(shape | {"components": contract["components"]}).replace(
            '{"$ref": "#/components/schemas/Part"}', "false"
        )
        faults = Draft202012Validator(json.loads(whole)).iter_errors(get(client, path, **query))
        return [f"{path}: {list(fault.absolute_path)} {fault.message[:200]}" for fault in faults]

    return ask


@pytest.mark.parametrize("path", PATHS.values())
def test_lists_and_facets_have_the_declared_shape(differs, path):
    assert differs(f"{path}/", f"{path}/", page_size=100) == []
    assert differs(f"facets/{path}/", f"facets/{path}/") == []


def test_every_document_has_the_declared_shape(documents, differs):
    faults = []
    for type_name, by_slug in documents.items():
        path = PATHS[type_name]
        below = ["", "history/", *([f"{RELATIONS[path]}/"] if path in RELATIONS else [])]
        for slug in by_slug:
            for rest in below:
                faults += differs(f"{path}/{slug}/{rest}", f"{path}/{{slug}}/{rest}")

    assert sum(map(len, documents.values())) > 80
    assert faults == []


def test_the_rest_has_the_declared_shape(differs):
    paths = ("", "releases/", "vocabularies/", "changes/", "manifest/")
    faults = [differs(path, path) for path in paths]
    documents = differs("changes/", "changes/", expand="document", page_size=100)

    assert (faults, documents) == ([[]] * len(paths), [])
    assert differs("releases/1/", "releases/{number}/") == []


def test_contract_is_openapi_3_1_with_every_route(contract):
    routes = {_address(pattern) for pattern in _patterns(get_resolver().url_patterns)}

    assert contract["openapi"] == "3.1.0"
    assert {route for route in routes if route.startswith("/api/v1/")} == {
        path for path in contract["paths"] if path.startswith("/api/v1/")
    }


def test_every_parameter_is_described_and_refused_elsewhere(client, contract):
    described = {
        path: [each["name"] for each in told["get"]["parameters"] if each["in"] == "query"]
        for path, told in contract["paths"].items()
        if path.startswith("/api/v1/")
    }

    assert len(described["/api/v1/procedures/"]) > 30
    assert all(
        each["description"]
        for told in contract["paths"].values()
        for each in told["get"].get("parameters", [])
    )
    refused = client.get("/api/v1/", query_params={"kind": "injection"})
    assert (refused.status_code, described["/api/v1/"]) == (400, ["at", "preview"])


def test_fields_that_the_contract_names_can_be_asked_for(client, contract, documents):
    always = contract["components"]["schemas"]["Procedure"]["required"]
    slug = next(iter(documents["procedure"]))

    body = get(client, f"procedures/{slug}/", fields=",".join(always))

    assert body == documents["procedure"][slug]


def test_docs_page_loads_nothing_from_elsewhere(client):
    response = client.get("/api/v1/docs/")

    page = response.content.decode()
    assert response.headers["Content-Type"].startswith("text/html")
    assert "<script>" not in page
    assert "//" not in page.replace("<!DOCTYPE html>", "")
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def _patterns(patterns, prefix=""):
    for each in patterns:
        address = prefix + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from _patterns(each.url_patterns, address)
        else:
            yield address


def _address(pattern):
    return "/" + pattern.replace("<slug:slug>", "{slug}").replace("<int:number>", "{number}")
