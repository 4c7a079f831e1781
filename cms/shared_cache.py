"""What all processes count and remember together, in Redis."""

import logging

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class SharedCache(RedisCache):
    """While Redis cannot be reached, each process goes on with a cache of its own."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self.own = LocMemCache("while-redis-is-away", {})


def _or_own(name):
    shared, own = getattr(RedisCache, name), getattr(LocMemCache, name)

    def operation(self, *args, **kwargs):
        try:
            return shared(self, *args, **kwargs)
        except RedisError as problem:
            logger.warning("Redis is away: %s", type(problem).__name__)
            return own(self.own, *args, **kwargs)

    return operation


for _name in [
    *["add", "get", "set", "touch", "delete", "has_key", "incr"],
    *["get_many", "set_many", "delete_many", "clear"],
]:
    setattr(SharedCache, _name, _or_own(_name))
