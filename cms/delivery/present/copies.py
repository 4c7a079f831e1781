"""The live copy as one request sees it, and whether it is of the present."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connections, router
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.delivery.present import asking
from cms.models import Generation
from cms.publishing.instants import minute_after
from cms.publishing.live import form

# Whether anything began or ended since the copy was made: then it is of the past.
CURRENT = """
SELECT g.number, g.token, g.at, g.state, g.redactions, l.last_start, NOT (
  g.redactions <> l.redactions
  OR EXISTS (SELECT 1 FROM cms_release r WHERE r.state = 'sent'
    AND r.starts_at > COALESCE(g.at, %(never)s) AND r.starts_at <= n.instant)
  OR EXISTS (SELECT 1 FROM cms_notice o LEFT JOIN cms_noticeend e ON e.notice_id = o.id WHERE
    (o.starts_at > g.at AND o.starts_at <= n.instant)
    OR (o.ends_at > g.at AND o.ends_at <= n.instant)
    OR (e.at > g.at AND e.at <= n.instant)))
FROM cms_generation g, cms_library l,
  (SELECT CASE WHEN last_start > %(clock)s THEN last_start ELSE %(clock)s END AS instant
   FROM cms_library WHERE id = 1) n
WHERE g.id = 1 AND l.id = 1 AND g.form = %(form)s
"""
NAME = "SELECT number, token FROM cms_generation WHERE id = 1 AND form = %s"
TRAIL = "SELECT trail FROM cms_generation WHERE id = 1"
# For so long a process takes it for granted that nothing began; not beyond the minute.
SECONDS = 0.5
BEFORE_ANYTHING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Copy:
    """``at`` is the latest public change that is in it, None before the first."""

    alias: str
    number: int
    token: str
    at: datetime | None
    state: str
    redactions: int
    now: datetime

    def rows(self, sql, parameters=()):
        return asking.rows(self.alias, sql, parameters)

    def among(self, column, values):
        return asking.among(self.alias, column, values)

    @property
    def is_unchanged(self):
        """Whether all that was read of it since is of one state."""
        return self.rows(NAME, [form()]) == [self.name]

    @property
    def name(self):
        return (self.number, self.token)

    def follows(self, number, token):
        """Whether this came of that one, change by change, not long ago."""
        ((trail,),) = self.rows(TRAIL)
        return f"{number}:{token}" in trail.split()


class Changed(Exception):
    """The copy is another one than when the answer began."""


class Look(NamedTuple):
    """A copy that was of the present, and for how long nobody asks again; in timestamps."""

    copy: Copy
    begins: float
    ends: float


_looks = {}


def remembered():
    """The copy as this process saw it last: for an answer that asks afterwards if it ``is_unchanged``.

    What is released changes it and so is seen at once. What begins by itself, a schedule or the end
    of a notice, begins on a full minute, beyond which nothing is remembered.
    """
    alias, now = router.db_for_read(Generation), time.time()
    look = _looks.get(alias)
    if look and look.begins <= now < look.ends:
        return look.copy
    copy = current()
    if copy:
        _looks[alias] = Look(copy, now, min(now + SECONDS, minute_after(now)))
    return copy


def forget():
    """Ask again the next time."""
    _looks.clear()


def current():
    """The copy, if it is of the present; or None."""
    alias = router.db_for_read(Generation)
    clock = timezone.now()
    instant = connections[alias].ops.adapt_datetimefield_value
    asked = {"clock": instant(clock), "never": instant(BEFORE_ANYTHING), "form": form()}
    found = asking.rows(alias, CURRENT, asked)
    if not found or not found[0][-1]:
        return None
    number, token, at, state, redactions, last_start, _ = found[0]
    now = max(clock, _instant(last_start)) if last_start else clock
    return Copy(alias, number, token, _instant(at), state, redactions, now)


def _instant(value):
    """SQLite gives instants as text, in UTC."""
    if isinstance(value, str):
        value = parse_datetime(value)
    return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value
