"""Purging: the caches in front forget at once what changed, by the keys that the answers carry.

Readers never depend on it: no answer outlives the full minute. Nothing is purged for a schedule,
which starts on a full minute.
"""

import http.client
import logging
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from cms.delivery import metrics
from cms.delivery.conditional import LISTS, TOO_MANY_TO_NAME
from cms.models import OutboxMessage, PurgeRun
from cms.models.run import LONGEST_PAUSE

LEASE = timedelta(minutes=1)
# A request that read the old state may still be on its way into the cache: what was written less
# than this before a purge is purged once more. A standby may give the old state for longer.
SETTLING = timedelta(seconds=2)
# Meanwhile, as often: each process looks every half second what is public (``front``).
SECONDS_BETWEEN = 1
SECONDS_TO_ANSWER = 2
MOST_MESSAGES = 1000
MOST_KEYS = 500
KEYS_AT_ONCE = 50
EVERYTHING = "*"
logger = logging.getLogger(__name__)


def send_due(now=None):
    """Purge what changed. Returns of how many changes; None where somebody else is at it."""
    now = now or timezone.now()
    run = PurgeRun.take(LEASE, now)
    if run is None:
        return None
    try:
        waiting = list(OutboxMessage.objects.waiting()[:MOST_MESSAGES])
        keys = keys_of(waiting)
        if not keys or _reach_all(keys):
            settled = [each.pk for each in waiting if each.created_at < now - _settling()]
            OutboxMessage.objects.filter(pk__in=settled).update(delivered_at=now)
        return len(waiting)
    finally:
        run.let_go()


def _settling():
    lag = settings.STANDBY_MAX_LAG_SECONDS if settings.STANDBYS else 0
    return SETTLING + timedelta(seconds=lag)


def is_due(now=None):
    """Whether there may be something to purge, asked with little cost."""
    if not settings.CACHE_PURGE_URLS or not OutboxMessage.objects.waiting().exists():
        return False
    run = PurgeRun.of_last_time()
    if run is None or not run.failures:
        return True
    return (now or timezone.now()) >= run.looked_at + timedelta(seconds=_backoff(run))


def pause():
    """Seconds until it is worth while to look again, if nobody acts before."""
    if not settings.CACHE_PURGE_URLS or not OutboxMessage.objects.waiting().exists():
        return LONGEST_PAUSE
    run = PurgeRun.of_last_time()
    return _backoff(run) if run and run.failures else SECONDS_BETWEEN


def _backoff(run):
    return min(LONGEST_PAUSE, 2 ** min(run.failures, 10))


def troubles():
    """Sentences for administrators: caches that cannot be emptied."""
    run = PurgeRun.of_last_time()
    if settings.CACHE_PURGE_URLS and run and run.failing_since:
        since = timezone.localtime(run.failing_since).strftime("%Y-%m-%d %H:%M")
        yield (
            f"Caches have not been emptied since {since}: {run.failure} Until it is mended, readers"
            " get what changes with the next full minute."
        )


def keys_of(messages):
    """The keys of all answers that these changes can be seen in."""
    told = [each.payload for each in messages if not _is_for_later(each)]
    keys = {key for each in told for key in (*each["items"], *each["linked"])}
    if len(keys) > MOST_KEYS or len(messages) == MOST_MESSAGES:
        return [EVERYTHING]
    return [LISTS, TOO_MANY_TO_NAME, *sorted(keys)] if told else []


def _is_for_later(message):
    starts_at = message.payload.get("starts_at")
    return starts_at is not None and datetime.fromisoformat(starts_at) > message.created_at


def _reach_all(keys):
    """Whether all caches were emptied; one that fails keeps none of the others waiting."""
    failures = [failure for url in settings.CACHE_PURGE_URLS if (failure := purge(url, keys))]
    if failures:
        logger.warning("Not purged: %s", " ".join(failures))
        PurgeRun.failed(" ".join(failures)[:300], timezone.now())
    else:
        PurgeRun.succeeded()
    return not failures


def purge(url, keys):
    """Let the cache at ``url`` forget what carries one of the keys. Returns why it did not, or ""."""
    address = urlsplit(url)
    kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
    connection = kinds[address.scheme](address.netloc, timeout=SECONDS_TO_ANSWER)
    try:
        for start in range(0, len(keys), KEYS_AT_ONCE):
            status = _ask(connection, address.path or "/", keys[start : start + KEYS_AT_ONCE])
            if status >= 300:
                metrics.PURGES.labels("refused").inc()
                return f"{address.netloc} answers {status}."
    except (OSError, http.client.HTTPException) as problem:
        metrics.PURGES.labels("unreachable").inc()
        return f"{address.netloc} cannot be reached ({type(problem).__name__})."
    finally:
        connection.close()
    metrics.PURGES.labels("done").inc()
    return ""


def _ask(connection, path, keys):
    headers = {
        "Surrogate-Key": " ".join(keys),
        "Authorization": f"Bearer {settings.CACHE_PURGE_TOKEN}",
    }
    connection.request("PURGE", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status
