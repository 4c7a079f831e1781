from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache

from cms.models import guards
from cms.publishing import redaction
from tests.kitchen import change, current


@pytest.fixture
def soup(kitchen):
    return kitchen.live(kitchen.recipe("soup"))


def test_answer_is_for_shared_caches_until_the_next_full_minute(soup, reader):
    headers = reader.ask("recipes/").headers

    directives = set(headers["Cache-Control"].split(", "))
    (shared,) = (each for each in directives if each.startswith("s-maxage="))
    assert directives - {shared} == {"public", "max-age=0"}
    assert 0 <= int(shared.removeprefix("s-maxage=")) < 60
    assert headers["Surrogate-Key"] == f"lists {soup.pk}"
    assert "Set-Cookie" not in headers
    assert "Cookie" not in headers.get("Vary", "")


@pytest.mark.parametrize("second", [0, 1, 59])
def test_no_answer_outlives_a_full_minute(db, reader, second):
    with time_machine.travel(datetime(2030, 1, 1, 12, 0, second, tzinfo=UTC), tick=False):
        headers = reader.ask("").headers

    assert f"s-maxage={59 - second}" in headers["Cache-Control"]


def test_refusals_can_be_cached_too(db, reader):
    answers = [reader.ask("recipes/soup/"), reader.ask("recipes/", x="1")]

    assert [each.status_code for each in answers] == [404, 400]
    assert all("public" in each.headers["Cache-Control"] for each in answers)


def test_client_that_has_the_answer_gets_304_without_content_being_read(
    soup, reader, django_assert_num_queries
):
    first = reader.ask("recipes/soup/")

    with django_assert_num_queries(1) as read:
        second = reader.ask("recipes/soup/", headers={"If-None-Match": first.headers["ETag"]})

    assert (second.status_code, second.content) == (304, b"")
    assert second.headers["ETag"] == first.headers["ETag"]
    assert not any("cms_publication" in each["sql"] for each in read)


def test_release_gives_a_new_etag(kitchen, soup, reader):
    known = reader.ask("recipes/soup/").headers["ETag"]
    change(soup, by=kitchen.team.ann, summary="Cold.")
    kitchen.live(soup)

    response = reader.ask("recipes/soup/", headers={"If-None-Match": f'W/"x", {known}'})

    assert (response.status_code, response.headers["ETag"] == known) == (200, False)


def test_etag_is_of_the_request_whatever_its_order(soup, reader):
    tags = [
        reader.client.get(f"/api/v1/recipes/?{query}").headers["ETag"]
        for query in ("page=1&page_size=5", "page_size=5&page=1", "page=1&page_size=6", "")
    ]

    assert tags[0] == tags[1]
    assert len(set(tags)) == 3


def test_date_of_the_last_change_lets_a_client_ask_again(soup, reader):
    with time_machine.travel(datetime(2040, 1, 1, tzinfo=UTC)):
        first = reader.ask("recipes/soup/")
        since = {"If-Modified-Since": first.headers["Last-Modified"]}
        again, missing = reader.ask("recipes/soup/", since), reader.ask("recipes/stew/", since)

    assert (again.status_code, missing.status_code) == (304, 404)


def test_date_is_not_told_while_another_change_could_have_the_same(soup, reader):
    assert "Last-Modified" not in reader.ask("recipes/soup/").headers


def test_instant_just_past_is_not_kept(soup, reader):
    headers = reader.ask("recipes/soup/", at=reader.read("")["as_of"]).headers

    assert (headers["Cache-Control"], "ETag" in headers) == ("no-store", False)


