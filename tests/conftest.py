from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cms.delivery.present import copies
from tests.kitchen import Kitchen

pytest_plugins = ["tests.chromium", "tests.quickstarted", "tests.tampering"]


@pytest.fixture(autouse=True)
def another_library():
    """Each test has a library of its own: what the process remembers is of another one."""
    copies.forget()


@pytest.fixture
def kitchen(db):
    return Kitchen()


@pytest.fixture
def clock():
    """Stands still until it is moved, ten seconds into a minute."""
    later = (timezone.now() + timedelta(hours=1)).replace(second=10, microsecond=0)
    with time_machine.travel(later, tick=False) as stopped:
        yield stopped
