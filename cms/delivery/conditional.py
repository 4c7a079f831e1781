"""Caching: one ETag per state of the library and request, and the headers that caches obey.

The ETag is made of what led to the state (the latest start and notices), the request in canonical
form and the code. So a client that has the answer is told so before any content is read; and
nothing in it comes from a draft or a schedule.
"""

import hashlib
from datetime import timedelta
from functools import cache
from http import HTTPStatus
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from cms.delivery.moments import seconds_to_next_minute
from cms.models import content_types

UNTOLD = timedelta(seconds=2)
CACHEABLE = {200, 301, 304, 400, 404, 410}
MOST_KEYS = 64
TOO_MANY_TO_NAME = "many"
# Of answers that depend on what there is, whatever they show.
LISTS = "lists"


@cache
def code_version():
    """A hash of all code that shapes an answer: new code gives new ETags."""
    labels = {"cms", *(model._meta.app_label for model in content_types().values())}
    folders = [Path(apps.get_app_config(label).path) for label in sorted(labels)]
    sources = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return _hash(path.read_bytes() for path in sources)


def _hash(pieces):
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(hashlib.sha256(piece).digest())
    return digest.hexdigest()[:32]


def etag(request, moment, representation):
    asked = sorted((name, text) for name, texts in request.GET.lists() for text in texts)
    of_request = [request.path, repr(asked), representation.name]
    made_of = [code_version(), settings.PUBLIC_URL, moment.state, *of_request]
    return f'"{_hash(piece.encode() for piece in made_of)}"'


def is_asked(request):
    """Whether the client holds an answer, and asks for another one."""
    return "If-None-Match" in request.headers or "If-Modified-Since" in request.headers


def has_it(request, tag):
    """Whether the client holds this very answer: only an answer ever carried the tag."""
    return is_named(tag, request.headers.get("If-None-Match", ""))


def is_named(tag, text):
    """Whether a header ``If-None-Match`` names the tag."""
    return tag in [each.removeprefix("W/") for each in parse_etags(text)]


def is_unchanged(request, moment):
    """Whether nothing changed since the client's answer, by its date; a tag would go before."""
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    is_asked = since is not None and "If-None-Match" not in request.headers
    return is_asked and _is_told(moment) and int(moment.at.timestamp()) <= since


def _is_told(moment):
    """Last-Modified counts seconds: it is told only once no other change can have the same."""
    return moment.is_dated and moment.at < timezone.now() - UNTOLD


def validators(tag, moment):
    """Headers by which the client can ask again, for an answer that will stay as it is."""
    modified = {"Last-Modified": http_date(moment.at.timestamp())} if _is_told(moment) else {}
    return {"ETag": tag} | modified


def set_lifetime(response, *, since, is_settled):
    """Shared caches keep an answer until the next full minute, when a schedule may start.

    What says nothing of the items on it goes with anything that changes.
    """
    if response.status_code in CACHEABLE and is_settled:
        seconds = seconds_to_next_minute(since.timestamp())
        patch_cache_control(response, public=True, max_age=0, s_maxage=seconds)
        # A 304 leaves a cache the keys of what it holds.
        if response.status_code != HTTPStatus.NOT_MODIFIED:
            response.setdefault("Surrogate-Key", LISTS)
    else:
        response["Cache-Control"] = "no-store"


def surrogate_keys(shown, *, always=()):
    """What a release purges by: the items that are ``shown``, and what the whole answer depends on.

    Their ids may repeat; of very many no more is read than tells that they are too many to name.
    """
    items = {}
    for each in shown:
        items[each] = None
        if len(items) > MOST_KEYS:
            items = [TOO_MANY_TO_NAME]
            break
    return " ".join([*always, *items])


def shown_in(value):
    """The ids of all items that a JSON value shows, in its order."""
    if isinstance(value, list):
        for each in value:
            yield from shown_in(each)
    elif isinstance(value, dict):
        if "id" in value and "type" in value:
            yield value["id"]
        for each in value.values():
            yield from shown_in(each)
