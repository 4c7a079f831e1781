"""The forms of answers on the seed library."""

import json

import pytest
from jsonschema import Draft202012Validator

from cms.editorial.bringing_in.file_content import FileContent
from painlibrary.models import Reference
from painlibrary.reference_formats import bibtex, csl_json, ris
from tests.acceptance.reading import PATHS, get

READERS = {"csl-json": csl_json, "bibtex": bibtex, "ris": ris}
READ_BACK = [
    *("csl_type", "title", "authors", "container_title", "publisher", "issued", "accessed"),
    *("source_url", "doi", "pmid", "isbn", "language"),
]


def body_of(client, path, **query):
    response = client.get(f"/api/v1/{path}", query_params=query)
    assert response.status_code == 200, response.content
    return response, b"".join(response) if response.streaming else response.content


@pytest.mark.parametrize("name", READERS)
def test_every_reference_of_the_seed_is_read_back(client, name):
    stated = [
        {field: each[field] for field in READ_BACK if each[field]}
        for each in get(client, "references/", page_size=100)["results"]
    ]

    _, data = body_of(client, "references/", format=name)
    alone = [body_of(client, f"references/{slug}/", format=name)[1] for slug in _slugs(client)]

    rows = READERS[name].read(Reference, FileContent("file", data)).rows
    assert len(rows) == 7
    assert [{key: value for key, value in row.values.items() if value} for row in rows] == stated
    each = [READERS[name].read(Reference, FileContent("file", one)).rows for one in alone]
    assert [row.values for (row,) in each] == [row.values for row in rows]


def _slugs(client):
    return [each["slug"] for each in get(client, "references/", page_size=100)["results"]]


def test_reference_list_of_one_procedure_as_ris_is_one_request(client):
    response, data = body_of(
        client, "procedures/epidural-steroid-injection/references/", format="ris"
    )

    address = "https://www.sciencedirect.com/topics/medicine-and-dentistry"
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="epidural-steroid-injection-references.ris"'
    )
    assert data.decode() == (
        "TY  - ELEC\r\nID  - sciencedirect-interventional-pain\r\n"
        f"UR  - {address}/interventional-pain-management\r\nER  - \r\n\r\n"
    )


def test_references_of_every_document_are_those_it_numbers(client, documents):
    faults = []
    for type_name in ("procedure", "risk", "condition", "article"):
        for slug, document in documents[type_name].items():
            path = f"{PATHS[type_name]}/{slug}/references/"
            listed = get(client, path, fields="slug,relations.number", page_size=100)["results"]
            numbered = [(each["number"], each["slug"]) for each in document["references"]]
            found = [(each["relations"][0]["number"], each["slug"]) for each in listed]
            faults += [path] if found != numbered else []

    assert faults == []


def test_export_holds_the_whole_library(client, documents):
    response, data = body_of(client, "export/")

    lines = [json.loads(line) for line in data.splitlines()]
    back = {"procedures", "cited_by"}
    assert response.headers["Item-Count"] == str(len(lines))
    assert {(each["type"], each["slug"]): each for each in lines} == {
        (type_name, slug): {name: value for name, value in each.items() if name not in back}
        for type_name, by_slug in documents.items()
        for slug, each in by_slug.items()
    }


def test_new_lists_have_the_declared_shape(client):
    contract = get(client, "openapi.json")
    asked = {
        "sitemap/": "sitemap/",
        "procedures/nerve-block/references/": "procedures/{slug}/references/",
    }

    faults = []
    for path, route in asked.items():
        answer = contract["paths"][f"/api/v1/{route}"]["get"]["responses"]["200"]
        shape = answer["content"]["application/json"]["schema"]
        whole = shape | {"components": contract["components"]}
        faults += Draft202012Validator(whole).iter_errors(get(client, path))

    assert faults == []


def test_contract_names_every_form_that_is_served(client):
    """Each media type of each route is served to whoever accepts just that."""
    contract = get(client, "openapi.json")
    named = {"{slug}": "mount-sinai-procedures", "{number}": "1"}
    differing = []
    for path, told in contract["paths"].items():
        is_of_references = path.startswith("/api/v1/references/") or "{slug}" not in path
        if not path.startswith("/api/v1/") or not is_of_references:
            continue
        for name, value in named.items():
            path = path.replace(name, value)
        for media_type in told["get"]["responses"]["200"].get("content", {}):
            asked = {"q": "pain"} if path.endswith("/search/") else {}
            answer = client.get(path, query_params=asked, headers={"Accept": media_type})
            served = answer.headers["Content-Type"].partition(";")[0]
            differing += [] if (answer.status_code, served) == (200, media_type) else [path]

    assert differing == []
