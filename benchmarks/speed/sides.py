"""The servers that are compared, each started on the core of the servers."""

import os
import subprocess
import sys
import tempfile
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks import serving
from benchmarks.data.keeping import REPOSITORY
from benchmarks.speed import processes

LIBRARY, STORED, RIVAL, BARE, NGINX, FILE = (
    "library",
    "stored",
    "rival",
    "bare WSGI",
    "library behind nginx",
    "nginx with a file",
)
# As the README starts it.
PRODUCT = [sys.executable, "-m", "cms.serving"]
# As most people start a Django application.
USUAL = [
    sys.executable,
    "-m",
    "gunicorn",
    "--log-level=warning",
    "--config=python:benchmarks.beside.usual",
]
SHIPPED, MODULES = REPOSITORY / "deploy" / "nginx", Path("/usr/lib/nginx/modules")


@dataclass(frozen=True)
class Side:
    """A server that runs: where it listens, the process that its others come from, its database."""

    name: str
    port: int
    process: int
    database: str = ""


@contextmanager
def product(kept, database, size):
    environment = kept.environment(database, size)
    with _server(
        LIBRARY, [*PRODUCT, "cms.wsgi:application"], environment, serving.free_port()
    ) as side:
        yield side


@contextmanager
def beside(kept, database, size, answer):
    """``{name: Side}`` of all that stands beside the product; ``answer`` is the constant."""
    common = kept.environment(database, size, part="beside") | {"ANSWER": str(answer)}
    wsgi = "benchmarks.beside.wsgi:application"
    programs = {
        BARE: ([*PRODUCT, "benchmarks.beside.constant:application"], {}),
        STORED: ([*PRODUCT, wsgi], {"DJANGO_SETTINGS_MODULE": "benchmarks.beside.settings_bare"}),
        RIVAL: ([*USUAL, wsgi], {"DJANGO_SETTINGS_MODULE": "benchmarks.beside.settings_rival"}),
    }
    if database == "sqlite":
        # The rival searches as PostgreSQL does.
        del programs[RIVAL]
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(
                _server(name, program, common | variables, serving.free_port())
            )
            for name, (program, variables) in programs.items()
        }


@contextmanager
def _server(name, program, environment, port):
    pinned = ["taskset", "--cpu-list", str(processes.SERVER_CORE)]
    bind = ["--bind", f"127.0.0.1:{port}"]
    command = [*pinned, *program[:-1], *bind, program[-1]]
    with running(command, port, cwd=REPOSITORY, env=environment) as process:
        yield Side(name, port, process.pid, database_of(environment))


def database_of(environment):
    """The name of the database on a server; SQLite works in the process that asks it."""
    address = environment["DATABASE_URL"]
    return "" if address.startswith("sqlite") else urlsplit(address).path.lstrip("/")


@contextmanager
def running(command, port, **given):
    process = subprocess.Popen(command, **given)
    try:
        serving.wait_for(port, process)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


SITE = """
include /etc/nginx/modules-enabled/*.conf;
daemon off;
user {user};
pid {folder}/nginx.pid;
worker_processes 1;
error_log stderr warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    upstream library {{ server 127.0.0.1:{library}; keepalive 16; }}
    proxy_cache_path cache levels=1:2 keys_zone=library:20m use_temp_path=off;
    server {{
        listen 127.0.0.1:{port};
        set $library_cache library;
        include library/server.conf;
    }}
    server {{
        listen 127.0.0.1:{files};
        root {folder}/files;
        default_type application/json;
        keepalive_requests 100000;
    }}
}}
"""


@contextmanager
def in_front(library, answer):
    """The shipped configuration of nginx before the product, and the same nginx with one file."""
    with tempfile.TemporaryDirectory(prefix="library-bench-nginx-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "files").mkdir()
        (folder / "files" / "answer.json").write_bytes(answer.read_bytes())
        (folder / "library").symlink_to(SHIPPED)
        (folder / "modules").symlink_to(MODULES)
        port, files = serving.free_port(), serving.free_port()
        site = SITE.format(
            folder=folder, library=library.port, port=port, files=files, user=_user()
        )
        (folder / "nginx.conf").write_text(site)
        command = ["taskset", "--cpu-list", str(processes.SERVER_CORE), "nginx"]
        command += ["-p", name, "-c", f"{name}/nginx.conf"]
        with running(command, port, stderr=subprocess.DEVNULL) as process:
            yield {
                NGINX: Side(NGINX, port, process.pid, library.database),
                FILE: Side(FILE, files, process.pid),
            }


def _user():
    return "root" if os.geteuid() == 0 else os.environ.get("USER", "nobody")


def ask(side, path, headers=None):
    """``(status, headers, body)`` of one answer."""
    asked = urllib.request.Request(f"http://127.0.0.1:{side.port}{path}", headers=headers or {})
    with urllib.request.urlopen(asked, timeout=120) as answer:  # noqa: S310 - our own server
        return answer.status, answer.headers, answer.read()
