"""The quickstart as people run it: a program of its own, on a database of its own."""

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from tests.observing import stored


@pytest.fixture
def environment(tmp_path):
    """Of programs that work on a new, empty database."""
    own = os.environ | {"LIBRARY_MODE": "development", "STATE_DIR": str(tmp_path)}
    if url := own.get("DATABASE_URL"):
        name = f"quickstart_{uuid4().hex}"
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        own["DATABASE_URL"] = url.replace("/postgres?", f"/{name}?")
    return own | {"DJANGO_SETTINGS_MODULE": "cms.settings"}


def start(environment, *command, **options):
    program = [sys.executable, "manage.py", *command]
    return subprocess.Popen(program, cwd=settings.REPOSITORY, env=environment, **options)


def run(environment, *command):
    """Everything that the command says; it has to succeed."""
    program = start(environment, *command, stdout=subprocess.PIPE, text=True)
    said, _ = program.communicate(timeout=120)
    assert program.returncode == 0, said
    return said


def kill_while_signing(environment):
    """Start on a terminal, where progress is told, and end it without a word on the way."""
    ours, theirs = pty.openpty()
    program = start(environment, "quickstart", stdout=theirs)
    os.close(theirs)
    said = b""
    while b"Signing 20 of" not in said:
        said += os.read(ours, 1024)
    program.send_signal(signal.SIGKILL)
    os.close(ours)
    return program.wait()


def connect(environment):
    """To the database that these programs work on."""
    if url := environment.get("DATABASE_URL"):
        return psycopg.connect(url)
    return sqlite3.connect(Path(environment["STATE_DIR"]) / "library.sqlite3")


def contents(environment):
    """``{table: its rows}`` of the whole database."""
    with closing(connect(environment)) as database:
        return {name: sorted(map(repr, rows(database, name))) for name in tables()}


def tables():
    """Those of the library and of what it stands on; the tests' own app is not there."""
    found = connection.introspection.table_names()
    return [name for name in found if not name.startswith("sampleapp")]


def rows(database, table, columns="*"):
    cursor = database.cursor()
    cursor.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - names of tables
    return cursor.fetchall()


def outline(database):
    """How a library stands, without ids and times: rows by table, each item, each public text."""
    # How SQLite cuts its full-text index into pieces depends on how often it was written to.
    of_library = [
        name
        for name in tables()
        if name.startswith(("cms_", "painlibrary_")) and not name.startswith("cms_searchindex_")
    ]
    return (
        {name: len(rows(database, name)) for name in of_library},
        sorted(rows(database, "cms_item", "type, status, round")),
        sorted(rows(database, "cms_publication", "type, slug, title")),
        sorted(rows(database, "cms_searchentry", "title, aliases, summary, body")),
    )


def test_quickstart_when_killed_goes_on_and_ends_the_same_and_once_more_changes_nothing(
    environment,
):
    ended = kill_while_signing(environment)
    run(environment, "quickstart")
    with closing(connect(environment)) as database:
        resumed = outline(database)
    before = contents(environment)
    run(environment, "quickstart")

    assert (ended, resumed) == (-signal.SIGKILL, outline(connection))
    assert contents(environment) == before
    assert "Everything holds." in run(environment, "verify_audit")


def test_quickstart_of_what_is_served_is_refused_and_changes_nothing(settings):
    settings.PRODUCTION = True
    before = stored()

    with pytest.raises(CommandError, match="LIBRARY_MODE=development"):
        call_command("quickstart")

    assert stored() == before
