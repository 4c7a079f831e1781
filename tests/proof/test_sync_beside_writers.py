"""Real processes: some write, another follows, and copies of the database answer its cursors."""

import os
import sqlite3
import subprocess
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.postgres import newest_programs
from tests.proof.conftest import Worker

COUNT = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 3
GONE_AT_LEAST = 2 * (COUNT // 3)


def test_reader_who_walks_while_others_write_misses_nothing(track):
    track.ask("follows")
    for number, each in enumerate(track.runners):
        each.tell("publishes", prefix=f"writer-{number}", count=COUNT)

    seen = set()
    while not all(each.has_spoken() for each in track.runners):
        seen.add(track.ask("steps"))
    for each in track.runners:
        each.hear()

    assert track.ask("caught_up") == [[], 2 * (COUNT + 1) - GONE_AT_LEAST]
    assert len(seen) > 2
    assert track.ask("faults") == []


def test_cursor_is_good_in_another_process_and_on_a_copy_as_far_as_it_goes(
    track, database_url, copy_of
):
    track.ask("follows")
    track.ask("caught_up")
    before = track.ask("cursor")
    with Worker(copy_of(database_url)) as copy:
        track.ask("publishes", prefix="later", count=1)
        after_restart = track.runners[0].ask("asked", address=before)
        track.ask("caught_up")
        beyond = track.ask("cursor")

        answers = [copy.ask("asked", address=each) for each in (before, beyond)]

    assert after_restart[0] == 200
    assert sorted(after_restart[1]) == ["later-0", "later-book"]
    # A copy that lags has nothing new to tell, and asks whoever knows more to wait.
    assert answers == [[200, []], [503, []]]


@pytest.fixture
def copy_of(tmp_path):
    """Copies a database as it is now, as a backup or a replica would, and gives its address."""
    made = []

    def copy(url):
        if url.startswith("sqlite"):
            return _copied_file(url, tmp_path / "copy.sqlite3")
        made.append(url)
        return _copied_database(url)

    yield copy
    for url in made:
        with psycopg.connect(_server(url), autocommit=True) as server:
            server.execute(f"DROP DATABASE {_name(url)}_copy WITH (FORCE)")


def _copied_file(url, path):
    with sqlite3.connect(url.removeprefix("sqlite:///")) as original:
        original.execute("VACUUM INTO ?", [str(path)])
    return f"sqlite:///{path}"


def _copied_database(url):
    copy = url.replace(f"/{_name(url)}?", f"/{_name(url)}_copy?")
    with psycopg.connect(_server(url), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {_name(url)}_copy")
    programs = newest_programs()
    dumped = subprocess.run([programs / "pg_dump", url], capture_output=True, check=True)
    subprocess.run(
        [programs / "psql", "--quiet", copy], input=dumped.stdout, capture_output=True, check=True
    )
    return copy


def _name(url):
    return urlsplit(url).path.removeprefix("/")


def _server(url):
    return url.replace(f"/{_name(url)}?", "/postgres?")
