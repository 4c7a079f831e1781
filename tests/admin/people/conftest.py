import pytest
from django.core.cache import cache

from tests.admin.people.mail_server import MailServer


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
