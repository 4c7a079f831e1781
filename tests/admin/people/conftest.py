import pytest
from django.core.cache import cache

from cms import environment
from tests.admin.people.mail_server import MailServer
from tests.admin.people.provider import CLIENT, CLIENT_SECRET, Provider


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()


@pytest.fixture
def mail_server(settings):
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.MAIL_IS_SENT = True
    settings.PUBLIC_URL = "http://library.example"
    yield server
    server.end()


@pytest.fixture
def provider(settings):
    provider = Provider()
    settings.OIDC_SERVER_URL, settings.OIDC_NAME = provider.issuer, "St. Anna"
    settings.OIDC_CLIENT_ID = CLIENT
    settings.SOCIALACCOUNT_PROVIDERS = environment.openid_connect(
        "St. Anna", provider.issuer, CLIENT, CLIENT_SECRET
    )
    yield provider
    provider.end()
