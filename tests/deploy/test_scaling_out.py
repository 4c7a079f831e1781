"""Several web servers, a standby of the database and Redis, as shipped: loaded, broken and mended."""

import json
import re
import secrets
import signal
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from cms.delivery import PUBLIC_TABLES
from cms.delivery.front import known_state
from cms.delivery.present import copies
from cms.publishing import previewing
from cms.publishing.composition import stamp
from tests.deploy import fronts, scaled
from tests.deploy.conftest import TOKEN
from tests.deploy.publisher import Publisher
from tests.deploy.scaled import crashed, path_of, reading, sql, within
from tests.postgres import Cluster, Standby
from tools import served

API = "/api/v1/"
RISK = f"{API}risks/infection/"
MOST_LAG = 6
REMEMBERED = timedelta(seconds=copies.SECONDS)
PRIMARY = fronts.DEPLOY / "postgresql" / "primary.conf"
STANDBY = fronts.DEPLOY / "postgresql" / "standby.conf"
# Past the triggers: it stands for whatever is stopped before it begins.
FORGET = """
WITH unguarded AS MATERIALIZED (SELECT set_config('session_replication_role', 'replica', false))
DELETE FROM cms_notice USING unguarded WHERE text = %s
"""
PATHS = [
    f"{API}{path}"
    for path in [
        *["", "risks/", "risks/infection/", "risks/infection/history/", "risks/?page_size=3"],
        *["risks/?cursor=start&page_size=2", "risks/?q=infektion", "facets/risks/"],
        *["search/?q=infection", "search/?q=infectoin", "changes/", "manifest/", "vocabularies/"],
        *["releases/", "releases/1/", "sitemap/", "export/", "risks/?format=ndjson"],
        *["risks/no-such-risk/", "risks/?nothing=1", "openapi.json"],
    ]
]
LOAD = [RISK, f"{API}risks/", f"{API}search/?q=infection", f"{API}export/"]


@pytest.fixture(autouse=True)
def within_a_minute():
    """Nothing here is kept by a cache."""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """All parts, by their names."""
    folder = tmp_path_factory.mktemp("scaled")
    with ExitStack() as stack:
        primary = stack.enter_context(Cluster(configured=PRIMARY, log_statement="all"))
        redis_url, redis = stack.enter_context(fronts.redis(folder / "redis"))
        port = served.free_port()
        environment = served.environment_of(str(folder), f"http://127.0.0.1:{port}") | {
            "DATABASE_URL": primary.url,
            "METRICS_TOKEN": TOKEN,
            "NUM_PROXIES": "1",
            "API_REQUESTS_PER_MINUTE": "1000000",
            "CACHE_URL": redis_url,
        }
        for name in ("static", "temporary"):
            (folder / name).mkdir()
        scaled.fill(environment, "care_roles.json", "risks.json")
        copy = Standby(primary, configured=STANDBY, log_statement="all")
        standby = stack.enter_context(copy)
        environment |= {
            "DATABASE_STANDBY_URLS": standby.url,
            "STANDBY_MAX_LAG_SECONDS": str(MOST_LAG),
            "TMPDIR": str(folder / "temporary"),
        }
        # One reads everything anew, and one gives answers again.
        webs = [scaled.Web(environment | {"ANSWER_MEGABYTES": kept}) for kept in ("0", "8")]
        for web in webs:
            web.begin()
            stack.callback(web.crash)
        for web in webs:
            web.wait()
        front = fronts.nginx(folder / "nginx", webs[0].port, port, webs[1].port, cache="off")
        yield SimpleNamespace(
            primary=primary,
            standby=standby,
            redis=redis,
            webs=webs,
            front=stack.enter_context(front),
        )


@pytest.fixture
def ask(library):
    return library.front.ask


@pytest.fixture(scope="module")
def publisher(library):
    return Publisher(library.front.address)


@pytest.fixture
def healthy(library):
    """Every process answers readers from the standby."""
    assert within(20, lambda: uses(library) == [1, 1])


@pytest.fixture
def answers(ask, healthy):
    """``{path: body}`` of what everybody is to get."""
    return {path: ask(path).body for path in LOAD}


@pytest.fixture
def paused(library, healthy):
    """The standby takes what is written, and shows none of it."""
    sql(library.standby, "SELECT pg_wal_replay_pause()")
    yield
    sql(library.standby, "SELECT pg_wal_replay_resume()")


def gauges(web):
    told = web.ask("/metrics", {"Authorization": f"Bearer {TOKEN}"}).body.decode()
    found = re.findall(r'^library_(\w+){database="([\w-]+)"} (\S+)$', told, re.MULTILINE)
    return {(name, database): float(value) for name, database, value in found}


