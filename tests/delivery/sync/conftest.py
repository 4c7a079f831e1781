from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cms.editorial import redaction


@pytest.fixture
def clock():
    """Stands still until it is moved, ten seconds into a minute."""
    later = (timezone.now() + timedelta(hours=1)).replace(second=10, microsecond=0)
    with time_machine.travel(later, tick=False) as stopped:
        yield stopped


@pytest.fixture
def redacted(kitchen):
    """Removes the text of a revision for good, as two administrators do."""

    def redact(revision):
        asked = redaction.ask(revision, by=kitchen.team.ada, reason="It names a patient.")
        return redaction.confirm(asked, by=kitchen.team.abe)

    return redact
