"""Signing in by the organization's provider: a real one, over HTTP, with signed tokens."""

import time
from urllib.parse import urlsplit

import pytest
import requests
import time_machine
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from cms.editorial import identities, invitations
from cms.models import Account, RoleGrant
from tests.admin.people.coming_in import entered, give_code, is_in, with_app


def lead_on(client, address, **data):
    """Press the button; the provider's address that the page leads on to."""
    return client.post(address, data).context["address"]


def through(client, address):
    """Go to the provider, and come back with what it says."""
    there = requests.get(address, allow_redirects=False, timeout=5)
    back = urlsplit(there.headers["Location"])
    return client.get(f"{back.path}?{back.query}")


def sign_in(client=None):
    client = client or Client()
    answer = through(client, lead_on(client, reverse("admin:oidc_enter"), next="/admin/cms/flag/"))
    return client, answer


def link(account, provider):
    identities.link(account, issuer=provider.issuer, subject="u-1", shown="ann@clinic.example")


def test_linked_identity_signs_in(kitchen, provider):
    window = entered(kitchen.team.ann)
    linked = through(window, lead_on(window, reverse("admin:oidc_link")))

    client, answer = sign_in()

    assert linked.headers["Location"] == reverse("admin:account")
    assert (answer.headers["Location"], is_in(client)) == ("/admin/cms/flag/", True)
    assert [(each.get("prompt"), each.get("max_age")) for each in provider.asked] == [
        ("login", "0"),
        (None, None),
    ]


def test_stranger_with_the_address_of_an_account_stays_out(kitchen, provider):
    kitchen.team.ann.email = "ann@clinic.example"
    kitchen.team.ann.save()
    provider.person |= {"email_verified": True}
    accounts = Account.objects.count()

    client, answer = sign_in()

    assert "belongs to no open account here" in answer.content.decode()
    assert not is_in(client)
    assert Account.objects.count() == accounts


def test_second_factor_of_the_account_is_asked_all_the_same(kitchen, provider):
    link(kitchen.team.ann, provider)
    with_app(kitchen.team.ann)

    client, answer = sign_in()

    assert answer.headers["Location"] == reverse("admin:second_step")
    assert not is_in(client)


def test_provider_that_asks_for_both_factors_is_enough(kitchen, provider, settings):
    settings.OIDC_SECOND_FACTOR = settings.REQUIRE_SECOND_FACTOR = True
    link(kitchen.team.ann, provider)

    client, _ = sign_in()

    assert is_in(client)


@pytest.mark.parametrize(
    "change",
    [
        lambda account: Account.objects.filter(pk=account.pk).update(is_active=False),
        lambda account: RoleGrant.objects.filter(person=account.person).delete(),
        identities.SocialAccount.objects.filter,
    ],
    ids=["closed", "without role", "another issuer"],
)
def test_identity_of_somebody_who_may_not_come_in_stays_out(kitchen, provider, change):
    link(kitchen.team.ann, provider)

    if change == identities.SocialAccount.objects.filter:
        change().update(provider="https://other.example")
    else:
        change(kitchen.team.ann)
    client, _ = sign_in()

    assert not is_in(client)


FORGED = {
    "other audience": {"aud": "another"},
    "other issuer": {"iss": "https://evil.example"},
    "expired": {"exp": int(time.time()) - 60},
    "other nonce": {"nonce": "x"},
    "no nonce": {"nonce": None},
    "no subject": {"sub": None},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED)
def test_forged_token_opens_nothing(kitchen, provider, changes):
    link(kitchen.team.ann, provider)
    provider.changes = changes

    client, answer = sign_in()

    assert answer.status_code == 200
    assert not is_in(client)


def test_token_of_another_key_opens_nothing(kitchen, provider):
    link(kitchen.team.ann, provider)
    provider.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    client, _ = sign_in()

    assert not is_in(client)


def test_answer_counts_once_in_one_window_and_for_ten_minutes(kitchen, provider):
    link(kitchen.team.ann, provider)
    client, other, late = Client(), Client(), Client()
    there = requests.get(
        lead_on(client, reverse("admin:oidc_enter")), allow_redirects=False, timeout=5
    )
    back = urlsplit(there.headers["Location"])
    path = f"{back.path}?{back.query}"

    other.get(path)
    client.get(path)
    client.logout()
    client.get(path)
    address = lead_on(late, reverse("admin:oidc_enter"))
    with time_machine.travel(time.time() + 11 * 60):
        through(late, address)

    assert [is_in(each) for each in (other, client, late)] == [False, False, False]


def test_provider_that_is_down_is_told(kitchen, provider):
    provider.end()

    page = Client().post(reverse("admin:oidc_enter"))

    assert "The provider does not answer." in page.content.decode()


@pytest.mark.parametrize("seconds", [-3600, 3600])
def test_identity_that_was_not_asked_just_now_is_not_linked(kitchen, provider, seconds):
    provider.saw = time.time() + seconds
    window = entered(kitchen.team.ann)

    through(window, lead_on(window, reverse("admin:oidc_link")))

    assert identities.of(kitchen.team.ann) is None


def test_identity_of_one_account_is_not_linked_to_another(kitchen, provider):
    link(kitchen.team.ann, provider)
    window = entered(kitchen.team.bob)

    answer = through(window, lead_on(window, reverse("admin:oidc_link")))

    assert "signs in to another account already" in answer.content.decode()
    assert identities.account_of(provider.issuer, "u-1") == kitchen.team.ann


def test_window_of_somebody_else_does_not_link_what_was_begun_in_it(kitchen, provider):
    window = entered(kitchen.team.ann)
    address = lead_on(window, reverse("admin:oidc_link"))
    window.force_login(kitchen.team.bob)

    through(window, address)

    assert identities.of(kitchen.team.ann) is identities.of(kitchen.team.bob) is None


def test_invitation_links_an_identity_without_a_password(kitchen, provider):
    _, secret = invitations.invite(
        name="Dora", email="dora@clinic.example", roles=["author"], by=kitchen.team.ada
    )
    client = Client()

    through(client, lead_on(client, reverse("admin:oidc_invited", args=[secret])))
    other, _ = sign_in()

    assert (is_in(client), is_in(other)) == (True, True)
    assert invitations.find(secret) is None
    assert not Account.objects.get(username="dora@clinic.example").has_usable_password()


def test_the_only_way_in_stays(kitchen, provider):
    link(kitchen.team.ann, provider)
    kitchen.team.ann.set_unusable_password()
    kitchen.team.ann.save()
    client, _ = sign_in()

    client.post(reverse("admin:oidc_unlink"))

    assert identities.of(kitchen.team.ann) is not None


def test_code_that_the_account_asks_for_opens_after_the_provider(kitchen, provider):
    link(kitchen.team.ann, provider)
    _, codes = with_app(kitchen.team.ann)
    client, _ = sign_in()

    give_code(client, codes[0])

    assert is_in(client)
