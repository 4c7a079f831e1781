"""Search answers the judged queries well, and alike on both databases: see benchmarks/search."""

import pytest

from benchmarks.search import judged
from tests.acceptance import reading

QUERIES = judged.queries()
KINDS = {
    "name",
    "narrowed",
    "abbreviation",
    "spelling",
    "lay word",
    "typo",
    "phrase",
    "prefix",
    "question",
    "clinician",
    "source",
    "nothing",
}


def test_at_least_sixty_queries_of_every_class_are_judged_and_none_twice():
    asked = {(query.text, query.type_name) for query in QUERIES}

    assert ({query.kind for query in QUERIES}, len(asked)) == (KINDS, len(QUERIES))
    assert len(QUERIES) >= 60


def test_whatever_is_judged_is_in_the_library(client):
    known = {
        f"{type_name}/{slug}"
        for type_name, path in reading.PATHS.items()
        for slug in reading.slugs(client, f"{path}/")
    }

    assert {item for query in QUERIES for item in query.grades} - known == set()


@pytest.mark.parametrize(
    "query", [each for each in QUERIES if each.type_name], ids=lambda query: query.spoken
)
def test_narrowed_query_is_answered_by_that_type_alone(query):
    assert {item.partition("/")[0] for item in query.grades} == {query.type_name}
