"""Pages of lists, by number or as a walk that stays at one instant while others publish."""

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings

from cms import replicas
from cms.delivery.parameters import Parameter, Unfit, error, instant, refuse_if, whole
from cms.delivery.problems import NotPublic
from cms.publishing.composition import stamp

DEFAULT_SIZE = 20
MOST_ON_A_PAGE = 100
MOST_PAGES = 1_000_000
START = "start"
PLAIN_CURSOR = re.compile(
    r"(?P<at>[0-9T:.+Z-]{20,40}) (?P<offset>[0-9]{1,9}) (?P<walk>[0-9a-f]{12})"
    r"(?: (?P<after>[0-9a-f]{32}))?"
)


@dataclass(frozen=True)
class Cursor:
    """Where a walk goes on: the instant it is pinned to, and how many results it has given.

    ``after`` is the id of the last one, where the walk knows it: that is found faster.
    """

    at: datetime | None = None
    offset: int = 0
    walk: str = ""
    after: str = ""

    def __str__(self):
        plain = f"{stamp(self.at)} {self.offset} {self.walk} {self.after}".rstrip()
        return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def read_cursor(text):
    if text == START:
        return Cursor()
    try:
        plain = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (ValueError, NotBase64):
        raise Unfit("This is no cursor that the library gave.", START) from None
    found = PLAIN_CURSOR.fullmatch(plain)
    if not found:
        raise Unfit("This is no cursor that the library gave.", START)
    return Cursor(instant(found["at"]), int(found["offset"]), found["walk"], found["after"] or "")


PAGE = Parameter(
    "page",
    "The page, from 1. A page past the end is 404.",
    whole(1, MOST_PAGES),
    {"type": "integer", "minimum": 1, "default": 1},
)
PAGE_SIZE = Parameter(
    "page_size",
    f"How many results a page has, at most {MOST_ON_A_PAGE}.",
    whole(1, MOST_ON_A_PAGE),
    {"type": "integer", "minimum": 1, "maximum": MOST_ON_A_PAGE, "default": DEFAULT_SIZE},
)
CURSOR = Parameter(
    "cursor",
    "`start` begins a walk pinned to its instant, which `next` goes on with; `count` is null.",
    read_cursor,
    example=START,
)
PAGING = [PAGE, PAGE_SIZE, CURSOR]


class Told(list):
    """Results that are in memory already, to be paged like a queryset."""

    def count(self):
        return len(self)


@dataclass(frozen=True)
class Page:
    results: list
    count: int | None
    next: str | None
    previous: str | None

    @property
    def links(self):
        """The ``Link`` header (RFC 8288): the same addresses as in the body."""
        addresses = {"next": self.next, "prev": self.previous}
        return ", ".join(f'<{url}>; rel="{rel}"' for rel, url in addresses.items() if url)


def page_of(queryset, request, values, at, name_of=lambda result: ""):
    """The page of ``queryset``, which has a total order, that the request asks for."""
    return page_by(
        queryset.count,
        lambda start, stop, after: list(queryset[start:stop]),
        request,
        values,
        at,
        name_of,
    )


def page_by(count_all, read, request, values, at, name_of=lambda result: ""):
    """The same of whatever can be counted, and read from one place to another.

    ``read`` is also told after which item, if the walk knows it: what ``name_of`` said of the last.
    """
    size = values.get("page_size", DEFAULT_SIZE)
    if "cursor" in values:
        return _walked(read, request, values, size, at, name_of)
    count, number = count_all(), values.get("page", 1)
    start = (number - 1) * size
    if number > 1 and start >= count:
        raise NotPublic("This page is past the end.")
    return Page(
        results=read(start, start + size, ""),
        count=count,
        next=address(request, page=number + 1) if start + size < count else None,
        previous=address(request, page=number - 1) if number > 1 else None,
    )


def _walked(read, request, values, size, at, name_of):
    cursor, walk = values["cursor"], _walk(request)
    if "page" in values:
        refuse_if([error("page", Unfit("A walk by cursor has no page numbers."))])
    if cursor.walk not in ("", walk):
        refuse_if([error("cursor", Unfit("This cursor belongs to another request.", START))])
    if cursor.at not in (None, at):
        # A copy of the database that lacks the change to which the walk is pinned.
        replicas.leave_to_primary()
    found = read(cursor.offset, cursor.offset + size + 1, cursor.after)
    page, is_more = found[:size], len(found) > size
    onward = Cursor(at, cursor.offset + size, walk, name_of(page[-1])) if is_more else None
    return Page(page, None, address(request, cursor=onward) if onward else None, None)


def _walk(request):
    """What every page of a walk has in common."""
    asked = sorted((name, texts) for name, texts in request.GET.lists() if name != "cursor")
    return hashlib.sha256(repr([request.path, asked]).encode()).hexdigest()[:12]


def address(request, *, without=(), **changed):
    """The address of the same request, but for these parameters, whatever their order was."""
    query = request.GET.copy()
    for name in without:
        query.pop(name, None)
    for name, value in changed.items():
        query[name] = str(value)
    pairs = sorted((name, text) for name, texts in query.lists() for text in texts)
    return f"{settings.PUBLIC_URL}{request.path}?{urlencode(pairs, safe=',:')}"
