"""Django without any middleware."""

from benchmarks.beside.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "benchmarks.beside.stored.urls"
