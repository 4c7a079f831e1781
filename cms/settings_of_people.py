"""The settings of people: how they sign in and prove who they are, and how mail reaches them."""

from cms import environment
from cms.mode import PRODUCTION, STATE_DIR

AUTH_USER_MODEL = "cms.Account"
LOGIN_URL = "admin:login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Who signs has given the password, or its equal, within this time.
FRESH_AUTHENTICATION_SECONDS = environment.read(
    "FRESH_AUTHENTICATION_SECONDS",
    environment.whole_number,
    default=300,
    how="Set FRESH_AUTHENTICATION_SECONDS to how long a password counts for signing.",
)

REQUIRE_SECOND_FACTOR = environment.read(
    "REQUIRE_SECOND_FACTOR",
    environment.yes_no_or_listed,
    default=PRODUCTION,
    how=(
        "Set REQUIRE_SECOND_FACTOR to yes, no, or the roles that need one, as in"
        " REQUIRE_SECOND_FACTOR=administrator,publisher."
    ),
)

# Signing in by the organization's own OpenID Connect provider

OIDC_SERVER_URL = environment.read(
    "OIDC_SERVER_URL",
    environment.service_address("https") if PRODUCTION else environment.service_address(),
    default="",
    how="Set OIDC_SERVER_URL to the issuer, as in OIDC_SERVER_URL=https://login.example/realm.",
)
OIDC_CLIENT_ID = environment.read(
    "OIDC_CLIENT_ID",
    default=environment.REQUIRED if OIDC_SERVER_URL else "",
    how="Set OIDC_CLIENT_ID to the name under which the provider knows the library.",
)
OIDC_CLIENT_SECRET = environment.read(
    "OIDC_CLIENT_SECRET",
    default=environment.REQUIRED if OIDC_SERVER_URL else "",
    how="Set OIDC_CLIENT_SECRET to the secret that the provider gave out with OIDC_CLIENT_ID.",
)
OIDC_NAME = environment.read(
    "OIDC_NAME",
    default="your organization",
    how="Set OIDC_NAME to what people call the provider: “Sign in with …”.",
)
OIDC_SECOND_FACTOR = environment.read(
    "OIDC_SECOND_FACTOR",
    environment.yes_or_no,
    default=False,
    how="Set OIDC_SECOND_FACTOR=yes where the provider itself asks everybody for a second factor.",
)
SOCIALACCOUNT_PROVIDERS = environment.openid_connect(
    OIDC_NAME, OIDC_SERVER_URL, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET
)
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "cms.editorial.secrets_at_rest.SealedSecrets"

# Mail

MAIL = environment.read(
    "EMAIL_URL",
    environment.mail_server,
    default=None if PRODUCTION else environment.mail_server(f"file://{STATE_DIR / 'mail'}"),
    how=(
        "Set EMAIL_URL as in EMAIL_URL=smtp+tls://user:password@mail.example:587; unset, no mail is"
        " sent and people are told in the admin alone."
    ),
)
MAIL_IS_SENT = MAIL is not None
if MAIL_IS_SENT:
    globals().update(MAIL)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.read(
    "MAIL_FROM",
    environment.mail_address,
    default=environment.REQUIRED if MAIL_IS_SENT and PRODUCTION else "library@localhost",
    how="Set MAIL_FROM to the sender of mails, as in MAIL_FROM=library@hospital.example.",
)
