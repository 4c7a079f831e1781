"""What Prometheus gets, and who does not get it."""

import re

import pytest

from cms.delivery import PUBLIC_TABLES
from cms.models import Library, Release
from cms.publishing import releases
from tests.acceptance.test_public_role import reader_of

TOKEN = "shown-by-prometheus-and-as-long-as-a-secret-must-be-to-count"


@pytest.fixture
def ask(db, client, settings):
    settings.ROOT_URLCONF = "cms.urls"
    settings.METRICS_TOKEN = TOKEN

    def asked(shown=f"Bearer {TOKEN}"):
        return client.get("/metrics", headers={"Authorization": shown} if shown else {})

    return asked


def values(answer, name):
    """``{labels: value}`` of one metric."""
    lines = re.findall(rf"^{name}(?:{{(.*)}})? (\S+)$", answer.content.decode(), re.MULTILINE)
    return {labels: float(value) for labels, value in lines}


@pytest.mark.parametrize("shown", [None, "Bearer wrong", TOKEN, f"Bearer {TOKEN}é", "Bearer "])
def test_metrics_are_for_whoever_shows_the_token(ask, shown):
    answer = ask(shown)

    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert b"library_" not in answer.content
    assert "no-store" in answer.headers["Cache-Control"]


def test_metrics_are_nowhere_without_a_token(ask, settings):
    settings.METRICS_TOKEN = ""

    answers = [ask(shown) for shown in (None, "Bearer ")]

    assert [(each.status_code, each.json()["type"]) for each in answers] == [
        (404, "/problems/not-found")
    ] * 2


def test_requests_are_counted_by_route_and_never_by_address(ask, client):
    name, line = "library_requests_total", 'method="{}",route="{}",status="{}"'
    before = values(ask(), name)

    client.get("/api/v1/procedures/no-such-thing/")
    client.get("/api/v1/procedures/nor-this/")
    client.post("/api/v1/procedures/")
    client.get("/admin/login/")
    client.generic("BREW", "/tea/0b6f/")

    after = values(ask(), name)
    counted = {each: after[each] - before.get(each, 0) for each in after}
    assert {each: count for each, count in counted.items() if count} == {
        line.format("GET", "procedure-detail", 404): 2,
        line.format("POST", "procedure-list", 405): 1,
        line.format("GET", "admin", 200): 1,
        line.format("other", "none", 404): 1,
        line.format("GET", "metrics", 200): 1,
    }
    assert values(ask(), "library_request_seconds_count")['route="procedure-detail"'] >= 2


def test_standing_of_the_library_is_told(ask, kitchen, settings):
    settings.CACHE_PURGE_URLS = ["http://127.0.0.1:1"]
    kitchen.live(kitchen.recipe("soup"))
    releases.prepare("Open", by=kitchen.team.pam)

    answer = ask()

    names = ["releases", "last_release_timestamp_seconds", "releases_held", "purges_waiting"]
    start = Library.objects.get().last_start.timestamp()
    told = {name: values(answer, f"library_{name}").get("") for name in names}
    assert told == dict(zip(names, [1, pytest.approx(start), 0, 1], strict=True))
    assert Release.objects.count() == 2


def test_restricted_role_is_told_of_what_it_may_read(ask, kitchen):
    kitchen.live(kitchen.recipe("soup"))

    with reader_of(PUBLIC_TABLES):
        answer = ask()

    assert values(answer, "library_releases") == {"": 1}
    assert values(answer, "library_mails_waiting") == {}
