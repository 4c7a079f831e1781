"""How often a client may ask, counted by all processes together, with a cache in front of them."""

from contextlib import ExitStack

import pytest

from tests.deploy import fronts
from tests.deploy.conftest import TOKEN
from tools import served

LIMIT = 5
PATHS = [f"/api/v1/risks/?page_size={size}" for size in range(1, LIMIT + 4)]


@pytest.fixture(scope="module")
def limited(environment, tmp_path_factory):
    """nginx before two processes that count in Redis; and Redis, to be ended."""
    tmp_path = tmp_path_factory.mktemp("limited")
    port = served.free_port()
    with ExitStack() as stack:
        address, process = stack.enter_context(fronts.redis(tmp_path / "redis"))
        variables = {
            "API_REQUESTS_PER_MINUTE": str(LIMIT),
            "NUM_PROXIES": "1",
            "CACHE_URL": address,
            "METRICS_TOKEN": TOKEN,
        }
        stack.enter_context(served.server(environment | variables, port))
        front = fronts.nginx(tmp_path / "nginx", port, served.free_port())
        yield stack.enter_context(front), fronts.Server(port), process


def test_client_that_asks_too_often_is_refused_by_all_processes(limited):
    front, server, redis = limited

    answers = [front.ask(path) for path in PATHS]
    kept = front.ask(PATHS[0])
    disguised = [
        front.ask(PATHS[-1], {name: "192.0.2.1"}) for name in ("X-Forwarded-For", "X_Forwarded_For")
    ]
    other = front.ask(PATHS[-1], source="127.0.0.2")

    assert [each.status for each in answers] == [200] * LIMIT + [429] * 3
    refused = answers[-1]
    assert (refused["Cache-Control"], refused["X-Cache"]) == ("no-store", "MISS")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused["RateLimit"] == f'"client";r=0;t={refused["Retry-After"]}'
    assert refused["Content-Type"] == "application/problem+json"
    assert (kept.status, kept["X-Cache"], kept["RateLimit"]) == (200, "HIT", None)
    assert [each.status for each in disguised] == [429, 429]
    assert other.status == 200


def test_counts_of_all_processes_are_told_together(limited):
    front, server, redis = limited
    for _ in range(12):
        server.ask("/healthz")

    told = [
        server.ask("/metrics", {"Authorization": f"Bearer {TOKEN}"}).body.decode() for _ in range(6)
    ]

    line = 'library_requests_total{method="GET",route="healthz",status="200"} 12.0'
    assert [line in each for each in told] == [True] * 6


def test_library_goes_on_while_redis_is_away(limited):
    front, server, redis = limited
    assert server.ask(PATHS[0], source="127.0.0.4").status == 200

    redis.terminate()
    redis.wait()
    answers = [server.ask(PATHS[0], source="127.0.0.3").status for _ in range(4 * LIMIT)]

    # Each process now counts alone.
    assert answers[:LIMIT] == [200] * LIMIT
    assert set(answers) == {200, 429}
