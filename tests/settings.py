"""The library's own settings in development mode, with the sample app beside the medicine."""

import os

os.environ["LIBRARY_MODE"] = "development"
FOREIGN = ["SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL", "SITE_NAME", "RULE_LEVELS", "TIME_ZONE"]
FOREIGN += ["REQUIRE_SECOND_FACTOR", "OIDC_SERVER_URL", "EMAIL_URL", "MAIL_FROM"]
FOREIGN += ["DATABASE_STANDBY_URLS", "STANDBY_MAX_LAG_SECONDS"]
FOREIGN += ["CACHE_URL", "CACHE_PURGE_URLS", "CACHE_PURGE_TOKEN", "METRICS_TOKEN"]
for name in FOREIGN:
    os.environ.pop(name, None)

from cms.settings import *  # noqa: E402, F403 - the environment comes first
from cms.settings import INSTALLED_APPS  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.sampleapp"]

# Hashing slowly on purpose would be most of what the tests do.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Static files come from where they lie: nothing is collected before a test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# Tests ask as fast as they can; those of the limit set it.
API_REQUESTS_PER_MINUTE = 0

# How far a release is, is told within one process here.
CACHES["progress"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405

# A thread would write beside the tests; those of mail and purges send them themselves.
ERRANDS = False