def test_other_methods_are_refused_or_told(soup, reader):
    address = "/api/v1/recipes/soup/"

    post, options = reader.client.post(address), reader.client.options(address)
    head, get = reader.client.head(address), reader.client.get(address)

    assert (post.status_code, post.json()["type"]) == (405, "/problems/method-not-allowed")
    assert post.headers["Cache-Control"] == "no-store"
    assert (options.status_code, options.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == get.headers["ETag"]


def test_other_representation_is_refused(soup, reader):
    response = reader.ask("recipes/soup/", headers={"Accept": "application/xml"})

    assert (response.status_code, response.json()["type"]) == (406, "/problems/not-acceptable")


@pytest.mark.parametrize("path", ["/api/v1/nothing/", "/api/v2/", "/api/v1/recipes/a%00b/"])
def test_address_that_leads_nowhere_is_a_problem_as_well(db, client, path):
    response = client.get(path)

    assert (response.status_code, response.headers["Content-Type"]) == (
        404,
        "application/problem+json",
    )


def test_wrong_host_is_a_problem_as_well(db, client):
    response = client.get("/api/v1/", headers={"host": "evil.example"})

    assert (response.status_code, response.json()["type"]) == (400, "/problems/bad-request")


def test_client_that_asks_too_often_is_told_to_wait(db, reader, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    cache.clear()

    with time_machine.travel(datetime(2030, 1, 1, 12, 0, 50, tzinfo=UTC), tick=False):
        answers = [
            reader.ask("", headers={"X-Forwarded-For": f"10.0.0.{number}"}) for number in range(3)
        ]

    assert [each.status_code for each in answers] == [200, 200, 429]
    refused = answers[2].headers
    told = {name: refused.get(name) for name in ("Retry-After", "RateLimit", "Cache-Control")}
    assert told == {
        "Retry-After": "10",
        "RateLimit": '"client";r=0;t=10',
        "Cache-Control": "no-store",
    }
    assert answers[0].headers["RateLimit-Policy"] == '"client";q=2;w=60'
    assert "RateLimit" not in answers[0].headers
    assert answers[2].json()["type"] == "/problems/too-many-requests"


@pytest.fixture
def wiring(settings):
    settings.ROOT_URLCONF = "cms.urls"


def test_library_is_alive_and_ready(wiring, db, client):
    answers = [client.get("/healthz"), client.get("/readyz")]

    assert [each.json() for each in answers] == [{"status": "alive"}, {"status": "ready"}]
    assert all("no-store" in each.headers["Cache-Control"] for each in answers)


def test_library_without_its_triggers_is_not_ready(wiring, unguarded, client):
    response = client.get("/readyz")

    assert guards.missing("default")
    assert (response.status_code, response.json()) == (
        503,
        {"status": "not ready", "amiss": "triggers"},
    )


def test_every_website_gets_the_same_headers(soup, reader):
    answers = [
        reader.ask("recipes/soup/", headers=each) for each in ({}, {"origin": "https://a.example"})
    ]

    told = [each.headers["Access-Control-Allow-Origin"] for each in answers]
    assert told == ["*", "*"]
    assert [each.headers["Vary"] for each in answers] == ["Authorization"] * 2


def test_text_that_is_redacted_is_gone_whatever_a_client_holds(kitchen, soup, reader):
    revision = current(soup).head
    first = reader.read("")["as_of"]
    change(soup, by=kitchen.team.ann, summary="Cold.")
    kitchen.live(soup)
    with time_machine.travel(datetime(2040, 1, 1, tzinfo=UTC)):
        known = reader.ask("recipes/soup/", at=first).headers["ETag"]

        asked = redaction.ask(revision, by=kitchen.team.ada, reason="It names a patient.")
        redaction.confirm(asked, by=kitchen.team.abe)

        response = reader.ask("recipes/soup/", {"If-None-Match": known}, at=first)
        history = reader.read("recipes/soup/history/")["results"]
        listed = reader.read("recipes/", at=first)["count"]

    assert (response.status_code, response.json()["type"]) == (410, "/problems/redacted")
    assert response.json()["digest"] == revision.digest
    assert [row["redacted"] for row in history] == [False, True]
    assert listed == 0
