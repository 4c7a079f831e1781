"""Signing by passkey, by the organization, and by password with the second factor."""

import time

import pytest
from django.urls import reverse

from cms.editorial import identities
from cms.models import Review, Status
from tests.admin.browsing import address, filled, told
from tests.admin.people.coming_in import code_of, entered, give_code, give_password, with_app
from tests.admin.people.device import Device, asked
from tests.admin.people.test_oidc import through
from tests.admin.people.test_passkeys import with_passkey
from tests.kitchen import current, submit
from tests.people import PASSWORD


@pytest.fixture
def soup(kitchen):
    item = kitchen.recipe()
    submit(item, by=kitchen.team.ann)
    return current(item)


def page_of(client, item):
    return client.get(address(item, "sign_clinical"))


def purpose_of(item):
    return f"sign {address(item, 'sign_clinical')}@{item.head.number}"


def sign(client, item, **given):
    page = page_of(client, item)
    return client.post(address(item, "sign_clinical"), filled(page, **given), follow=True)


def signed_by():
    return list(Review.objects.values_list("authentication", flat=True))


def test_passkey_signs(kitchen, soup, settings):
    settings.PUBLIC_URL = "http://localhost:8000"
    client = entered(kitchen.team.cleo)
    device = with_passkey(kitchen.team.cleo)

    page = sign(client, soup, passkey=device.get(asked(client, purpose_of(soup))))

    assert signed_by() == ["passkey"]
    assert current(soup).status == Status.APPROVED
    assert told(page) == ["Signed by Cleo: Soup, revision 1."]


def test_answer_of_a_passkey_signs_this_text_alone_and_once(kitchen, soup, settings):
    settings.PUBLIC_URL = "http://localhost:8000"
    stew = kitchen.recipe("stew")
    submit(stew, by=kitchen.team.ann)
    client = entered(kitchen.team.cleo)
    device = with_passkey(kitchen.team.cleo)

    other_text = device.get(asked(client, purpose_of(soup)))
    sign(client, current(stew), passkey=other_text)
    signing_in = device.get(asked(client, "enter"))
    sign(client, soup, passkey=signing_in)
    good = device.get(asked(client, purpose_of(soup)))
    sign(client, soup, passkey=good)
    sign(client, current(stew), passkey=good)

    assert [(each.item, each.authentication) for each in Review.objects.all()] == [
        (soup, "passkey")
    ]


def test_passkey_of_somebody_else_signs_nothing(kitchen, soup, settings):
    settings.PUBLIC_URL = "http://localhost:8000"
    client = entered(kitchen.team.cleo)
    with_passkey(kitchen.team.cleo)
    device = with_passkey(kitchen.team.carl, Device())

    page = sign(client, soup, passkey=device.get(asked(client, purpose_of(soup))))

    assert "The passkey was not accepted." in page.content.decode()
    assert signed_by() == []


def test_password_needs_the_code_where_there_is_an_app(kitchen, soup):
    secret, codes = with_app(kitchen.team.cleo)
    client, _ = give_password(kitchen.team.cleo)
    code = code_of(secret)
    give_code(client, code)

    without = sign(client, soup, password=PASSWORD)
    used = sign(client, soup, password=PASSWORD, code=code)
    sign(client, soup, password=PASSWORD, code=codes[0])

    assert (without.status_code, used.status_code) == (409, 409)
    assert signed_by() == ["password and code"]


def prove_at_provider(client, item):
    query = {"for": purpose_of(item).removeprefix("sign ")}
    page = client.get(reverse("admin:oidc_sign", query=query))
    return through(client, page.context["address"])


@pytest.fixture
def linked(kitchen, provider):
    """Signs in without a password."""
    cleo = kitchen.team.cleo
    client = entered(cleo)
    identities.link(cleo, issuer=provider.issuer, subject="u-1", shown="cleo@clinic.example")
    return client


def test_organization_signs(kitchen, soup, linked, provider):
    answer = prove_at_provider(linked, soup)

    sign(linked, soup)

    assert "Nothing is signed yet." in answer.content.decode()
    assert provider.asked[0]["prompt"] == "login"
    assert signed_by() == ["oidc"]


def test_account_without_a_password_signs_by_the_organization(kitchen, soup, linked):
    kitchen.team.cleo.set_unusable_password()
    kitchen.team.cleo.save()
    linked.force_login(kitchen.team.cleo)
    page = page_of(linked, soup)

    prove_at_provider(linked, soup)
    sign(linked, soup)

    assert list(page.context["form"].ways) == ["oidc"]
    assert signed_by() == ["oidc"]


@pytest.mark.parametrize(
    ("saw", "person"),
    [(-301, "u-1"), (3600, "u-1"), (0, "u-2")],
    ids=["too long ago", "in the future", "somebody else"],
)
def test_organization_that_did_not_see_the_signer_just_now_signs_nothing(
    kitchen, soup, linked, provider, saw, person
):
    provider.saw, provider.person = time.time() + saw, {"sub": person}

    prove_at_provider(linked, soup)
    sign(linked, soup)

    assert signed_by() == []


def test_token_without_the_time_of_asking_signs_nothing(kitchen, soup, linked, provider):
    provider.changes = {"auth_time": None}

    prove_at_provider(linked, soup)
    sign(linked, soup)

    assert signed_by() == []


def test_proof_of_the_organization_is_for_this_text_alone_and_once(kitchen, soup, linked):
    stew = kitchen.recipe("stew")
    submit(stew, by=kitchen.team.ann)
    prove_at_provider(linked, soup)

    sign(linked, current(stew))
    sign(linked, soup)
    sign(linked, current(stew))

    assert [each.item for each in Review.objects.all()] == [soup]


def test_proof_that_grew_old_before_signing_signs_nothing(kitchen, soup, linked, settings):
    prove_at_provider(linked, soup)
    settings.FRESH_AUTHENTICATION_SECONDS = -1

    page = sign(linked, soup)

    assert "Too long since you proved who you are." in page.content.decode()
    assert signed_by() == []
