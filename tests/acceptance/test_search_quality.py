"""Search answers the judged queries well, and alike on both databases: see benchmarks/search."""

import pytest
from django.test import Client

from benchmarks.search import judged, keeping, runs
from benchmarks.search.measures import FIRST
from tests.acceptance import reading

QUERIES = judged.queries()
# By class: the least nDCG@10 and the least recall, below which search has become worse.
FLOORS = {
    "name": (0.86, 0.88),
    "narrowed": (0.97, 0.97),
    "abbreviation": (0.77, 0.84),
    "spelling": (0.88, 0.90),
    "lay word": (0.70, 0.78),
    "typo": (0.91, 0.92),
    "phrase": (0.92, 0.88),
    "prefix": (0.92, 0.97),
    "question": (0.77, 0.72),
    "clinician": (0.82, 0.90),
    "source": (0.83, 0.86),
    "nothing": (0.94, 0.94),
    "all but nothing": (0.83, 0.87),
}
KINDS = FLOORS.keys() - {"all but nothing"}


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


@pytest.fixture(scope="module")
def answers(quickstarted, django_db_blocker):
    """What the API answers to every judged query."""
    client = Client()

    def read(path, parameters):
        response = client.get(path, query_params=parameters)
        assert response.status_code == 200, response.content
        return response.json()

    with django_db_blocker.unblock():
        return [runs.answered(query, read) for query in QUERIES]


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_search_is_as_good_as_it_was(answers, kind, floor):
    figures = runs.figures(answers)

    assert figures.keys() == FLOORS.keys()
    _, ndcg, recall = figures[kind]
    assert (ndcg >= floor[0], recall >= floor[1]) == (True, True), (ndcg, recall)


def test_both_databases_give_the_answers_that_were_looked_at(answers):
    """After a change of ranks, look at ``python -m benchmarks.search --misses``, then ``--keep``."""
    given = {each.query.spoken: list(each.found[:FIRST]) for each in answers}

    assert given == keeping.kept()
