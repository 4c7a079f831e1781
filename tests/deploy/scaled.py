"""A library on several servers, each a process that can be ended by its number and begun again."""

import os
import shlex
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.client import HTTPException
from urllib.parse import urlsplit

import psycopg
from django.conf import settings

from tests.deploy.fronts import DEPLOY, Server
from tools import served

# What the quickstart does, with less to load.
FILL = """
from django.core.management import call_command
from cms.editorial import demo_team
from cms.management.commands.quickstart import Command
from cms.models import Role
from cms.publishing import first_release
call_command("migrate", verbosity=0)
command = Command()
command.verbosity, command.team = 0, demo_team.create()
call_command("loaddata", *{files!r}, by="author", verbosity=0)
first_release.submit(by=command.team[Role.AUTHOR])
command.sign()
first_release.release(by=command.team[Role.PUBLISHER])
"""


def fill(environment, *files):
    served.shell(environment, FILL.format(files=files))


def shipped_command(port):
    """How systemd starts one web server, from this work tree."""
    unit = (DEPLOY / "systemd" / "library@.service").read_text()
    (line,) = [each for each in unit.splitlines() if each.startswith("ExecStart=")]
    words = shlex.split(line.removeprefix("ExecStart=").replace("%i", str(port)))
    assert words[0].startswith("/srv/library/.venv/bin/")
    return [sys.executable, *words[1:]]


class Web:
    """One web server, of one process that answers."""

    def __init__(self, environment):
        self.environment = environment
        self.port = served.free_port()
        self.ask = Server(self.port).ask

    def begin(self):
        command = [*shipped_command(self.port), "--workers=1"]
        self.process = subprocess.Popen(
            command, cwd=settings.REPOSITORY, env=self.environment, start_new_session=True
        )

    def wait(self):
        served.wait_for(f"http://127.0.0.1:{self.port}/healthz")

    def crash(self):
        """All of it at once, as when the kernel runs out of memory."""
        os.killpg(self.process.pid, 9)
        self.process.wait()


@contextmanager
def crashed(*clusters):
    """Within, they are away; the first one is back first."""
    for cluster in reversed(clusters):
        cluster.crash()
    try:
        yield
    finally:
        for cluster in clusters:
            cluster.serve()


@contextmanager
def reading(server, expected, *, readers=3, pause=0.02):
    """Ask meanwhile for these paths, over and over. Gives the list of answers that were not right."""
    wrong, counted, over = [], [], threading.Event()

    def read():
        while not over.wait(pause):
            for path, body in expected.items():
                counted.append(path)
                try:
                    answer = server.ask(path)
                except (OSError, HTTPException) as problem:
                    wrong.append((path, repr(problem)))
                else:
                    if (answer.status, answer.body) != (200, body):
                        wrong.append((path, answer.status, answer.body[:300]))

    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    try:
        yield wrong
        # Once more what was begun after the last of it.
        enough = len(counted) + 2 * readers * len(expected)
        assert within(20, lambda: len(counted) >= enough)
    finally:
        over.set()
        for thread in threads:
            thread.join()


def path_of(address):
    """Of an absolute address what one server is asked for."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def within(seconds, condition):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def sql(cluster, statement, *values):
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        cursor = connection.execute(statement, values)
        return cursor.fetchall() if cursor.description else None
