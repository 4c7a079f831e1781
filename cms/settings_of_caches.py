"""The settings of caches, behind the library and in front of it, and of what watches it."""

from cms import environment
from cms.mode import STATE_DIR

# What the processes count together: how often a client asks, who tries codes, what was signed with.

CACHE_URL = environment.read(
    "CACHE_URL",
    environment.redis,
    default="",
    how="Set CACHE_URL as in CACHE_URL=redis://127.0.0.1:6379/0; unset, each process counts alone.",
)
CACHES = {
    "default": {
        "BACKEND": "cms.shared_cache.SharedCache",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "library",
        # Nobody waits for it for longer: each process then goes on alone.
        "OPTIONS": {"socket_connect_timeout": 0.25, "socket_timeout": 0.25},
    }
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
# How far long acts are, told by one process to another that is asked: in files of this machine,
# where there is no cache that they share.
CACHES["progress"] = (
    CACHES["default"]
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": (STATE_DIR / "progress").resolve(),
    }
)

# What each process answers again without asking the database

ANSWER_MEGABYTES = environment.read(
    "ANSWER_MEGABYTES",
    environment.whole_number,
    default=16,
    how="Set ANSWER_MEGABYTES to how much of what was answered a process keeps; 0 keeps nothing.",
)

POSTING_MEGABYTES = environment.read(
    "POSTING_MEGABYTES",
    environment.at_least(1),
    default=24,
    how="Set POSTING_MEGABYTES to how much of what filters read a process keeps.",
)

WORD_MEGABYTES = environment.read(
    "WORD_MEGABYTES",
    environment.at_least(1),
    default=8,
    how="Set WORD_MEGABYTES to how much of what searches read a process keeps.",
)

# Caches in front, which are told what a release changed

CACHE_PURGE_URLS = environment.read(
    "CACHE_PURGE_URLS",
    environment.service_addresses,
    default=[],
    how=(
        "Set CACHE_PURGE_URLS to the caches in front, with commas, as in"
        " CACHE_PURGE_URLS=http://127.0.0.1:6081; unset, they wait for the next full minute."
    ),
)
CACHE_PURGE_TOKEN = environment.read(
    "CACHE_PURGE_TOKEN",
    environment.header_secret,
    default=environment.REQUIRED if CACHE_PURGE_URLS else "",
    how=(
        "Make one with `python3 -c 'import secrets; print(secrets.token_urlsafe(50))'`, and set it"
        " here and for the cache."
    ),
)

METRICS_TOKEN = environment.read(
    "METRICS_TOKEN",
    environment.header_secret,
    default="",
    how=(
        "Set METRICS_TOKEN to what Prometheus shows as its bearer token, of at least 50 characters;"
        " unset, there is no /metrics."
    ),
)

# The server looks by itself which mail and which purge is due.
ERRANDS = True
