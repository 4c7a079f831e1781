"""Letting go of a server that hangs: it accepts all, says nothing, and would keep readers for ever.

PostgreSQL's client waits as long as the other side lives. So whoever waits is woken by hanging up,
from another thread; the read then fails as if the server had died, and asks another one.
"""

import os
import socket
import threading
from contextlib import suppress
from weakref import WeakSet

from django.db.backends.signals import connection_created

_noting = threading.Lock()
_used = WeakSet()


def begin():
    """From now on it is known who is connected: each thread has a connection to each database."""
    connection_created.connect(_note)


def _note(connection, **about):
    with _noting:
        _used.add(connection)


def let_go(name):
    with _noting:
        found = [each for each in _used if each.alias == name]
    for each in found:
        # Given back meanwhile, or closed, as psycopg's own errors say.
        with suppress(Exception):
            _hang_up(each.connection.pgconn.socket)


def _hang_up(number):
    with socket.socket(fileno=os.dup(number)) as line:
        line.shutdown(socket.SHUT_RDWR)
