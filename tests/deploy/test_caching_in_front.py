"""What caches in front keep, for whom, and what they never keep: read off their own headers."""

import json
from datetime import UTC, datetime

import pytest

from tests.deploy import fronts
from tests.deploy.conftest import TOKEN
from tools.served import free_port

PROCEDURES = "/api/v1/procedures/"


def test_answer_is_fetched_once_for_everybody(front, library):
    path = f"{PROCEDURES}?page_size=3"

    first, second = front.twice(path)

    own = library.ask(path)
    assert (first["X-Cache"], second["X-Cache"]) == ("MISS", "HIT")
    assert (first.status, first.body, second.body) == (200, own.body, own.body)
    assert second.directives >= {"public", "max-age=0"}
    assert second["Surrogate-Key"] == own["Surrogate-Key"]
    assert set(second["Vary"].split(", ")) == {"Accept", "Accept-Encoding", "Authorization"}
    assert second["Set-Cookie"] is None


def test_refusal_that_everybody_gets_is_kept(front):
    answers = front.twice(f"{PROCEDURES}no-such-thing/")

    assert [(each.status, each["X-Cache"]) for each in answers] == [(404, "MISS"), (404, "HIT")]
    assert answers[1]["Content-Type"] == "application/problem+json"


def test_cookie_is_nobody_here(front):
    path = f"{PROCEDURES}?page_size=4"
    front.ask(path)

    answer = front.ask(path, {"Cookie": "sessionid=somebody; csrftoken=x"})

    assert (answer["X-Cache"], answer["Set-Cookie"]) == ("HIT", None)


@pytest.mark.parametrize("shown", ["header", "parameter"])
def test_preview_is_for_its_bearer_alone(front, token, shown):
    path = "/api/v1/conditions/"
    public = front.ask(path)
    given = {"header": (path, {"Authorization": f"Preview {token}"})}
    given["parameter"] = (f"{path}?preview={token}", {})

    previews = front.twice(*given[shown])
    after = front.ask(path)

    assert [each.status for each in previews] == [200, 200]
    assert [each["X-Cache"] == "HIT" for each in previews] == [False, False]
    assert all("preview" in json.loads(each.body)["meta"] for each in previews)
    assert [each.directives for each in previews] == [{"no-store"}] * 2
    assert (after["X-Cache"], after.body) == ("HIT", public.body)


def test_refused_token_refuses_nobody_else(front):
    path = f"{PROCEDURES}?page_size=5"

    refused = front.twice(path, {"Authorization": "Preview wrong"})
    public = front.ask(path)

    assert [(each.status, each["X-Cache"] == "HIT") for each in refused] == [(403, False)] * 2
    assert (public.status, public["X-Cache"]) == (200, "MISS")


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/admin/login/", "GET", 200),
        ("/healthz", "GET", 200),
        ("/metrics", "GET", 401),
        ("/api/v1/nothing/", "GET", 404),
        (PROCEDURES, "POST", 405),
        (PROCEDURES, "OPTIONS", 204),
    ],
)
def test_rest_is_never_kept(front, path, method, status):
    answers = front.twice(path, method=method)

    assert [each.status for each in answers] == [status] * 2
    assert "HIT" not in [each["X-Cache"] for each in answers]
    assert "s-maxage" not in str(answers[1]["Cache-Control"])


def test_instant_that_is_not_settled_is_not_kept(front):
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    answers = front.twice(f"{PROCEDURES}?at={now}")

    assert [each.status for each in answers] == [200, 200]
    assert [each["X-Cache"] == "HIT" for each in answers] == [False, False]
    assert [each.directives for each in answers] == [{"no-store"}] * 2


def test_representations_are_kept_apart(front):
    path = "/api/v1/risks/"
    asked = [{}, {"Accept": "application/x-ndjson"}, {"Accept": "*/*"}]

    answers = [front.ask(path, each) for each in asked + asked]

    kinds = ["application/json", "application/x-ndjson", "application/json"]
    assert [each["Content-Type"] for each in answers] == kinds * 2
    assert [each["X-Cache"] for each in answers[3:]] == ["HIT"] * 3


def test_hosts_and_schemes_are_kept_apart(varnish, nginx):
    path = f"{PROCEDURES}?page_size=8"
    hosts = [{"Host": "one.localhost"}, {"Host": "two.localhost"}]
    secure = {"Host": "one.localhost", "X-Forwarded-Proto": "https"}

    assert [front.ask(path, each)["X-Cache"] for front in (nginx, varnish) for each in hosts] == [
        "MISS"
    ] * 4
    assert varnish.ask(path, secure)["X-Cache"] == "MISS"
    assert [varnish.ask(path, each)["X-Cache"] for each in (*hosts, secure)] == ["HIT"] * 3


def test_order_of_parameters_changes_nothing(front):
    orders = [f"{PROCEDURES}?page_size=9&page=1", f"{PROCEDURES}?page=1&page_size=9"]

    answers = [front.ask(each) for each in orders]

    # nginx keeps one of each spelling; Varnish sorts them.
    expected = {"nginx": "MISS", "varnish": "HIT"}[front.name]
    assert answers[1].body == answers[0].body
    assert (answers[1]["ETag"], answers[1]["X-Cache"]) == (answers[0]["ETag"], expected)


def test_nginx_before_varnish_leaves_the_keeping_to_it(varnish, tmp_path):
    path = f"{PROCEDURES}?page_size=15"

    with fronts.nginx(tmp_path / "nginx", varnish.port, free_port(), cache="off") as outer:
        answers = outer.twice(path, {"Accept-Encoding": "gzip"})
        varnish.ask("/", {"Surrogate-Key": "*", "Authorization": f"Bearer {TOKEN}"}, method="PURGE")
        after = outer.ask(path)

    assert [each["X-Cache"] for each in (*answers, after)] == ["MISS", "HIT", "MISS"]
    assert [each["Content-Encoding"] for each in answers] == ["gzip", "gzip"]