def uses(library):
    """Of each process whether it answers readers from the standby."""
    return [gauges(web).get(("standby_used", "standby-1")) for web in library.webs]


def tables_asked(clusters, act):
    """For each cluster the tables that it was asked for while ``act`` was done."""
    logs = [cluster.folder / "log" for cluster in clusters]
    before = [log.stat().st_size for log in logs]
    act()
    written = [log.read_text()[size:] for log, size in zip(logs, before, strict=True)]
    return [set(re.findall(r'(?:FROM|JOIN) "?(cms_\w+|django_\w+)', each)) for each in written]


def post_notice(library, publisher, text):
    """Returns the instant at which it began."""
    risk = json.loads(library.front.ask(RISK).body)["id"]
    publisher.act(f"/admin/painlibrary/risk/{risk}/notice/", kind="urgent_correction", text=text)
    return sql(library.primary, "SELECT max(starts_at) FROM cms_notice")[0][0].astimezone(UTC)


def schedule_notice(library, text, starts_at):
    """A copy of the last notice that begins then; of what else begins by itself this is the least."""
    sql(
        library.primary,
        """INSERT INTO cms_notice (item_id, kind, place, hides_place, text, starts_at)
        SELECT item_id, kind, place, hides_place, %s, %s FROM cms_notice ORDER BY id DESC LIMIT 1""",
        *(text, starts_at),
    )


def pinned_to(address, at):
    """The next page of a walk, as it would be of one that began at this instant."""
    path, _, cursor = path_of(address).partition("cursor=")
    cursor, _, rest = cursor.partition("&")
    _, _, place = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(" ")
    plain = f"{stamp(at)} {place}"
    return f"{path}cursor={urlsafe_b64encode(plain.encode()).decode().rstrip('=')}&{rest}"


def changes(ask, query):
    """Where a walk over the changes goes on: to its next page, or to what comes after it."""
    return json.loads(ask(f"{API}changes/?{query}").body)["next"]


def test_readers_ask_the_standby_and_editors_the_primary(library, healthy, publisher):
    both, ask = (library.primary, library.standby), library.webs[0].ask

    of_readers = tables_asked(both, lambda: [ask(path) for path in PATHS])
    of_editors = tables_asked(both, lambda: publisher.get("/admin/"))

    assert of_readers[0] == set()
    assert {"cms_publication", "cms_searchentry"} <= of_readers[1] <= set(PUBLIC_TABLES)
    assert ("django_session" in of_editors[0], of_editors[1]) == (True, set())


def test_every_route_answers_while_the_primary_is_away(library, ask, healthy, publisher):
    before = {path: ask(path) for path in PATHS}

    walk = json.loads(before[f"{API}risks/?cursor=start&page_size=2"].body)["next"]

    with crashed(library.primary):
        away = {path: ask(path) for path in PATHS}
        pages = [ask(path_of(walk)), ask(pinned_to(walk, datetime.now(UTC)))]
        ready = [web.ask("/readyz").status for web in library.webs]
        editors, told = publisher.get("/admin/"), gauges(library.webs[0])

    same = {path: (each.status, each.body, each["ETag"]) for path, each in before.items()}
    assert {path: (each.status, each.body, each["ETag"]) for path, each in away.items()} == same
    # The second one is of a change that nobody has.
    assert [each.status for each in pages] == [200, 503]
    assert ready == [200, 200]
    assert (editors.status_code, editors.headers["Retry-After"]) == (503, "5")
    assert "The database cannot be reached" in editors.text
    assert (told["database_answers", "primary"], told["standby_used", "standby-1"]) == (0, 1)
    assert within(10, lambda: publisher.get("/admin/").status_code == 200)


def test_standby_that_lags_is_left_out_until_it_caught_up(library, ask, paused, publisher):
    post_notice(library, publisher, "Wait for what is new.")

    is_left_out = within(MOST_LAG + 5, lambda: uses(library) == [0, 0])
    # So long a process may give again what it knew before.
    time.sleep(known_state.SECONDS)
    seen = [ask(RISK).body.count(b"what is new") for _ in range(4)]
    told = Publisher(library.front.address, "admin").get("/admin/").text
    sql(library.standby, "SELECT pg_wal_replay_resume()")
    is_used_again = within(10, lambda: uses(library) == [1, 1])

    assert (is_left_out, is_used_again, seen) == (True, True, [1] * 4)
    assert "The database standby-1 is left out: it is more than 6 seconds behind." in told


