"""Reading where there is one database alone; with standbys, see ``tests/deploy``."""

import sqlite3

import psycopg
import pytest
from django.db import IntegrityError, InterfaceError, OperationalError, ProgrammingError

from cms import replicas
from cms.models import Library, Publication
from cms.replicas.routing import ToStandbys


def error(kind, cause):
    problem = kind("failed")
    problem.__cause__ = cause
    return problem


LOST = error(OperationalError, psycopg.OperationalError("server closed the connection"))
CLOSED = error(InterfaceError, psycopg.InterfaceError("the cursor is closed"))
STOPPING = error(OperationalError, psycopg.errors.AdminShutdown())
CROWDED = error(OperationalError, psycopg.errors.TooManyConnections())
SLOW = error(OperationalError, psycopg.errors.QueryCanceled())
CLASHING = error(OperationalError, psycopg.errors.SerializationFailure())
LOCKED = error(OperationalError, sqlite3.OperationalError("database is locked"))
WRONG = error(ProgrammingError, psycopg.errors.UndefinedTable())
TWICE = error(IntegrityError, psycopg.errors.UniqueViolation())


@pytest.mark.parametrize(
    ("problem", "is_away"),
    [
        *[(each, True) for each in (LOST, CLOSED, STOPPING, CROWDED)],
        *[(each, False) for each in (SLOW, CLASHING, LOCKED, WRONG, TWICE, ValueError())],
    ],
)
def test_database_is_away_where_the_question_was_not_to_blame(problem, is_away):
    assert replicas.is_away(problem) == is_away


def test_read_that_fails_because_the_database_is_away_is_told_as_that(db):
    def read():
        raise LOST

    with pytest.raises(replicas.Away):
        replicas.answered(read)


@pytest.mark.parametrize("problem", [WRONG, LOCKED, ValueError("no"), replicas.Behind()])
def test_read_that_fails_otherwise_fails_as_it_did(problem):
    def read():
        raise problem

    with pytest.raises(type(problem)) as raised:
        replicas.answered(read)

    assert raised.value is problem


def test_only_database_is_the_primary_and_knows_everything():
    known = replicas.answered(lambda: (replicas.alias(), replicas.knows(None)))
    replicas.answered(replicas.leave_to_primary)

    assert (replicas.alias(), known) == ("default", ("default", True))


def test_router_sends_writes_and_migrations_to_the_primary_alone():
    router = ToStandbys()

    assert router.db_for_read(Publication) == router.db_for_write(Library) == "default"
    assert router.allow_relation(Publication(), Library())
    migrates = [router.allow_migrate(name, "cms") for name in ("default", "standby-1")]
    assert migrates == [True, False]


def test_one_database_is_no_trouble_and_no_gauge():
    assert (list(replicas.troubles()), replicas.in_order()) == ([], ["default"])
