"""Trying passwords: how often, from where, and what is told."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.admin.people import signing_in
from tests.observing import events
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(signing_in, "MOST_FOR_NAME_FROM_CLIENT", 3)
    monkeypatch.setattr(signing_in, "MOST_FROM_CLIENT", 5)
    monkeypatch.setattr(signing_in, "MOST_FOR_NAME", 7)


def sign_in(username, password=PASSWORD, client="192.0.2.1", **headers):
    """What the sign-in page says, or where it leads."""
    page = Client().post(
        reverse("admin:login"),
        {"username": username, "password": password},
        REMOTE_ADDR=client,
        headers=headers,
    )
    if page.status_code == 302:
        return "in"
    (sentence,) = page.context["form"].non_field_errors()
    return sentence


def fail(count, username="ann", **given):
    return [sign_in(username, "wrong", **given) for _ in range(count)]


@pytest.mark.parametrize("name", ["ann", "ANN", "Ann", " ann ", "ａｎｎ"])
def test_name_that_was_tried_too_often_stays_out_however_it_is_written(kitchen, few, name):
    fail(3)

    assert sign_in(name).startswith("Too many wrong passwords.")


def test_forged_address_gives_no_further_tries(kitchen, few):
    for number in range(3):
        fail(1, **{"x-forwarded-for": f"10.0.0.{number}", "x-real-ip": f"10.0.1.{number}"})

    forged = sign_in("ann", **{"x-forwarded-for": "10.0.0.9"})

    assert forged.startswith("Too many wrong passwords.")


def test_who_tries_somebody_elses_password_does_not_lock_them_out(kitchen, few):
    fail(3)

    answers = [sign_in("ann", client="198.51.100.7"), sign_in("bob")]

    assert answers == ["in", "in"]


def test_client_that_tries_many_names_stays_out(kitchen, few):
    for name in ("ann", "bob", "cleo", "nobody", "root"):
        fail(1, name)

    assert sign_in("pam").startswith("Too many wrong passwords.")


def test_many_clients_have_not_many_tries_at_one_name(kitchen, few):
    for number in range(7):
        fail(1, client=f"198.51.100.{number}")

    assert sign_in("ann").startswith("Too many wrong passwords.")


def test_wrong_name_and_wrong_password_are_told_alike(kitchen):
    kitchen.team.bob.is_active = False
    kitchen.team.bob.save()

    sentences = [sign_in("ann", "wrong"), sign_in("nobody", "wrong"), sign_in("bob", "wrong")]

    assert len(set(sentences)) == 1


def test_failure_is_on_record_for_accounts_that_are_there(kitchen):
    fail(1)
    fail(1, "nobody")
    fail(1, "x" * 10_000)

    assert events() == ["sign-in refused"]


def test_session_that_somebody_set_is_not_signed_in(kitchen):
    client = Client()
    client.cookies["sessionid"] = "a" * 32

    client.post(reverse("admin:login"), {"username": "ann", "password": PASSWORD})

    assert client.cookies["sessionid"].value != "a" * 32
    other = Client()
    other.cookies["sessionid"] = "a" * 32
    assert other.get(reverse("admin:index")).status_code == 302
