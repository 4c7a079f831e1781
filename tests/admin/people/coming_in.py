"""Coming in as people do: first a password, then what the account asks for."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from cms.editorial import second_factor
from tests.people import PASSWORD


def code_of(secret, later=1):
    """What an app shows that knows ``secret`` and is half a minute fast: a code not used yet."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def with_app(account):
    """Set up an authenticator app; ``(its secret, the recovery codes)``."""
    secret = second_factor.new_secret()
    codes = second_factor.add_app(account, secret=secret, code=code_of(secret, 0))
    return secret, codes


def give_password(account, client=None, password=PASSWORD, **query):
    client = client or Client()
    address = reverse("admin:login", query=query)
    answer = client.post(address, {"username": account.username, "password": password} | query)
    return client, answer


def give_code(client, code):
    return client.post(reverse("admin:second_step"), {"code": code})


def entered(account, secret=None):
    """A client that came in just now, by all the steps."""
    client, answer = give_password(account)
    if secret:
        answer = give_code(client, code_of(secret))
    assert answer.status_code == 302, answer.content
    return client


def is_in(client):
    return client.get(reverse("admin:index")).status_code == 200
