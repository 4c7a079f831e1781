"""How much of its file SQLite holds in memory."""

from contextlib import contextmanager

from django.db import connection

# Two megabytes are what it takes by itself.
KILOBYTES, BY_ITSELF = 32_000, 2_000


@contextmanager
def room_to_write():
    """Hold more of the file while much is written at many places: each page is written fewer times."""
    _hold(KILOBYTES)
    try:
        yield
    finally:
        _hold(BY_ITSELF)


def _hold(kilobytes):
    """Django itself would ask nothing of a transaction that failed, and hide why it did."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.execute(f"PRAGMA cache_size = -{kilobytes}")
