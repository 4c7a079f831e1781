"""What a reader sends along counts for nothing: not to get more, and not to change an answer."""

import pytest
from django.test import Client

from tests.admin.browsing import signed_in

# The library's own addresses, with the admin beside them.
PATHS = ["/api/v1/", "/api/v1/procedures/", "/api/v1/procedures/x/", "/healthz", "/nothing"]
CREDENTIALS = [
    {"cookie": "csrftoken=no-token; sessionid=no-session"},
    {"cookie": f"csrftoken={'a' * 32}"},
    {"cookie": "=; ;;messages=x"},
    {"authorization": "Bearer x"},
    {"authorization": "Basic Og=="},
    {"authorization": "Previewer x"},
    {"authorization": "\x00"},
]
CHANGING = {"Expires", "Cache-Control"}


def told(response):
    headers = {name: text for name, text in response.headers.items() if name not in CHANGING}
    return response.status_code, response.content, headers


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", CREDENTIALS)
def test_credentials_change_no_public_answer(path, headers):
    plain = told(Client().get(path))

    response = Client().get(path, headers=headers)

    assert told(response) == plain
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PATHS)
def test_editor_gets_the_answer_of_a_stranger(kitchen, path):
    kitchen.live(kitchen.recipe())
    kitchen.recipe("draft")

    editor = signed_in(kitchen.team.ann).get(path)

    assert told(editor) == told(Client().get(path))


FORWARDED = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "10.0.0.1",
    "forwarded": "host=evil.example",
    "x-original-url": "/admin/",
    "x-rewrite-url": "/admin/",
    "x-http-method-override": "DELETE",
}


@pytest.mark.parametrize("header", FORWARDED)
def test_header_that_no_proxy_was_declared_for_changes_nothing(kitchen, reader, header):
    kitchen.live(kitchen.recipe())
    plain = told(reader.ask("recipes/"))

    forged = told(reader.ask("recipes/", headers={header: FORWARDED[header]}))

    assert forged == plain
