"""The servers, each with two workers of four threads where it knows threads."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    name: str
    command: tuple

    def serving(self, application, port):
        """The command that serves ``module`` or ``module:application`` on the port."""
        module, _, name = application.partition(":")
        target = f"{module}:{name or 'application'}"
        return [sys.executable, "-m", *(each.format(port=port) for each in self.command), target]


GUNICORN = ("gunicorn", "--config=python:benchmarks.servers.plain", "--workers=2")
BIND = "--bind=127.0.0.1:{port}"
GRANIAN = ("granian", "--host=127.0.0.1", "--port={port}", "--workers=2", "--log-level=warning")
WSGI = ("--interface=wsgi", "--no-ws", "--http=1", "--blocking-threads=4")
CANDIDATES = [
    Candidate("gunicorn gthread", (*GUNICORN, BIND, "--worker-class=gthread", "--threads=4")),
    Candidate("gunicorn sync", (*GUNICORN, BIND)),
    Candidate("granian WSGI", (*GRANIAN, *WSGI)),
    Candidate("granian WSGI, one thread", (*GRANIAN, *WSGI[:-1], "--blocking-threads=1")),
]
# The same application as coroutines: what Django does for each request costs more there.
OVER_ASGI = Candidate("granian ASGI", (*GRANIAN, "--interface=asgi", "--no-ws", "--http=1"))
