"""What changes is purged from a real cache by the server that changed it, and nothing else is."""

import json
import re
import time

import pytest

from tests.deploy.conftest import TOKEN
from tests.deploy.publisher import Publisher

API = "/api/v1/"


@pytest.fixture(scope="module")
def publisher(deployed):
    return Publisher(deployed["library"].address)


@pytest.fixture
def procedures(library):
    return json.loads(library.ask(f"{API}procedures/?ordering=slug").body)["results"]


@pytest.fixture
def settled(library):
    """Waits until all that was to be purged is purged for good."""
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    done = b"library_purges_waiting 0.0"
    return lambda: within(20, lambda: done in library.ask("/metrics", bearer).body)


def within(seconds, condition):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def around(server, document):
    """What stands at the addresses that the index and this document name."""
    answers = [server.ask(path).body for path in (API, document)]
    links = [link for body in answers for link in _links(json.loads(body)) if API in link]
    paths = [*links, *(f"{link}procedures/" for link in links if "/risks/" in link)]
    return {path: server.ask(path).body for path in dict.fromkeys(paths) if "/export/" not in path}


def _links(value):
    if isinstance(value, dict):
        for each in value.values():
            yield from _links(each)
    elif isinstance(value, list):
        for each in value:
            yield from _links(each)
    elif isinstance(value, str) and re.match("http://127.0.0.1:[0-9]+/", value):
        yield "/" + value.split("/", 3)[3]


def test_change_is_seen_at_once_and_kept_again(varnish, publisher, procedures, settled):
    changed, other = procedures[0], procedures[-1]
    paths = [f"{API}procedures/{each['slug']}/" for each in (changed, other)]
    before = [varnish.twice(path)[1]["X-Cache"] for path in paths]

    publisher.act(
        f"/admin/painlibrary/procedure/{changed['id']}/notice/",
        kind="urgent_correction",
        text="Wait.",
    )
    is_told = within(2, lambda: b"Wait." in varnish.ask(paths[0]).body)
    untouched = varnish.ask(paths[1])["X-Cache"]
    assert settled()
    after = varnish.twice(paths[0])

    assert (before, is_told, untouched) == (["HIT", "HIT"], True, "HIT")
    assert after[1]["X-Cache"] == "HIT"
    assert json.loads(after[1].body)["notices"][0]["text"] == "Wait."


def test_nothing_that_a_release_changes_is_left_behind(
    varnish, library, publisher, procedures, settled
):
    gone = procedures[1]
    absent = f"{API}procedures/{gone['slug']}/"
    paths = around(varnish, absent)

    publisher.act(
        f"/admin/painlibrary/procedure/{gone['id']}/withdraw/",
        reason="It harms.",
        how="emergency",
    )
    is_gone = within(2, lambda: varnish.ask(absent).status == 410)
    assert settled()

    kept = {path: varnish.ask(path).body for path in paths}
    assert is_gone
    assert len(paths) > 20
    assert {path for path in paths if kept[path] != paths[path]} > {absent, f"{API}releases/"}
    assert [path for path in paths if kept[path] != library.ask(path).body] == []


@pytest.mark.parametrize("shown", [None, "Bearer wrong", f"Bearer {TOKEN}x", TOKEN])
def test_nobody_else_can_purge(varnish, shown):
    path = f"{API}conditions/?page_size=3"
    varnish.ask(path)
    headers = {"Surrogate-Key": "lists"} | ({"Authorization": shown} if shown else {})

    refused = varnish.ask("/", headers, method="PURGE")

    assert (refused.status, varnish.ask(path)["X-Cache"]) == (403, "HIT")


@pytest.mark.parametrize(
    ("key", "status", "cached"),
    [("lists", 200, "MISS"), ("list", 200, "HIT"), ("*", 200, "MISS"), (".*", 400, "HIT")],
)
def test_purge_is_of_answers_that_carry_the_key(varnish, key, status, cached):
    path = f"{API}conditions/?page_size=4"
    headers = {"Surrogate-Key": key, "Authorization": f"Bearer {TOKEN}"}
    varnish.ask(path)

    answer = varnish.ask("/", headers, method="PURGE")

    assert (answer.status, varnish.ask(path)["X-Cache"]) == (status, cached)


def test_nginx_passes_no_purge_on(nginx):
    path = f"{API}conditions/?page_size=5"
    nginx.ask(path)

    answer = nginx.ask(path, {"Authorization": f"Bearer {TOKEN}"}, method="PURGE")

    assert (answer.status, nginx.ask(path)["X-Cache"]) == (405, "HIT")
