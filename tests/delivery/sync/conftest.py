import pytest

from cms.publishing import redaction


@pytest.fixture
def redacted(kitchen):
    """Removes the text of a revision for good, as two administrators do."""

    def redact(revision):
        asked = redaction.ask(revision, by=kitchen.team.ada, reason="It names a patient.")
        return redaction.confirm(asked, by=kitchen.team.abe)

    return redact
