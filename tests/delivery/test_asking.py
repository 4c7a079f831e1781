"""The live copy is asked in statements that PostgreSQL has planned before."""

import pytest
from django.db import connection

from cms.delivery.present import asking

SLUGS = "SELECT slug FROM cms_liveitem WHERE {} ORDER BY slug"
PLANNED = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT slug FROM%'"


@pytest.fixture
def live(kitchen):
    kitchen.live(*(kitchen.recipe(slug) for slug in ("bread", "rice", "soup")))


def slugs_among(slugs):
    are_these, asked = asking.among("default", "slug", slugs)
    return [slug for (slug,) in asking.rows("default", SLUGS.format(are_these), asked)]


@pytest.mark.parametrize("asked", [[], ["soup"], ["soup", "bread", "cake"]])
def test_a_list_of_values_is_one_condition(live, asked):
    assert slugs_among(asked) == sorted({"bread", "rice", "soup"} & {*asked})


def test_lists_of_any_length_are_one_statement(live):
    for asked in ([], ["soup"], ["soup", "bread"]):
        slugs_among(asked)

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(PLANNED)
            assert cursor.fetchone() == (1,)


def test_a_question_is_counted_like_all_others(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert asking.rows("default", "SELECT 1") == [(1,)]
