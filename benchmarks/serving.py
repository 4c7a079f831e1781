"""A library made by quickstart in a temporary place, and servers that serve it as it is shipped."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.postgres import Cluster

REPOSITORY = Path(__file__).resolve().parent.parent
# As a database that is kept: every commit waits for the disk.
KEPT = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@contextmanager
def empty(database):
    """The environment of programs that work on a new, empty database."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="library-bench-"))
        environment = os.environ | {"LIBRARY_MODE": "development", "STATE_DIR": folder}
        # One client asks for all; it would soon be refused.
        environment["API_REQUESTS_PER_MINUTE"] = "0"
        # What is measured is how an answer is made, and not how it is given again.
        environment["ANSWER_MEGABYTES"] = "0"
        environment.pop("DATABASE_URL", None)
        if database == "postgresql":
            environment["DATABASE_URL"] = stack.enter_context(Cluster(**KEPT)).url
        yield environment


@contextmanager
def quickstarted(database):
    with empty(database) as environment:
        for command in (["quickstart", "-v0"], ["collectstatic", "--no-input", "-v0"]):
            program = [sys.executable, "manage.py", *command]
            subprocess.run(program, cwd=REPOSITORY, env=environment, check=True)
        yield environment


@contextmanager
def server(environment, settings="cms.settings"):
    """The port of a server as it is shipped."""
    port = free_port()
    program = [sys.executable, "-m", "cms.serving", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        program,
        cwd=REPOSITORY,
        env=environment | {"DJANGO_SETTINGS_MODULE": settings},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process):
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(
        "The server did not start. Start `python -m cms.serving` by hand to see why."
    )
