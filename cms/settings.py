"""The settings of the library, from environment variables, top to bottom."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from cms import environment
from cms.mode import PRODUCTION, REPOSITORY, STATE_DIR
from cms.settings_of_caches import *  # noqa: F403 - Django reads them here by name
from cms.settings_of_people import *  # noqa: F403 - Django reads them here by name

# How it runs

DEBUG = (
    environment.read(
        "DEBUG",
        environment.yes_or_no,
        default=False,
        how="Set DEBUG=yes to see tracebacks in the browser; only development mode obeys.",
    )
    and not PRODUCTION
)

SECRET_KEY = environment.read(
    "SECRET_KEY",
    environment.secret,
    default=environment.REQUIRED if PRODUCTION else "known-to-everybody-" * 3,
    how=(
        "Make one with `python3 -c 'import secrets; print(secrets.token_urlsafe(50))'`, set it in"
        " SECRET_KEY and keep it; or set LIBRARY_MODE=development to try the library out."
    ),
)

ALLOWED_HOSTS = environment.read(
    "ALLOWED_HOSTS",
    environment.listed,
    default=environment.REQUIRED if PRODUCTION else [".localhost", "127.0.0.1", "[::1]"],
    how="Set ALLOWED_HOSTS to the host names it answers to, as in ALLOWED_HOSTS=library.example.",
)

# Links are made from this, never from the Host header, which whoever asks can choose.
PUBLIC_URL = environment.read(
    "PUBLIC_URL",
    environment.web_address("https") if PRODUCTION else environment.web_address("https", "http"),
    default=environment.REQUIRED if PRODUCTION else "http://127.0.0.1:8000",
    how="Set PUBLIC_URL to where readers find it, as in PUBLIC_URL=https://library.example.",
)

SITE_NAME = environment.read("SITE_NAME", default="Pain Library", how="Set SITE_NAME to a title.")

# The parts. cms comes first: its commands and templates go before Django's of the same name.

INSTALLED_APPS = [
    "cms",
    "painlibrary",
    "cms.admin_app.LibraryAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    # For what it knows of second factors and of OpenID Connect. None of its pages is served.
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "cms.admin.loop.keep_going",
    "cms.delivery.metrics.counted",
    "cms.delivery.heads.without_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.content_policy.OrderedPolicy",
    "cms.delivery.cross_origin.open_for_reading",
    "cms.delivery.cookies.only_for_the_admin",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.admin.people.time_zones.own_for_the_admin",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Data

DATABASES = {
    "default": environment.read(
        "DATABASE_URL",
        environment.database,
        default={
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": STATE_DIR / "library.sqlite3",
        },
        how=(
            "Set DATABASE_URL=postgresql://user:password@host:5432/name or sqlite:////path/to/file;"
            " unset, it is a file in STATE_DIR."
        ),
    )
}
STANDBYS = environment.read(
    "DATABASE_STANDBY_URLS",
    environment.standbys(DATABASES["default"]),
    default={},
    how=(
        "Set DATABASE_STANDBY_URLS to servers that follow that of DATABASE_URL, with commas; unset,"
        " readers are answered from the primary."
    ),
)
STANDBY_MAX_LAG_SECONDS = environment.read(
    "STANDBY_MAX_LAG_SECONDS",
    environment.at_least(3),
    default=10,
    how="Set STANDBY_MAX_LAG_SECONDS to how far behind a standby may be that readers are answered from.",
)
PREPARED_STATEMENTS = environment.read(
    "PREPARED_STATEMENTS",
    environment.yes_or_no,
    default=True,
    how=(
        "Set PREPARED_STATEMENTS=no where connections come from a pooler that knows none, as"
        " pgbouncer before 1.21 in transaction mode."
    ),
)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # SQLite makes its file and not the folder.
    environment.make_folder(
        Path(DATABASES["default"]["NAME"]).parent,
        how="Set STATE_DIR, or DATABASE_URL, to a place that can be written.",
    )
    DATABASES["default"]["OPTIONS"] = {
        # Readers go on while somebody writes. REPLACE asks the triggers before it deletes.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;"
        ),
        # Take the write lock at once: a reader that turns writer half-way is refused, not queued.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    } | DATABASES["default"].get("OPTIONS", {})
    # Opening the file and setting it up costs more than most answers.
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES |= STANDBYS
    DATABASE_ROUTERS = ["cms.replicas.routing.ToStandbys"] if STANDBYS else []
    for database in DATABASES.values():
        # The pool keeps the connections; Django must give each one back after its request.
        database["CONN_MAX_AGE"] = 0
        # Nobody waits long for a server that is away: another one may answer, or an error page.
        database["OPTIONS"] = {
            "pool": {"min_size": 2, "max_size": 10, "timeout": 3},
            "connect_timeout": 3,
            "tcp_user_timeout": 5000,
            # Not the ORM's statements, which have their values in them: those that ask for it.
            "prepare_threshold": 5 if PREPARED_STATEMENTS else None,
        } | database.get("OPTIONS", {})

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FIXTURE_DIRS = [REPOSITORY / "fixtures"]
SEARCH_SYNONYMS = REPOSITORY / "fixtures" / "search_synonyms.json"

# Fixtures are JSON. The other formats would be three more parsers that nobody reviews.
SERIALIZATION_MODULES = dict.fromkeys(["xml", "yaml", "jsonl"], "cms.refused_format")

# A procedure with all its parts is one form of more than Django's thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

IMPORT_MEGABYTES = environment.read(
    "IMPORT_MEGABYTES",
    environment.whole_number,
    default=10,
    how="Set IMPORT_MEGABYTES to how large a file may be whose rows are brought in.",
)

# Editorial rules

REVIEW_VALID_MONTHS = environment.read(
    "REVIEW_VALID_MONTHS",
    environment.whole_number,
    default=36,
    how="Set REVIEW_VALID_MONTHS to the months after which a text is due for review.",
)
RULE_LEVELS = environment.read(
    "RULE_LEVELS",
    environment.table,
    default={},
    how='Set RULE_LEVELS to rules and their levels, as in RULE_LEVELS=\'{"rule": "warning"}\'.',
)

# Time and language

USE_TZ = True
TIME_ZONE = environment.read(
    "TIME_ZONE",
    environment.time_zone,
    default="UTC",
    how="Set TIME_ZONE to the editors' own, as in TIME_ZONE=Europe/Zurich.",
)
LANGUAGE_CODE = "en-us"

# Security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "cms.admin.expired.form_expired"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_SSL_HOST = urlsplit(PUBLIC_URL).netloc
# Whoever watches the machine asks it directly, without TLS and by its address.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SILENCED_SYSTEM_CHECKS = [
    # SQLite keeps the same index without the column that PostgreSQL reads along with it.
    "models.W040",
    # HSTS preloading: anybody could then have the domain preloaded, which takes months to undo.
    "security.W021",
]

# A client could send this header itself, so it counts only behind a proxy that always sets it.
if PROXY_SCHEME_HEADER := environment.read(
    "PROXY_SCHEME_HEADER",
    default="",
    how="Set PROXY_SCHEME_HEADER to the header in which the proxy says https.",
):
    SECURE_PROXY_SSL_HEADER = (f"HTTP_{PROXY_SCHEME_HEADER.upper().replace('-', '_')}", "https")

# The API

REST_FRAMEWORK = {
    # Anonymous by construction: no cookie is read, so shared caches keep one answer for everybody.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "cms.delivery.problems.problem_handler",
    # Every query parameter is one that the API declares itself.
    "URL_FORMAT_OVERRIDE": None,
    # X-Forwarded-For counts only for the proxies that are there: a client could send it itself.
    "NUM_PROXIES": environment.read(
        "NUM_PROXIES",
        environment.whole_number,
        default=0,
        how="Set NUM_PROXIES to how many proxies stand before it and set X-Forwarded-For.",
    ),
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
API_REQUESTS_PER_MINUTE = environment.read(
    "API_REQUESTS_PER_MINUTE",
    environment.whole_number,
    default=1200,
    how="Set API_REQUESTS_PER_MINUTE to how often one client may ask; 0 means as often as it likes.",
)
# Where drafts can be seen by whoever bears a preview token: see the administrator's guide.
PREVIEW_URL = environment.read(
    "PREVIEW_URL",
    environment.address_pattern("type", "slug", "token", needed="token"),
    default="",
    how=(
        "Set PREVIEW_URL to the front end's address of a draft, as in"
        " PREVIEW_URL=https://front.example/{type}/{slug}?preview={token}; unset, there are no links."
    ),
)
SPECTACULAR_SETTINGS = {
    "TITLE": SITE_NAME,
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    # Shapes are declared whole, enumerations included.
    "POSTPROCESSING_HOOKS": [],
}

# Static files, collected and then served by the application itself

STATIC_URL = "static/"
STATIC_ROOT = STATE_DIR / "static"

# Messages go to stderr, for whatever keeps the machine's logs.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
