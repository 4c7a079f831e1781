"""The folder in which libraries are kept that take long to make: a database for each size."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.postgres import Cluster, newest_programs

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SIZES = {"1k": 1_000, "20k": 20_000, "100k": 100_000, "1m": 1_000_000}
DATABASES = ["sqlite", "postgresql"]
# Of brief procedures: larger libraries have copies of so many, where PostgreSQL can make them.
MOST_MADE = 20_000
LIBRARY, BRIEF = "library", "brief"
OPTIONS = {
    "shared_buffers": "1GB",
    "max_wal_size": "8GB",
    "maintenance_work_mem": "512MB",
    # One core is measured: workers beside a query would only wait for it.
    "max_parallel_workers_per_gather": "0",
}


class KeptCluster(Cluster):
    """A PostgreSQL whose data outlive it; where it runs already, that one is used."""

    def __init__(self, folder):
        super().__init__(**OPTIONS)
        self.folder = folder

    def start(self):
        self.programs = newest_programs()
        if self.is_running:
            return
        if not (self.folder / "data").exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self._initialize()
        self.serve()

    def stop(self):
        self.end()

    @property
    def is_running(self):
        try:
            psycopg.connect(self.url).close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def process(self):
        """The number of the process that all others of the server come from."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def create(self, name):
        """Make the database anew, empty."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
            connection.execute(f'CREATE DATABASE "{name}"')

    def url_of(self, name):
        return f"postgresql://postgres@/{name}?host={self.folder}"


class Kept:
    """One folder of libraries. Use ``opened`` to have their database server run."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.cluster = KeptCluster(self.folder / "postgresql")

    @contextmanager
    def opened(self, database):
        # Where the product looks for the files that it serves beside its answers.
        (self.folder / "state" / "static").mkdir(parents=True, exist_ok=True)
        if database == "sqlite":
            yield self
            return
        with self.cluster:
            yield self

    def process_of(self, database):
        """That of the database server, or None where there is none."""
        return self.cluster.process if database == "postgresql" else None

    def environment(self, database, size, *, part="library"):
        """The variables of programs that work on this library, or on what stands beside it."""
        return os.environ | {
            "LIBRARY_MODE": "development",
            "STATE_DIR": str(self.folder / "state"),
            "DATABASE_URL": self.url(database, f"{part}_{size}"),
            # Stands in answers and cursors, whichever port they come from.
            "PUBLIC_URL": "http://127.0.0.1:8000",
            "DJANGO_SETTINGS_MODULE": "cms.settings",
            # One client asks for all; it would soon be refused.
            "API_REQUESTS_PER_MINUTE": "0",
        }

    def url(self, database, name):
        if database == "postgresql":
            return self.cluster.url_of(name)
        return f"sqlite:///{self.folder / name}.sqlite3"

    def has(self, database, size, *, part="library"):
        return self._mark(database, f"{part}_{size}").exists()

    def make_library(self, database, size, *, part=LIBRARY, processes=2, again=False):
        """See to it that the library is there. The database server has to run."""
        if again or not self.has(database, size, part=part):
            is_copied = part == BRIEF and database == "postgresql"
            count = min(SIZES[size], MOST_MADE) if is_copied else SIZES[size]
            options = [f"--count={count}", f"--processes={processes}"]
            if part == BRIEF:
                options += ["--brief", f"--times={SIZES[size] // count}"]
            self.make(database, size, ["benchmarks.data.fill", *options], part=part)

    def renew(self, database, size):
        """Let it keep what the product keeps by now besides the publications."""
        program = [sys.executable, "-m", "benchmarks.data.renew"]
        environment = self.environment(database, size)
        subprocess.run(program, cwd=REPOSITORY, env=environment, check=True)

    def make(self, database, size, program, *, part="library", **variables):
        """Let the program fill an empty database, and remember that it came to its end."""
        name = f"{part}_{size}"
        self._mark(database, name).unlink(missing_ok=True)
        self._empty(database, name)
        environment = self.environment(database, size, part=part) | variables
        command = [sys.executable, "-m", *program]
        subprocess.run(command, cwd=REPOSITORY, env=environment, check=True)
        self._mark(database, name).touch()

    def _empty(self, database, name):
        if database == "postgresql":
            self.cluster.create(name)
        else:
            for path in self.folder.glob(f"{name}.sqlite3*"):
                path.unlink()

    def _mark(self, database, name):
        return self.folder / f"{name}.{database}.made"
