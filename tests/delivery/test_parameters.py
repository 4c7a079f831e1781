"""Whatever is not declared is refused by its name, with the nearest that is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.delivery import parameters

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "parameter", "suggestion"),
    [
        ({"ingredients": "salt"}, "ingredients", "ingredient"),
        ({"ingredient": "sal"}, "ingredient", "salt"),
        ({"ingredient": ""}, "ingredient", "salt"),
        ({"ingredient": "salt,"}, "ingredient", "salt"),
        ({"ordering": "titel"}, "ordering", "title"),
        ({"ordering": "title,slug"}, "ordering", "title"),
        ({"fields": "ingredients.nam"}, "fields", "ingredients.name"),
        ({"fields": "ingredients.made_by.titel"}, "fields", "ingredients.made_by.title"),
        ({"fields": "title.x"}, "fields", "title"),
        ({"expand": "parts"}, "expand", "sections"),
        ({"omit": "summry"}, "omit", "summary"),
        ({"audience": "patients"}, "audience", "patient"),
        ({"page": "0"}, "page", "1"),
        ({"page": "1.5"}, "page", "1"),
        ({"page": ["1", "2"]}, "page", None),
        ({"page_size": "101"}, "page_size", "100"),
        ({"page_size": "1000000000"}, "page_size", "1"),
        ({"at": "2026-01-01T00:00:00"}, "at", "2026-01-01T00:00:00Z"),
        ({"at": "yesterday"}, "at", "2026-12-01T00:00:00Z"),
        ({"at": "9999-12-31T23:59:59-23:59"}, "at", "2026-12-01T00:00:00Z"),
        ({"published_since": "2026"}, "published_since", "2026-12-01"),
        ({"review_due_before": "tomorrow"}, "review_due_before", "2026-12-01"),
        ({"q": "a b c d e f g h i j k"}, "q", None),
        ({"q": "sa\x00lt"}, "q", None),
        ({"slug": "Soup!"}, "slug", None),
        ({"slug": "soup\x00"}, "slug", None),
        ({"status": "draft"}, "status", "facets"),
    ],
)
def test_what_cannot_be_obeyed_is_refused(reader, query, parameter, suggestion):
    status, kind, (fault,) = reader.fault("recipes/", **query)

    assert (status, kind) == (400, "/problems/invalid-parameter")
    assert (fault["parameter"], fault["suggestion"]) == (parameter, suggestion)


HOSTILE = [
    "revision__text__startswith",
    "item__head__text",
    "search_text",
    "_connector",
    "_negated",
    "t1.title",
    "title]",
    "where[title]",
    "title\x00",
    "title; drop table",
    "$or",
    "format",
    "limit",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "path",
    ["", "recipes/", "recipes/soup/", "recipes/soup/history/", "recipes/soup/parts/", "releases/"]
    + ["facets/recipes/", "vocabularies/", "openapi.json", "docs/"],
)
def test_no_parameter_reaches_a_column(reader, path, name):
    status, kind, (fault,) = reader.fault(path, **{name: "x"})

    assert (status, kind, fault["parameter"]) == (400, "/problems/invalid-parameter", name)


@pytest.mark.parametrize("name", [name for name in HOSTILE if "," not in name])
def test_no_order_or_field_reaches_a_column(reader, name):
    for parameter in ("ordering", "fields", "omit", "expand"):
        status, _, (fault,) = reader.fault("recipes/", **{parameter: name})

        assert (status, fault["parameter"]) == (400, parameter)


def test_all_faults_are_told_at_once(reader):
    _, _, faults = reader.fault("recipes/", pages="1", kind="x", page="x")

    assert [fault["parameter"] for fault in faults] == ["pages", "kind", "page"]


def test_too_many_values_and_parameters_are_refused(reader):
    many = ",".join(["salt"] * (parameters.MOST_VALUES + 1))

    assert reader.fault("recipes/", ingredient=many)[0] == 400
    unknown = {f"x{number}": "1" for number in range(500)}
    assert len(reader.fault("recipes/", **unknown)[2]) == parameters.MOST_ERRORS


@pytest.mark.parametrize("path", ["", "recipes/", "recipes/soup/", "releases/", "vocabularies/"])
def test_instant_to_come_is_refused_everywhere(reader, path):
    ahead = (timezone.now() + timedelta(seconds=30)).isoformat()

    assert reader.fault(path, at=ahead) == (400, "/problems/future-instant", None)


def test_fields_exclude_expand_and_omit(reader):
    _, _, faults = reader.fault("recipes/", fields="title", omit="slug", expand="sections")

    assert [fault["parameter"] for fault in faults] == ["expand", "omit"]
