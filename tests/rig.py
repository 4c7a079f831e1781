"""The pytest plugin that says on which database the tests run: ``--database=postgresql``."""

import os

import pytest

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
