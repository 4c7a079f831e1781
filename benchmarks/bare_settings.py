"""The library's own settings, middleware and all, with the yardstick's views."""

from cms.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare"
