"""The pytest plugin that says on which database the tests run: ``--database=postgresql``."""

import gc
import os

import pytest
from django.db import connection

from tests.postgres import Cluster

DATABASES = ["sqlite", "postgresql"]


def pytest_addoption(parser):
    parser.addoption(
        "--database",
        choices=DATABASES,
        default="sqlite",
        help="Run on SQLite (the default) or on a private PostgreSQL made for this run.",
    )


# Around all others: pytest-django reads the settings in this same hook.
@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    # Workers inherit the address from the process that started them, and the server with it.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        # A database that somebody keeps must never be the one that tests write to.
        os.environ.pop("DATABASE_URL", None)
        if early_config.known_args_namespace.database == "postgresql":
            cluster = Cluster()
            cluster.start()
            early_config.add_cleanup(cluster.stop)
            os.environ["DATABASE_URL"] = cluster.url
    return (yield)


def pytest_collection_finish(session):
    """Look for garbage less often: what tests leave goes when they end, and modules stay anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)


# What the triggers keep for ever has to go after each test that commits.
UNGUARDED = {
    "sqlite": "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT 'SET LOCAL session_replication_role = replica'",
}


@pytest.fixture(scope="session", autouse=True)
def flush_without_triggers(django_db_setup, django_db_blocker):
    """Let the flush between tests pass; SQLite's triggers come back with post_migrate."""
    operations = type(connection.ops)
    flush = operations.sql_flush

    def flush_unguarded(self, *args, **kwargs):
        with self.connection.cursor() as cursor:
            cursor.execute(UNGUARDED[self.connection.vendor])
            return [line for (line,) in cursor.fetchall()] + flush(self, *args, **kwargs)

    operations.sql_flush = flush_unguarded
    yield
    operations.sql_flush = flush
