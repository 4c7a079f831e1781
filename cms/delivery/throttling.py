"""How often one client may ask: a number per minute, counted in the cache."""

import time

from django.conf import settings
from django.core.cache import cache
from rest_framework.throttling import BaseThrottle

WINDOW_SECONDS = 60
POLICY = "client"
# In the environment of a request that was let pass. No header of a client can have such a name.
COUNTED = "library.counted"


class ClientThrottle(BaseThrottle):
    """Refuses with 429 what goes beyond ``API_REQUESTS_PER_MINUTE``; 0 means no limit.

    How much a client has left is told only when nothing is: an answer that shared caches keep must
    not speak of one client.
    """

    def allow_request(self, request, view):
        limit = settings.API_REQUESTS_PER_MINUTE
        is_counted = COUNTED in request.META
        return not limit or is_counted or _counted(self.get_ident(request)) <= limit

    def wait(self):
        return WINDOW_SECONDS - int(time.time()) % WINDOW_SECONDS


def lets_pass(environ):
    """The same before Django sees the request: whoever is refused is to ask Django, which tells it."""
    limit = settings.API_REQUESTS_PER_MINUTE
    if limit and _counted(_THROTTLE.get_ident(_Asked(environ))) > limit:
        return False
    environ[COUNTED] = True
    return True


class _Asked:
    """As much of a request as it takes to tell who asks."""

    def __init__(self, environ):
        self.META = environ
        self.headers = {"x-forwarded-for": environ.get("HTTP_X_FORWARDED_FOR")}


_THROTTLE = ClientThrottle()


def _counted(client):
    key = f"throttle-{client}-{int(time.time()) // WINDOW_SECONDS}"
    try:
        return cache.incr(key)
    except ValueError:
        # The first of this minute; or of several at once.
        if cache.add(key, 1, WINDOW_SECONDS * 2):
            return 1
    try:
        return cache.incr(key)
    except ValueError:
        # The cache lost it just now: it was full, or began anew.
        return 1


def policy_header():
    limit = settings.API_REQUESTS_PER_MINUTE
    return {"RateLimit-Policy": f'"{POLICY}";q={limit};w={WINDOW_SECONDS}'} if limit else {}


def exhausted_header(wait):
    return f'"{POLICY}";r=0;t={wait}'
