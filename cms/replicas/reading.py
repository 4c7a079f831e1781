"""Which database a public read asks, and who is asked when that one fails or knows too little."""

import logging
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import timedelta

from django.db import Error, InterfaceError, OperationalError, connections

from cms.replicas import watching
from cms.replicas.standing import PRIMARY

logger = logging.getLogger(__name__)
_asked = ContextVar("the database that a public read asks", default=None)
# What PostgreSQL says where the question was not wrong: connection lost, out of resources, shutting
# down. A connection that does not come about has no code at all.
OF_THE_SERVER = ("08", "53", "57P")


class Behind(Exception):
    """The standby that is asked may not know all that the answer depends on; the primary does."""


class Away(Exception):
    """No database can answer now; in some seconds one may."""

    wait = 5


def alias():
    """The database that is asked: within a public read perhaps a standby, else the primary."""
    return _asked.get() or PRIMARY


def answered(read, *, behind=(), first=None):
    """What ``read`` returns, reading from one database: a standby that is well, else the primary.

    It may be called again, with another one where a database fails, and with the primary where a
    standby knows too little: it raises one of ``behind``, or ``Behind``. ``first`` goes before all.
    """
    turns = Turns(first)
    while (name := turns.next()) is not None:
        with _asking(name):
            try:
                return read()
            except (Behind, *behind):
                if name == PRIMARY:
                    raise
                turns.knows_too_little(name)
            except Error as problem:
                if name == PRIMARY and not is_away(problem):
                    raise
                turns.fails(name, problem)
    raise Away


class Turns:
    """Whom to ask next, for one read."""

    def __init__(self, first):
        self.first, self.out, self.only_primary = first, set(), False

    def next(self):
        databases, first = watching.databases(), self.first
        if databases.primary.fails and (self.only_primary or first == PRIMARY):
            # Known a second ago: nobody waits to find it out anew.
            self.out.add(PRIMARY)
        self.first = None
        if first and first not in self.out:
            return first
        if PRIMARY in self.out:
            return databases.a_standby(self.out) or databases.a_last_standby(self.out)
        return PRIMARY if self.only_primary else databases.a_standby(self.out) or PRIMARY

    def knows_too_little(self, name):
        if PRIMARY in self.out:
            self.out.add(name)
        self.only_primary = True

    def fails(self, name, problem):
        self.out.add(name)
        logger.warning("%s did not answer: %s", name, type(problem).__name__)
        # Any other error says that the question is wrong, as the primary will tell.
        if isinstance(problem, (OperationalError, InterfaceError)):
            watching.doubt(name)
        # Back to the pool, which sees whether it is of use.
        with suppress(Error):
            connections[name].close()


@contextmanager
def _asking(name):
    token = _asked.set(name)
    try:
        yield
    finally:
        _asked.reset(token)


def kept():
    """How to ask later, when this read is over, the database that it asks; or others if that fails."""
    first = _asked.get()
    # Outside a public read, as for a preview, only the primary will do.
    return lambda read: answered(read, first=first) if first else read()


def knows(instant, *, and_then=timedelta()):
    """Whether the database that is asked surely knows all that was committed by then, ``and_then``.

    A standby that may not leaves it to the primary. So False means that nobody can say.
    """
    if alias() == PRIMARY:
        return True
    databases = watching.databases()
    known = databases[alias()].known
    if known and instant <= known.at - and_then:
        return True
    if not databases.primary.is_silent:
        raise Behind
    return False


def leave_to_primary():
    """What a standby finds contradicts the request: only the primary can say that it is wrong."""
    if alias() != PRIMARY:
        raise Behind


def is_away(problem):
    """Whether the database could not be asked, whatever the question was."""
    if not isinstance(problem, (OperationalError, InterfaceError)):
        return False
    # Those of SQLite have no such code.
    code = getattr(problem.__cause__, "sqlstate", "")
    return code is None or code.startswith(OF_THE_SERVER)