def test_nothing_pinned_is_answered_by_a_standby_that_lacks_it(library, ask, paused, publisher):
    walk = json.loads(ask(f"{API}risks/?cursor=start&page_size=2").body)["next"]
    at = post_notice(library, publisher, "Not everybody knows this.")

    paths = [
        pinned_to(walk, at),
        f"{RISK}?at={stamp(at)}",
        *(path_of(changes(ask, f"at={stamp(at)}&page_size={size}")) for size in (2, 100)),
    ]
    here = [ask(path) for path in paths]
    is_near = uses(library)
    sql(library.standby, "SELECT pg_wal_replay_resume()")
    assert within(10, lambda: uses(library) == [1, 1])

    assert is_near == [1, 1]
    assert [each.status for each in here] == [200] * 4
    assert [each.body for each in here] == [ask(path).body for path in paths]
    assert here[1].body.count(b"Not everybody") == 1


@pytest.mark.parametrize("is_stopped", [False, True])
def test_what_begins_by_itself_begins_on_its_instant(library, healthy, publisher, is_stopped):
    # One that gives nothing again. What it remembers of the copy it remembers for half a second, and
    # not beyond the full minute, on which everything begins that begins by itself outside of tests.
    ask = library.webs[0].ask
    post_notice(library, publisher, "Something to copy.")
    starts_at, text = datetime.now(UTC) + timedelta(seconds=2), f"By itself: {not is_stopped}."
    schedule_notice(library, text, starts_at)
    assert within(2, lambda: sql(library.standby, "SELECT 1 FROM cms_notice WHERE text = %s", text))

    if is_stopped:
        sql(library.standby, "SELECT pg_wal_replay_pause()")
        sql(library.primary, FORGET, text)
    seen = []
    while datetime.now(UTC) < starts_at + timedelta(seconds=2):
        begun = datetime.now(UTC)
        is_shown = text.encode() in ask(RISK).body
        seen.append((begun >= starts_at + REMEMBERED, datetime.now(UTC) < starts_at, is_shown))
    sql(library.standby, "SELECT pg_wal_replay_resume()")

    assert {is_shown for is_after, _, is_shown in seen if is_after} == {not is_stopped}
    assert {is_shown for _, is_before, is_shown in seen if is_before} == {False}


def test_readers_notice_nothing_while_a_standby_dies_and_comes_back(library, answers):
    with reading(library.front, answers) as wrong:
        with crashed(library.standby):
            is_left_out = within(10, lambda: uses(library) == [0, 0])
        is_used_again = within(20, lambda: uses(library) == [1, 1])

    assert (wrong, is_left_out, is_used_again) == ([], True, True)


def test_readers_wait_no_longer_than_it_takes_to_see_that_a_standby_hangs(library, answers):
    with reading(library.front, answers) as wrong:
        library.standby.signal(signal.SIGSTOP)
        is_left_out = within(20, lambda: uses(library) == [0, 0])
        answered = library.front.ask(RISK).body
        library.standby.signal(signal.SIGCONT)
        is_used_again = within(20, lambda: uses(library) == [1, 1])

    assert (wrong, is_left_out, is_used_again) == ([], True, True)
    assert answered == answers[RISK]


def test_readers_notice_nothing_while_the_primary_dies_and_comes_back(library, answers, publisher):
    with reading(library.front, answers) as wrong:
        with crashed(library.primary):
            is_away = within(10, lambda: publisher.get("/admin/").status_code == 503)
        is_back = within(20, lambda: publisher.get("/admin/").status_code == 200)

    assert (wrong, is_away, is_back) == ([], True, True)


def test_readers_are_told_to_wait_while_no_database_answers(library, ask, answers):
    token = previewing.SIGNER.sign(secrets.token_urlsafe(24))
    plain, given_again = library.webs

    with crashed(library.primary, library.standby):
        away = [plain.ask(RISK), plain.ask(RISK, {"Authorization": f"Preview {token}"})]
        unready = plain.ask("/readyz")
        # For half a second more it knows what is public.
        is_away = within(10, lambda: given_again.ask(RISK).status == 503)

    told = [(each.status, each["Retry-After"], json.loads(each.body)["type"]) for each in away]
    assert told == [(503, "5", "/problems/unavailable")] * 2
    assert ({each["Cache-Control"] for each in away}, is_away) == ({"no-store"}, True)
    assert (unready.status, json.loads(unready.body)["amiss"]) == (503, "database")
    assert within(10, lambda: ask(RISK).body == answers[RISK])


def test_readers_notice_nothing_while_a_web_server_dies_and_comes_back(library, answers):
    dying = library.webs[0]

    with reading(library.front, answers) as wrong:
        dying.crash()
        dying.begin()
        dying.wait()

    assert wrong == []
    assert dying.ask(RISK).body == answers[RISK]


def test_readers_notice_nothing_when_redis_dies(library, answers):
    with reading(library.front, answers) as wrong:
        library.redis.kill()
        library.redis.wait()

    assert wrong == []
    assert {path: library.front.ask(path).body for path in answers} == answers
