"""A quickstarted library in a folder of its own, served on a free port, for pictures and walks."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

PASSWORD = "try-the-library"  # noqa: S105 - the demo team's, which quickstart prints
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@contextmanager
def library(*, copy_of=None, busy=False, **variables):
    """Gives its address. Its state is a ``copy_of`` a quickstarted one, or made for it alone.

    A busy one is in the middle of work: see ``busy_library``.
    """
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        environment = environment_of(folder, address) | variables
        state = environment["STATE_DIR"]
        if copy_of:
            shutil.copytree(copy_of, state, dirs_exist_ok=True)
        else:
            quickstart(state)
        if busy:
            make = "from tools import busy_library; busy_library.make()"
            shell(environment, make)
        with server(environment, port):
            yield address


def quickstart(state):
    """Make a library in this folder: its database, and the static files of its pages."""
    environment = environment_of(str(state), "http://127.0.0.1")
    _run(environment, "manage.py", "quickstart", "--verbosity=0")
    _run(environment, "manage.py", "collectstatic", "--no-input", "--verbosity=0")


def environment_of(state, address):
    """The variables of a library that keeps its state in this folder and is read at the address."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "LIBRARY_MODE": "development",
        "STATE_DIR": state,
        "DATABASE_URL": "",
        "PUBLIC_URL": address,
    }


def shell(environment, code):
    """Let a process of the library run ``code``. Returns what it prints."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    return subprocess.check_output(command, env=environment, text=True).strip()


@contextmanager
def server(environment, port):
    command = [sys.executable, "-m", "cms.serving", f"--bind=127.0.0.1:{port}"]
    process = subprocess.Popen(command, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/readyz")
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def _run(environment, *command):
    subprocess.run([sys.executable, *command], env=environment, check=True)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_for(address, seconds=120):
    end = time.monotonic() + seconds
    while True:
        try:
            return urllib.request.urlopen(address).close()  # noqa: S310 - our own server
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@contextmanager
def browser():
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield chromium
        chromium.close()


def sign_in(page, address, username, password=PASSWORD):
    page.goto(f"{address}/admin/login/")
    page.locator("input[name=username], input[name=login]").first.fill(username)
    page.locator("input[name=password]").first.fill(password)
    page.locator("#content [type=submit]").first.click()
    page.wait_for_load_state("networkidle")
