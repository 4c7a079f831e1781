"""What the owner of a database can do to it past the doors and past the triggers."""

import pytest
from django.db import connection

from cms.models.guards import GUARDS


def forge(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def unguarded(db):
    """The triggers are gone until the end of the test."""
    for guard in GUARDS:
        for name in guard.names_on(connection.vendor):
            forge(
                f"DROP TRIGGER {name}{'' if connection.vendor == 'sqlite' else f' ON {guard.table}'}"
            )
