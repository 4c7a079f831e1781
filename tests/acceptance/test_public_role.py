"""The public views read what is public, and nothing else: the database itself says so."""

import re
import sqlite3
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from cms.delivery import PUBLIC_TABLES
from cms.editorial import demo_team
from cms.models import Account, Revision
from cms.models.full_text import sqlite
from cms.publishing import instants, previewing
from painlibrary.models import Procedure
from tests.acceptance import corpus
from tests.acceptance.test_past import served
from tests.acceptance.test_past_by_copy import asked, change

SCHEMA_TABLES = {"sqlite_master", "sqlite_schema", "sqlite_temp_master", ""}


@contextmanager
def reader_of(tables):
    """Within, the connection may read these tables and write none."""
    with _role(tables) if connection.vendor == "postgresql" else _authorizer(tables):
        yield


@contextmanager
def _role(tables):
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE reader NOLOGIN")
        cursor.execute("GRANT USAGE ON SCHEMA public TO reader")
        for table in tables:
            cursor.execute(f"GRANT SELECT ON {table} TO reader")
        cursor.execute("SET LOCAL ROLE reader")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@contextmanager
def _authorizer(tables):
    """SQLite has no roles; its authorizer is asked for every column of every table."""
    may_read = {*tables, *sqlite.TABLES} | SCHEMA_TABLES

    def decide(action, first, *rest):
        refused = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}
        is_foreign = action == sqlite3.SQLITE_READ and first not in may_read
        return sqlite3.SQLITE_DENY if is_foreign or action in refused else sqlite3.SQLITE_OK

    connection.connection.set_authorizer(decide)
    try:
        yield
    finally:
        connection.connection.set_authorizer(None)


def one_of_each(paths):
    """Of requests that differ in no more than a value, one: they read the same tables."""
    return list({re.sub("=[^&]*", "", path): path for path in paths}.values())


def test_every_public_answer_is_the_same_for_a_role_that_reads_public_tables(client):
    paths = one_of_each(corpus.paths(client))
    before = corpus.answers(client, paths)

    with reader_of(PUBLIC_TABLES):
        after = corpus.answers(client, paths)

    assert [path for path in paths if after[path][::2] != before[path][::2]] == []


def test_past_is_the_same_for_that_role_once_something_changed_since(client, clock):
    paths, then = one_of_each(asked(client)), instants.now()
    clock.shift(timedelta(minutes=1))
    change(demo_team.members())
    at = f"{then:%Y-%m-%dT%H:%M:%SZ}"
    before = served(client, paths, at=at)

    with reader_of(PUBLIC_TABLES):
        after = served(client, paths, at=at)

    assert [path for path in paths if after[path] != before[path]] == []


def test_that_role_serves_no_previews(client):
    item = Procedure.objects.first().item
    _, secret = previewing.make_token(item, by=Account.objects.get(username="author"), hours=1)

    with reader_of(PUBLIC_TABLES):
        response = client.get("/api/v1/", headers={"Authorization": f"Preview {secret}"})

    assert (response.status_code, response.json()["type"]) == (403, "/problems/preview-refused")


@pytest.mark.parametrize("model", [Revision, Procedure])
def test_that_role_reads_no_working_copy_and_no_revision(model):
    with reader_of(PUBLIC_TABLES), pytest.raises(DatabaseError), transaction.atomic():
        model.objects.first()
