"""Reading one library over HTTP, with nothing but the standard library."""

import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from email.message import Message
from http import HTTPStatus
from typing import IO, Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pain_library.answers import Answers, KeptAnswer, RecentAnswers
from pain_library.problems import problem_of, retry_after
from pain_library.routes import Routes

BELOW = "/api/v1/"
MOST_ON_A_PAGE = 100
PASSING = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
IN_PATH = re.compile(r"\{(\w+)\}")


class Response(NamedTuple):
    status: int
    headers: Message
    body: bytes


class Library(Routes):
    """The public API of one library: ``Library("https://library.example")``.

    ``preview`` is a token that shows drafts; what it shows is never kept. ``answers`` are kept to be
    asked for again by their ``ETag``. Where the library says to wait, it is asked again up to
    ``retries`` times, unless that takes more than ``patience`` seconds.
    """

    def __init__(
        self,
        address: str,
        *,
        preview: str | None = None,
        answers: Answers | None = None,
        retries: int = 2,
        patience: float = 60,
        timeout: float = 30,
    ):
        if urlsplit(address).scheme not in ("http", "https"):
            raise ValueError(f"This is no address of a library: {address}")
        self.address = address.rstrip("/")
        self.preview = preview
        self.answers = RecentAnswers() if answers is None else answers
        self.retries = retries
        self.patience = patience
        self.timeout = timeout
        self._opener = build_opener(_AtTheSamePlace())

    def previewed(self, token: str) -> "Library":
        """The same library with the drafts that a token shows."""
        return Library(
            self.address,
            preview=token,
            retries=self.retries,
            patience=self.patience,
            timeout=self.timeout,
        )

    def answer(self, route: str, ask: Mapping[str, Any]) -> Any:
        return self._json(self._address_of(route, ask))

    def pages(self, route: str, **ask: Any) -> Iterator[dict[str, Any]]:
        """The pages of a list, one after the other."""
        start = self._address_of(route, ask)
        address: str | None = start
        while address:
            page = self._json(address)
            yield page
            address = page["next"] and _onward(start, page["next"])

    def walked(self, route: str, ask: Mapping[str, Any]) -> Iterator[Any]:
        """Every result of a list, as of one instant, however long it takes and whoever publishes."""
        for page in self.pages(route, **{"page_size": MOST_ON_A_PAGE, "cursor": "start", **ask}):
            yield from page["results"]

    def changes(self, **ask: Any) -> Iterator[dict[str, Any]]:
        """What changed since a cursor, page by page; the last ``next`` is for another day."""
        start = self._address_of("changes/", ask)
        address, more = start, True
        while more:
            page = self._json(address, is_kept=False)
            yield page
            address, more = _onward(start, page["next"]), page["more"]

    def response(self, route: str, *, accept: str = "application/json", **ask: Any) -> Response:
        """The answer as it came, for what is not JSON, or where its headers are wanted."""
        response = self._fetched(self._address_of(route, ask), {"Accept": accept})
        if response.status != HTTPStatus.OK:
            raise problem_of(*response)
        return response

    def _address_of(self, route: str, ask: Mapping[str, Any]) -> str:
        in_path = set(IN_PATH.findall(route))
        path = IN_PATH.sub(lambda found: quote(str(ask[found[1]]), safe=""), route)
        query = [
            f"{name}={quote(text, safe=',:')}"
            for name, value in ask.items()
            if name not in in_path
            for text in _spoken(value)
        ]
        return f"{self.address}{BELOW}{path}{'?' if query else ''}{'&'.join(query)}"

    def _json(self, address: str, *, is_kept: bool = True) -> Any:
        answers = self.answers if is_kept and self.preview is None else None
        kept = None if answers is None else answers.get(address)
        known = {"If-None-Match": kept.etag} if kept else {}
        response = self._fetched(address, {"Accept": "application/json", **known})
        if kept and response.status == HTTPStatus.NOT_MODIFIED:
            return json.loads(kept.body)
        if response.status != HTTPStatus.OK:
            raise problem_of(*response)
        if answers is not None and response.headers["ETag"]:
            answers.set(address, KeptAnswer(response.headers["ETag"], response.body))
        return json.loads(response.body)

    def _fetched(self, address: str, headers: Mapping[str, str]) -> Response:
        token = {} if self.preview is None else {"Authorization": f"Preview {self.preview}"}
        request = Request(address, headers={**headers, **token})  # noqa: S310 - looked at above
        tried = 0
        while True:
            response = self._asked(request)
            wait = retry_after(response.headers) if response.status in PASSING else None
            if wait is None or wait > self.patience or tried >= self.retries:
                return response
            time.sleep(wait)
            tried += 1

    def _asked(self, request: Request) -> Response:
        try:
            with self._opener.open(request, timeout=self.timeout) as answer:
                return Response(answer.status, answer.headers, answer.read())
        except HTTPError as refused:
            with refused:
                return Response(refused.code, refused.headers, refused.read())


class _AtTheSamePlace(HTTPRedirectHandler):
    """Follows to other slugs, and never to another server: a token must go nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _spoken(value: Any) -> list[str]:
    """One parameter: commas mean any, repetition means all; what is empty is not sent."""
    if value is None or value == "":
        return []
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [_text(value)]
    if any(isinstance(each, Sequence) and not isinstance(each, str) for each in value):
        return [text for each in value for text in _spoken(each)]
    return [",".join(map(_text, value))] if value else []


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _onward(start: str, following: str) -> str:
    """Only the query is taken: the library may be reached at another address than its own."""
    return f"{start.partition('?')[0]}?{urlsplit(following).query}"
