"""Answers as Django sent them, ready to be sent again."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import NamedTuple

from django.utils.http import parse_http_date_safe

from cms.delivery.conditional import is_named
from cms.delivery.moments import seconds_to_next_minute

LARGEST = 1_000_000
# The only lifetime that may be counted anew.
LIFETIME = re.compile(r"public, max-age=0, s-maxage=[0-9]+")
LIFETIMES = [("Cache-Control", f"public, max-age=0, s-maxage={n}") for n in range(60)]
# What Python needs besides for each header, and for each answer.
OF_A_HEADER, OF_AN_ANSWER = 160, 1500


@dataclass(frozen=True, slots=True)
class Answer:
    """``lifetime`` is the place of ``Cache-Control`` in the headers; ``until`` is a timestamp."""

    code: int
    status: str
    headers: list
    lifetime: int
    body: bytes
    route: str
    until: float
    etag: str
    modified: int | None

    def headers_now(self, since):
        """The headers for a request that came at ``since``."""
        headers = self.headers.copy()
        headers[self.lifetime] = LIFETIMES[seconds_to_next_minute(since)]
        return headers

    @property
    def size(self):
        told = sum(len(name) + len(value) + OF_A_HEADER for name, value in self.headers)
        return len(self.body) + told + OF_AN_ANSWER

    def is_held(self, environ):
        """Whether the client has this very answer, by its tag or else by its date."""
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None:
            return tags == self.etag or is_named(self.etag, tags)
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        if since is None or self.modified is None:
            return False
        date = parse_http_date_safe(since)
        return date is not None and self.modified <= date


@dataclass(frozen=True, slots=True)
class Kept:
    """The answer to one request, and what a client is told that has it already; or one of them."""

    whole: Answer | None = None
    unchanged: Answer | None = None

    def answer_to(self, environ, now):
        """What is kept for this client; or None."""
        known = self.whole or self.unchanged
        answer = self.unchanged if known.is_held(environ) else self.whole
        return answer if answer is not None and now < answer.until else None

    def beside(self, other):
        """This and what the ``other`` has besides."""
        return Kept(self.whole or other.whole, self.unchanged or other.unchanged)

    @property
    def size(self):
        return sum(each.size for each in (self.whole, self.unchanged) if each)


class Found(NamedTuple):
    state: str
    kept: Kept


def kept_of(response, status, headers, method):
    """What may be kept of an answer of Django's, and the state that it is of; or None."""
    mark = getattr(response, "repeatable", None)
    if mark is None or not _is_bounded(response):
        return None
    answer = answer_of(response.status_code, status, headers, response.content, mark)
    if answer.code == HTTPStatus.NOT_MODIFIED:
        return Found(mark.state, Kept(unchanged=answer))
    # Of an answer to HEAD the body was dropped.
    is_whole = answer.code == HTTPStatus.OK and method == "GET"
    return Found(mark.state, Kept(whole=answer)) if is_whole else None


def _is_bounded(response):
    """In time and size, and the same for everybody."""
    is_public = LIFETIME.fullmatch(response.get("Cache-Control", "")) and "ETag" in response
    is_plain = not response.cookies and not response.streaming
    return is_public and is_plain and len(response.content) <= LARGEST


def answer_of(code, status, headers, body, mark):
    """An answer that carries a tag and a lifetime, with its ``repeatable.Mark``."""
    told = dict(headers)
    return Answer(
        code,
        status,
        headers,
        list(told).index("Cache-Control"),
        body,
        mark.route,
        mark.until,
        told["ETag"],
        parse_http_date_safe(told.get("Last-Modified", "")),
    )
