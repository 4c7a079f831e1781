"""What the programs beside the product have in common: their own database, and nothing else."""

import os

import environ

SECRET_KEY = "of-use-to-nobody"
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["benchmarks.beside.stored"]
# One connection that stays open: nothing is cheaper for a process of one thread.
DATABASES = {"default": environ.Env.db_url_config(os.environ["DATABASE_URL"])}
DATABASES["default"]["CONN_MAX_AGE"] = None
