"""Serves the library: python -m cms.serving [--bind HOST:PORT] [--workers N] [--threads N].

granian answers HTTP in front of the application, which is loaded once, before the workers start: so a
wrong setting ends the server with its sentence, and the workers share what was loaded.
"""

import argparse
import ctypes
import gc
import multiprocessing
import os
import shutil
import socket
import sys
import tempfile
from importlib import import_module

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

LIBRARY = "cms.wsgi:application"
# Milliseconds until the head of a request has to be there, also of the next one on a connection that
# is kept: nginx keeps one for a minute, and must be the first to close it.
HEAD = 75_000
# Bytes: of a request line with all headers; of what comes at once, twice as many are read.
LONGEST_HEAD = 65_536
# Connections of one worker at once; the next ones wait.
MOST_CONNECTIONS = 1000
# Seconds: what is being answered when the server ends is finished by then, or broken off.
PATIENCE = 30
# As malloc.h of the C library of GNU has it; others have no such thing.
M_ARENA_MAX = -8
# What the process was told that CGI takes for a request's own.
OF_A_REQUEST = ("HTTP_", "CONTENT_", "PATH_", "QUERY_", "REMOTE_", "REQUEST_", "SCRIPT_", "SERVER_")


def main():
    given = _given()
    metrics = tempfile.mkdtemp(prefix="library-metrics-")
    _prepare(metrics)
    try:
        _load(given.application)
        _refuse_if_taken(given.bind)
        _server(given).serve()
    finally:
        shutil.rmtree(metrics, ignore_errors=True)


def _given():
    asked = argparse.ArgumentParser(prog="python -m cms.serving", description="Serves the library.")
    asked.add_argument("--bind", default="127.0.0.1:8000", type=_address, metavar="HOST:PORT")
    asked.add_argument("--workers", default=2, type=_count, help="processes (2)")
    asked.add_argument("--threads", default=4, type=_count, help="threads of each (4)")
    asked.add_argument("application", nargs="?", default=LIBRARY, help=f"({LIBRARY})")
    return asked.parse_args()


def _address(text):
    """``(host, port)``; an IPv6 address stands in brackets."""
    host, colon, port = text.rpartition(":")
    if not (colon and port.isdecimal() and int(port) < 65_536):
        raise argparse.ArgumentTypeError(
            "has to be a host and a port, as 127.0.0.1:8000 or [::1]:8000"
        )
    return host.strip("[]") or "0.0.0.0", int(port)  # noqa: S104 - as it was asked for


def _count(text):
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError("has to be a number from 1")
    return int(text)


def _prepare(metrics):
    """The environment of all workers. Set before anything that counts is imported.

    Each worker counts into a file of its own, and whichever is asked for /metrics adds them up.
    """
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = metrics
    for name in [each for each in os.environ if each.startswith(OF_A_REQUEST)]:
        del os.environ[name]
    multiprocessing.set_start_method("fork")
    # Threads that free what others took would each keep a share of it: pages of 300 kB come and go.
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(M_ARENA_MAX, 1)


def _load(application):
    """Import it, and leave what was loaded where the workers can go on sharing it."""
    import_module(application.partition(":")[0])
    gc.collect()
    gc.freeze()


def _refuse_if_taken(address):
    """granian would share the port with whoever has it."""
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    try:
        socket.create_server(address, family=family).close()
    except OSError as problem:
        # What looks a name up counts its errors below zero.
        is_known = problem.errno > 0
        why = os.strerror(problem.errno).lower() if is_known else "there is no such address"
        sys.exit("The server cannot listen on port {1} of {0}: {why}.".format(*address, why=why))


def _server(given):
    host, port = given.bind
    return Granian(
        given.application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        # With a choice, whoever says nothing has for ever to make it.
        http=HTTPModes.http1,
        workers=given.workers,
        blocking_threads=given.threads,
        backpressure=MOST_CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD, max_buffer_size=LONGEST_HEAD),
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    )


if __name__ == "__main__":
    main()
