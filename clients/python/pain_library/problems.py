"""What the library refuses (RFC 9457)."""

import json
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any


class LibraryProblem(Exception):
    """``body`` is the problem document; ``retry_after`` in seconds, where the answer said so."""

    def __init__(self, body: dict[str, Any], status: int, retry_after: float | None = None):
        super().__init__(body["detail"])
        self.body = body
        self.status = status
        self.retry_after = retry_after

    @property
    def kind(self) -> str:
        """As in ``withdrawn`` of ``/problems/withdrawn``."""
        return str(self.body["type"]).removeprefix("/problems/")


def problem_of(status: int, headers: Message, text: bytes) -> LibraryProblem:
    return LibraryProblem(_told(status, headers, text), status, retry_after(headers))


def _told(status: int, headers: Message, text: bytes) -> dict[str, Any]:
    if headers.get_content_type() == "application/problem+json":
        body: dict[str, Any] = json.loads(text)
        return body
    # A server between may answer in words of its own.
    title = f"Status {status}"
    return {"type": "about:blank", "title": title, "status": status, "detail": title}


def retry_after(headers: Message) -> float | None:
    """``Retry-After`` in seconds, whether it was a number or a date; None without one."""
    value = str(headers.get("Retry-After", ""))
    if value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
