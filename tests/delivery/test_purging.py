"""Purging over real connections: which keys, when, how often, and what happens when it fails."""

import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.delivery import purging
from cms.models import OutboxMessage, PurgeRun
from cms.publishing import notices
from tests.kitchen import change, release

TOKEN = "shown-by-the-library"
LATER = timedelta(seconds=3)


class Cache(ThreadingHTTPServer):
    """A cache that writes down what it was told to forget."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.keys, self.tokens, self.status = [], set(), 200
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PURGE(self):  # noqa: N802 - named after the method, as http.server wants it
        self.server.keys.append(self.headers["Surrogate-Key"].split())
        self.server.tokens.add(self.headers["Authorization"])
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def cache(settings):
    server = Cache()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.CACHE_PURGE_URLS, settings.CACHE_PURGE_TOKEN = [server.url], TOKEN
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def quiet(db):
    """Nothing waits: what the kitchen made before is delivered."""
    return lambda: OutboxMessage.objects.update(delivered_at=timezone.now())


def told(cache):
    return [set(keys) for keys in cache.keys]


def test_release_purges_what_it_changed_and_what_that_links_to(kitchen, quiet, cache):
    book, other = kitchen.live(kitchen.book("stews")), kitchen.live(kitchen.book("soups"))
    soup = kitchen.live(kitchen.recipe("soup", summary="Hot [@stews]."))
    quiet()
    change(soup, by=kitchen.team.ann, summary="Hot [@soups].")

    kitchen.live(soup)
    done = purging.send_due()

    assert done == 1
    assert told(cache) == [{"lists", "many", str(soup.pk), str(book.pk), str(other.pk)}]
    assert cache.tokens == {f"Bearer {TOKEN}"}


def test_notice_begun_and_ended_purges_its_item(kitchen, quiet, cache):
    soup = kitchen.live(kitchen.recipe("soup"))
    quiet()

    notice = kitchen.notice(soup)
    purging.send_due(timezone.now() + LATER)
    notices.end(notice, by=kitchen.team.pam, reason="The text says it now.")
    purging.send_due(timezone.now() + LATER)

    assert told(cache) == [{"lists", "many", str(soup.pk)}] * 2
    assert not OutboxMessage.objects.waiting().exists()


def test_schedule_purges_nothing_and_is_done_with(kitchen, quiet, cache):
    soup = kitchen.approved(kitchen.recipe("soup"))
    quiet()
    start = (timezone.now() + timedelta(hours=1)).replace(second=0, microsecond=0)

    release(soup, by=kitchen.team.pam, starts_at=start)
    purging.send_due(timezone.now() + LATER)

    assert told(cache) == []
    assert not OutboxMessage.objects.waiting().exists()


def test_answer_before_a_schedule_ends_with_the_minute_in_which_it_was_read(kitchen, reader):
    soup = kitchen.approved(kitchen.recipe("soup"))
    start = datetime(2030, 1, 1, 12, 1, tzinfo=UTC)
    with time_machine.travel(start - timedelta(minutes=10)):
        release(soup, by=kitchen.team.pam, starts_at=start)

    with time_machine.travel(start - timedelta(seconds=20), tick=False):
        before = reader.ask("recipes/soup/")
    with time_machine.travel(start, tick=False):
        after = reader.ask("recipes/soup/")

    assert (before.status_code, after.status_code) == (404, 200)
    assert "s-maxage=19" in before.headers["Cache-Control"]


def test_what_may_be_on_its_way_is_purged_once_more(kitchen, cache):
    kitchen.live(kitchen.recipe("soup"))
    now = timezone.now()

    seen = []
    for when in (now, now + LATER, now + 2 * LATER):
        if purging.is_due(when):
            purging.send_due(when)
        seen.append(OutboxMessage.objects.waiting().count())

    assert seen == [1, 0, 0]
    assert len(cache.keys) == 2


def test_what_a_standby_may_still_give_is_purged_until_it_has_caught_up(kitchen, settings, cache):
    settings.STANDBYS, settings.STANDBY_MAX_LAG_SECONDS = {"standby-1": {}}, 10
    kitchen.live(kitchen.recipe("soup"))
    now = timezone.now()

    seen = []
    for seconds in (0, 3, 11, 13):
        purging.send_due(now + timedelta(seconds=seconds))
        seen.append(OutboxMessage.objects.waiting().count())

    assert (seen, len(cache.keys)) == ([1, 1, 1, 0], 4)


def test_cache_that_is_away_is_told_as_soon_as_it_is_back(kitchen, settings, cache):
    away = Cache()
    away.server_close()
    settings.CACHE_PURGE_URLS = [away.url, cache.url]
    kitchen.live(kitchen.recipe("soup"))
    now = timezone.now() + LATER

    purging.send_due(now)
    failed = PurgeRun.objects.get()
    troubles = list(purging.troubles())
    due = [purging.is_due(now + timedelta(seconds=seconds)) for seconds in (1, 2)]
    purging.send_due(now + timedelta(seconds=2))
    backoff = purging.pause()
    settings.CACHE_PURGE_URLS = [cache.url]
    purging.send_due(now + timedelta(seconds=6))

    # The other one was told each time.
    assert len(cache.keys) == 3
    assert (failed.failures, due, backoff) == (1, [False, True], 4)
    address = away.url.removeprefix("http://")
    assert [f"{address} cannot be reached (ConnectionRefusedError)." in each for each in troubles]
    assert list(purging.troubles()) == []
    assert not OutboxMessage.objects.waiting().exists()


def test_cache_that_refuses_is_told_again(kitchen, cache):
    kitchen.live(kitchen.recipe("soup"))
    cache.status = 403

    purging.send_due(timezone.now() + LATER)

    assert OutboxMessage.objects.waiting().exists()
    assert PurgeRun.objects.get().failure == f"{cache.url.removeprefix('http://')} answers 403."


def test_one_process_purges_at_a_time(kitchen, cache):
    kitchen.live(kitchen.recipe("soup"))
    PurgeRun.take(purging.LEASE, timezone.now())

    during = purging.send_due()
    after = purging.send_due(timezone.now() + 2 * purging.LEASE)

    assert (during, after, len(cache.keys)) == (None, 1, 1)


@pytest.mark.parametrize(("items", "asked"), [(3, 1), (100, 3), (600, 1)])
def test_keys_go_in_parts_and_very_many_are_all(db, cache, items, asked):
    names = [f"item-{number}" for number in range(items)]
    OutboxMessage.objects.create(topic="notice", payload={"items": names, "linked": []})

    purging.send_due()

    expected = {"*"} if items == 600 else {"lists", "many", *names}
    assert (len(cache.keys), set().union(*told(cache))) == (asked, expected)


def test_nothing_is_due_where_no_cache_is_set(kitchen):
    kitchen.live(kitchen.recipe("soup"))

    assert (purging.is_due(), purging.pause(), list(purging.troubles())) == (False, 60, [])


def test_command_empties_the_caches(db, cache, settings, capsys):
    call_command("purge_caches")
    settings.CACHE_PURGE_URLS = []

    with pytest.raises(CommandError, match="Set CACHE_PURGE_URLS"):
        call_command("purge_caches")

    assert told(cache) == [{"*"}]
    assert capsys.readouterr().out == f"Emptied: {cache.url}.\n"
