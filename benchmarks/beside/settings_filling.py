"""The product with its library, and beside it the database that is filled from it."""

import os

import environ

from cms.settings import *  # noqa: F403

DATABASES["beside"] = environ.Env.db_url_config(os.environ["BESIDE_URL"])  # noqa: F405
INSTALLED_APPS += ["benchmarks.beside.stored", "benchmarks.beside.rival"]  # noqa: F405
