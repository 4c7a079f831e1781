import pytest
from django.db import transaction
from django.test import Client

from cms.management.commands.quickstart import Command
from tests.acceptance import reading


@pytest.fixture(scope="package")
def quickstarted(django_db_setup, django_db_blocker):
    """The library as quickstart fills it, once, in a transaction that no other test sees."""
    with django_db_blocker.unblock(), transaction.atomic():
        quickstart = Command()
        quickstart.verbosity = 0
        quickstart.fill()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def documents(quickstarted):
    """``{type: {slug: document}}`` of all that readers get before any test changes it."""
    return reading.documents(Client())


# For every test: those with a database run first, so the package is run through in one go.
@pytest.fixture(autouse=True)
def library(quickstarted, db):
    """The quickstarted library; what a test does to it is undone."""
