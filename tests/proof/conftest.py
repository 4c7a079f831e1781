import json
import os
import select
import subprocess
import sys
import time
from contextlib import ExitStack

import psycopg
import pytest
from django.conf import settings

# Long enough for both to hear of it, short against the act itself.
HEAD_START = 0.004


class Worker:
    """A process that does what it is told, on a database of its own: see ``tests.proof.worker``."""

    def __init__(self, url):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.proof.worker"],
            cwd=settings.REPOSITORY,
            env=os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()

    def tell(self, name, **given):
        self.process.stdin.write(json.dumps([name, given]) + "\n")
        self.process.stdin.flush()

    def hear(self):
        return json.loads(self.process.stdout.readline())

    def has_spoken(self):
        """Whether it is done, so that hearing it takes no waiting."""
        return bool(select.select([self.process.stdout], [], [], 0)[0])

    def ask(self, name, **given):
        self.tell(name, **given)
        return self.hear()


class Track:
    """Two workers that race, and one that prepares and inspects."""

    def __init__(self, keeper, first, second):
        self.keeper, self.runners = keeper, (first, second)
        self.ask = keeper.ask

    def race(self, *acts):
        """``[what became of each]`` of two acts begun at one moment: ``(name, {…})``."""
        at = time.time() + HEAD_START
        for runner, (name, given) in zip(self.runners, acts, strict=True):
            runner.tell("race", act=name, at=at, **given)
        return [runner.hear() for runner in self.runners]


@pytest.fixture(scope="module")
def database_url(pytestconfig, tmp_path_factory):
    """A database beside that of the other tests: here, what is done is committed."""
    if pytestconfig.getoption("database") == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('proof') / 'library.sqlite3'}"
        return
    url = os.environ["DATABASE_URL"]
    name = f"proof_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield url.replace("/postgres?", f"/{name}?")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def track(database_url):
    with ExitStack() as workers:
        keeper = workers.enter_context(Worker(database_url))
        keeper.ask("migrate")
        yield Track(keeper, *(workers.enter_context(Worker(database_url)) for _ in range(2)))
