"""What the library had done by an instant, in a few values: another history leaves another mark."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from cms.delivery import shelf
from cms.delivery.moments import BEFORE_ANYTHING
from cms.delivery.problems import NotYetHere, Resync
from cms.delivery.sync import effects

# How far a copy of the database may be behind without being taken for another history.
LAG = timedelta(minutes=1)
SHORTENED = slice(len("sha256:"), len("sha256:") + 16)


@dataclass(frozen=True)
class Mark:
    """``chain`` is the hash of all releases by ``at``; the notices are counted.

    ``redacted`` is the latest redaction that showed: it empties the past, whatever ``at`` is.
    """

    at: datetime
    releases: int
    chain: str
    notices: int
    noticed: datetime | None
    redacted: datetime | None

    @classmethod
    def asked(cls, instant):
        """For a client that names an instant: it is believed, and nothing is compared."""
        return cls(instant, 0, "", 0, None, instant)

    @property
    def is_recent(self):
        newest = max(self.at, self.redacted or self.at)
        return newest > timezone.now() - LAG

    def require(self):
        """Nothing, if this is what the database says of that instant; or the problem that it is."""
        here = mark_of(self.at, self.redacted or BEFORE_ANYTHING) if self.chain else self
        if here == self:
            return
        is_behind = here.releases < self.releases or here.notices < self.notices
        raise unknown(self, is_behind=is_behind or here.redacted != self.redacted)


def unknown(mark, *, is_behind=True):
    """The problem that a mark is not of this history: it may come, or it never will."""
    return NotYetHere() if is_behind and mark.is_recent else Resync()


def mark_of(at, redacted_by=None):
    """The mark of an instant, with redactions by another one, or all."""
    releases, chain = shelf.chain_head(at)
    notices, noticed = effects.notices_by(at)
    redacted = effects.last_redaction(at, redacted_by)
    return Mark(at, releases, chain[SHORTENED], notices, noticed, redacted)
