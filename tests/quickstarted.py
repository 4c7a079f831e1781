"""The library that tests serve: quickstarted once in a run, and copied for each server."""

import fcntl
import os

import pytest

from tools import served


@pytest.fixture(scope="session")
def quickstarted_state(tmp_path_factory):
    """The folder of its state, which is copied and never served itself."""
    run = tmp_path_factory.getbasetemp()
    # Each worker has a folder of its own below that of the run.
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    made = run / "quickstarted"
    with (run / "quickstarted.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            state = tmp_path_factory.mktemp("quickstarted")
            served.quickstart(state)
            # Whole or not at all: a worker that comes after one that failed makes its own.
            state.rename(made)
    return made
