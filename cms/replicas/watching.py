"""Looking after the databases: a quiet thread for each of them asks once a second how it stands.

The threads begin with the first public read of a process. Each has a connection of its own: the pool
might have none to give just when it matters, and one server that hangs must not hide another.
"""

import logging
import os
import threading
import time
from copy import deepcopy

from django.conf import settings
from django.db import Error, connections
from django.db.utils import load_backend
from django.utils import timezone

from cms.replicas import hanging
from cms.replicas.standing import PRIMARY, UNKNOWN, UNREACHABLE, Databases

PAUSE = 1
# How long the first read of a process waits for what the threads find.
FIRST_LOOK = 1
OF_THE_PRIMARY = """
SELECT (pg_current_wal_flush_lsn() - '0/0')::bigint, system_identifier FROM pg_control_system()
"""
# Without a primary to compare it with, a standby has all if it has replayed what it received.
OF_A_STANDBY = """
SELECT coalesce(pg_last_wal_replay_lsn() - '0/0', 0)::bigint, system_identifier, pg_is_in_recovery(),
    coalesce(
        pg_last_wal_receive_lsn() <= pg_last_wal_replay_lsn()
        OR now() - pg_last_xact_replay_timestamp() <= make_interval(secs => %s),
        true
    )
FROM pg_control_system()
"""
logger = logging.getLogger(__name__)
_beginning = threading.Lock()
_watched = None


class Watched:
    """The databases of this process, and the threads that look after them."""

    def __init__(self):
        self.process = os.getpid()
        self.databases = Databases(settings.STANDBYS, settings.STANDBY_MAX_LAG_SECONDS)
        watched = self.databases if self.databases.standbys else ()
        self.watches = {each.name: Watch(each, self.databases) for each in watched}

    def begin(self):
        hanging.begin()
        for watch in self.watches.values():
            threading.Thread(target=watch.run, name=watch.database.name, daemon=True).start()
        end = time.monotonic() + FIRST_LOOK
        for watch in self.watches.values():
            watch.has_looked.wait(max(0, end - time.monotonic()))


class Watch:
    def __init__(self, database, beside):
        self.database, self.beside = database, beside
        self.woken, self.has_looked = threading.Event(), threading.Event()
        self.is_lost, self.was_amiss = False, ""

    def run(self):
        connection = _own_connection(self.database.name)
        while True:
            try:
                self.look(connection)
            except Exception:
                # A thread that ends would leave its database out for ever.
                logger.exception("Looking after %s failed", self.database.name)
            self.has_looked.set()
            self.woken.wait(PAUSE)
            self.woken.clear()

    def look(self, connection):
        try:
            self._ask(connection)
            self._note(is_lost=False)
        except Error:
            self.database.fails = True
            connection.close()
            self._note(is_lost=True)
        self._tell()
        self._free_others()

    def _ask(self, connection):
        with connection.cursor() as cursor:
            if self.database.name != PRIMARY:
                cursor.execute(OF_A_STANDBY, [self.database.most_lag])
                self.database.says(*cursor.fetchone())
                return
            at, seen = timezone.now(), time.monotonic()
            cursor.execute(OF_THE_PRIMARY)
            self.database.says(*cursor.fetchone(), at=at, seen=seen)

    def _note(self, *, is_lost):
        """Where it was lost or came back, the pool begins anew: what is in it is dead, or waits."""
        if is_lost != self.is_lost:
            connections[self.database.name].close_pool()
        self.is_lost = is_lost

    def _free_others(self):
        """Its own thread cannot, where it waits itself for a server that hangs."""
        for standby in self.beside.standbys.values():
            if standby is not self.database and standby.is_silent and not standby.fails:
                standby.fails = True
                hanging.let_go(standby.name)

    def _tell(self):
        amiss = _amiss(self.database)
        if amiss not in (self.was_amiss, UNKNOWN):
            level = logging.WARNING if amiss else logging.INFO
            told = f"is left out: {amiss}" if amiss else "is well"
            logger.log(level, "%s %s", self.database.name, told)
        self.was_amiss = amiss


def _amiss(database):
    if database.name == PRIMARY:
        return UNREACHABLE if database.is_silent else ""
    return database.amiss


def _own_connection(name):
    own = deepcopy(connections[name].settings_dict)
    own["OPTIONS"].pop("pool", None)
    return load_backend(own["ENGINE"]).DatabaseWrapper(own, name)


def watched():
    """Of this process; a fork takes no threads along."""
    global _watched
    if _watched is None or _watched.process != os.getpid():
        with _beginning:
            if _watched is None or _watched.process != os.getpid():
                new = Watched()
                new.begin()
                _watched = new
    return _watched


def databases():
    return watched().databases


def doubt(name):
    """It failed: ask nobody to read from it before it has been looked at again."""
    found = watched()
    found.databases[name].fails = bool(found.watches)
    if name in found.watches:
        found.watches[name].woken.set()
