"""WSGI applications, asked as a server asks them."""

from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from cms.delivery.front import Front
from cms.delivery.front.straight import Straight


@dataclass(frozen=True)
class Told:
    """All that a client is sent; headers in their order."""

    status: str
    headers: tuple
    body: bytes

    def __getitem__(self, name):
        return dict(self.headers).get(name)

    @property
    def code(self):
        return HTTPStatus(int(self.status.split()[0]))


def environ_of(address, method="GET", **headers):
    path, _, query = address.partition("?")
    named = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    } | named


@contextmanager
def connected():
    """A test's transaction goes on after a request, as it does for Django's own client."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


def ask(application, environ):
    with connected():
        return _ask(application, environ)


def _ask(application, environ):
    told = []

    def start(status, headers, exc_info=None):
        told.append((status, tuple(headers)))

    body = application(environ, start)
    sent = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    return Told(*told[0], sent)


class Watched(Straight):
    """Notes which answers went the straight way."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def found(self, environ, key):
        found = super().found(environ, key)
        if found:
            self.seen.append(environ["PATH_INFO"])
        return found


class Asked:
    """The front as it is served, and Django alone beside it."""

    def __init__(self):
        self.alone = get_wsgi_application()
        self.seen = []
        self.front = Front(self._counted)
        self.front.straight = Watched()

    def _counted(self, environ, start_response):
        self.seen.append(environ["PATH_INFO"])
        return self.alone(environ, start_response)

    def ask(self, address, method="GET", **headers):
        return ask(self.front, environ_of(address, method, **headers))

    def ask_django(self, address, method="GET", **headers):
        return ask(self.alone, environ_of(address, method, **headers))

    def again(self, address, method="GET", **headers):
        """The answer, which must be one that was kept."""
        before = self._asked_anew
        told = self.ask(address, method, **headers)
        assert self._asked_anew == before
        return told

    def straight(self, address, method="GET", **headers):
        """The answer, which must be a view's and not Django's."""
        before, straight = len(self.seen), len(self.front.straight.seen)
        told = self.ask(address, method, **headers)
        assert (len(self.seen), len(self.front.straight.seen)) == (before, straight + 1)
        return told

    def is_kept(self, address, **headers):
        before = self._asked_anew
        self.ask(address, **headers)
        return self._asked_anew == before

    @property
    def _asked_anew(self):
        return len(self.seen) + len(self.front.straight.seen)
