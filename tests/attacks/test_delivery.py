"""What readers of the API try, to see what is not shown or what is shown no more."""

from datetime import UTC, datetime

import pytest
import time_machine

from cms.publishing import redaction
from tests.kitchen import Kitchen, change, current

LATER = datetime(2040, 1, 1, tzinfo=UTC)


@pytest.fixture
def kitchen(db):
    return Kitchen()


def test_client_that_knows_a_date_alone_does_not_keep_what_was_redacted(kitchen, reader):
    soup = kitchen.live(kitchen.recipe(title="A patient's name"))
    text = current(soup).head
    change(soup, by=kitchen.team.ann, title="Soup")
    kitchen.live(soup)
    with time_machine.travel(LATER):
        held = reader.ask("recipes/soup/history/").headers["Last-Modified"]
        asked = redaction.ask(text, by=kitchen.team.ada, reason="It names a patient.")
        redaction.confirm(asked, by=kitchen.team.abe)

        response = reader.ask("recipes/soup/history/", {"If-Modified-Since": held})

    assert [row["title"] for row in response.json()["results"]] == ["Soup", None]
    assert "Last-Modified" not in response.headers
    assert "ETag" in response.headers


def test_count_that_is_asked_for_many_times_is_made_once(
    kitchen, reader, django_assert_max_num_queries
):
    kitchen.live(kitchen.recipe(ingredients=[("salt", {})]))
    with django_assert_max_num_queries(20):
        body = reader.read("recipes/", facets=",".join(["ingredient"] * 50))

    assert [each["count"] for each in body["facets"]["ingredient"]["values"]] == [1, 0, 0]
