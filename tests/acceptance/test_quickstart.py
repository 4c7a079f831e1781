"""The quickstart as people run it: a program of its own, on a database of its own."""

import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections import Counter
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.observing import stored

DUMP = ["dumpdata", "cms", "painlibrary", "--all"]


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


def outline(dump):
    """How a library stands, without ids and times: rows by table, each item, each public text."""
    rows = json.loads(dump)
    fields = {"cms.item": ["type", "status", "round"], "cms.publication": ["slug", "search_text"]}
    return (
        Counter(row["model"] for row in rows),
        Counter(
            tuple(row["fields"][name] for name in fields[row["model"]])
            for row in rows
            if row["model"] in fields
        ),
    )


def undisturbed():
    out = io.StringIO()
    call_command(*DUMP, stdout=out)
    return out.getvalue()


def test_quickstart_when_killed_goes_on_and_ends_the_same_and_once_more_changes_nothing(
    environment,
):
    ended = kill_while_signing(environment)
    run(environment, "quickstart")
    resumed = run(environment, *DUMP)
    run(environment, "quickstart")
    again = run(environment, *DUMP)

    assert (ended, outline(resumed)) == (-signal.SIGKILL, outline(undisturbed()))
    assert again == resumed
    assert "Everything holds." in run(environment, "verify_audit")


def test_quickstart_of_what_is_served_is_refused_and_changes_nothing(settings):
    settings.PRODUCTION = True
    before = stored()

    with pytest.raises(CommandError, match="LIBRARY_MODE=development"):
        call_command("quickstart")

    assert stored() == before
