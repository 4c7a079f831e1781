"""What Prometheus reads: requests by route, and how releases, mail and purges stand.

Whoever has the token sees it; it names no item, person or address. A label is one of few values.
"""

import hmac
import os
import time
from functools import cache

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Histogram, generate_latest
from prometheus_client.core import CollectorRegistry, GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from cms import replicas
from cms.models import Library, Notification, OutboxMessage, Release, ReleaseState
from cms.replicas.gauges import Gauges

METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PURGE"}
REQUESTS = Counter(
    "library_requests", "Requests that were answered.", ["route", "method", "status"]
)
SECONDS = Histogram(
    "library_request_seconds",
    "Time until an answer began.",
    ["route"],
    buckets=[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
)
PURGES = Counter("library_purges", "Requests to caches in front to forget.", ["outcome"])


def counted(get_response):
    """Middleware that counts requests and their time."""

    def answer(request):
        began = time.perf_counter()
        response = get_response(request)
        method = request.method if request.method in METHODS else "other"
        count(_route(request), method, response.status_code, time.perf_counter() - began)
        return response

    return answer


def count(route, method, code, seconds):
    requests, times = _meters(route, method, code)
    requests.inc()
    times.observe(seconds)


@cache
def _meters(route, method, code):
    """As few as there are labels: finding them costs more than counting."""
    return REQUESTS.labels(route, method, str(code)), SECONDS.labels(route)


def _route(request):
    """The name of the route, never the address: whoever asks chooses that."""
    match = request.resolver_match
    if match is None:
        return "none"
    return "admin" if "admin" in match.namespaces else match.view_name


class Standing:
    """How the library stands, read from the database when it is asked for."""

    def collect(self):
        for name, told, read in READINGS:
            try:
                # A public server reads public tables alone, and then tells only of those.
                with transaction.atomic():
                    value = read()
            except DatabaseError as problem:
                if replicas.is_away(problem):
                    return
                continue
            if value is not None:
                yield GaugeMetricFamily(f"library_{name}", told, value=value)


def _started():
    return Release.objects.started(Library.present())


def _last_start():
    last = _started().values_list("starts_at", flat=True).last()
    return last and last.timestamp()


READINGS = [
    ("releases", "Releases that went live.", lambda: _started().count()),
    ("last_release_timestamp_seconds", "When the last release went live.", _last_start),
    (
        "releases_held",
        "Releases that were stopped and wait for somebody.",
        lambda: Release.objects.filter(state=ReleaseState.HELD).count(),
    ),
    (
        "mails_waiting",
        "Notices to people that were not mailed yet.",
        lambda: Notification.objects.unmailed().count() if settings.MAIL_IS_SENT else None,
    ),
    (
        "purges_waiting",
        "Changes of which a cache in front was not told yet.",
        lambda: OutboxMessage.objects.waiting().count() if settings.CACHE_PURGE_URLS else None,
    ),
]


@never_cache
@require_safe
def metrics(request):
    if not settings.METRICS_TOKEN:
        raise Http404
    shown = request.headers.get("Authorization", "")
    if not hmac.compare_digest(shown.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()):
        refusal = {"status": "refused", "amiss": "token"}
        return JsonResponse(refusal, status=401, headers={"WWW-Authenticate": "Bearer"})
    text = generate_latest(_counts()) + generate_latest(_standing())
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)


def _counts():
    """Of all processes, where the server keeps them in a folder; else of this one."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry


def _standing():
    registry = CollectorRegistry()
    registry.register(Standing())
    registry.register(Gauges())
    return registry
