"""Giving previews of items and releases, and taking them back."""

import pytest
from django.urls import reverse

from cms.models import PreviewToken
from cms.publishing import previewing
from tests.admin.browsing import address, filled, signed_in, told
from tests.observing import events, stored


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe()


def release_address(release):
    return reverse("admin:release_preview", args=[release.pk])


def give(account, url, **changes):
    client = signed_in(account)
    return client.post(url, filled(client.get(url), **{"note": "Bea", **changes}))


def test_preview_is_given_shown_once_and_works(kitchen, soup, settings):
    settings.PREVIEW_URL = "https://front.example/{type}/{slug}?preview={token}"
    url = address(soup, "preview")

    page = give(kitchen.team.ann, url, hours="72")
    again = signed_in(kitchen.team.ann).get(url).content.decode()

    secret, token = page.context["secret"], PreviewToken.objects.get()
    assert page.headers["Cache-Control"].count("no-store") == 1
    assert f"https://front.example/recipe/soup?preview={secret}" in page.content.decode()
    assert (token.item, token.note, token.made_by) == (soup, "Bea", kitchen.team.ann)
    assert (token.expires_at - token.made_at).total_seconds() == 72 * 3600
    assert previewing.opened(secret) == token
    assert secret not in again
    assert "Bea" in again


def test_without_a_front_end_the_page_says_how_to_set_one(kitchen, soup, settings):
    page = give(kitchen.team.ann, address(soup, "preview"))

    secret, text = page.context["secret"], page.content.decode()
    api = f"{settings.PUBLIC_URL}/api/v1/recipes/soup/"
    assert f"{api}?preview={secret}" in text
    assert f"curl -H &#x27;Authorization: Preview {secret}&#x27; &#x27;{api}&#x27;" in text
    assert "PREVIEW_URL=" in text


def test_release_is_previewed_as_a_whole(kitchen, soup):
    prepared = kitchen.prepared(kitchen.approved(soup), kitchen.approved(kitchen.recipe("stew")))

    page = give(kitchen.team.pam, release_address(prepared))

    assert {each.title for each in page.context["addresses"]} == {"Soup", "Stew"}
    assert PreviewToken.objects.get().release == prepared


def test_preview_is_taken_back(kitchen, soup):
    token, secret = previewing.make_token(soup, by=kitchen.team.bob, hours=24, note="Bea")
    client, url = signed_in(kitchen.team.ada), address(soup, "preview")

    page = client.post(url, {"revoke": str(token.pk)}, follow=True)

    assert told(page) == ["The preview for “Bea” shows nothing any more."]
    assert "Revoked by Ada" in page.content.decode()
    assert previewing.opened(secret) is None


def test_whoever_may_not_is_refused_in_words(kitchen, soup):
    token, _ = previewing.make_token(soup, by=kitchen.team.bob, hours=24)
    client, url = signed_in(kitchen.team.gus), address(soup, "preview")
    before = stored()

    page = client.get(url)
    forged = [
        client.post(url, each) for each in ({"note": "x", "hours": "24"}, {"revoke": token.pk})
    ]

    assert (page.context["form"], page.context["may_revoke"]) == (None, False)
    assert [each.status_code for each in forged] == [403, 403]
    assert "To preview is for the role" in forged[0].content.decode()
    assert stored() == before
    assert events()[-2:] == ["preview refused", "revoke preview refused"]


@pytest.mark.parametrize(
    "sent", [{"note": "", "hours": "24"}, {"note": "x", "hours": "999999"}, {"note": "x" * 201}]
)
def test_form_that_is_wrong_keeps_what_was_typed(kitchen, soup, sent):
    page = signed_in(kitchen.team.ann).post(address(soup, "preview"), sent)

    assert page.status_code == 400
    assert page.context["form"]["note"].value() == sent["note"]
    assert not PreviewToken.objects.exists()


@pytest.mark.parametrize("number", ["x", "999", "-1"])
def test_preview_of_another_item_cannot_be_taken_back_here(kitchen, soup, number):
    other, _ = previewing.make_token(kitchen.recipe("stew"), by=kitchen.team.bob, hours=24)
    client = signed_in(kitchen.team.ann)

    answers = [
        client.post(address(soup, "preview"), {"revoke": each}) for each in (number, other.pk)
    ]

    assert [each.status_code for each in answers] == [404, 404]
    assert PreviewToken.objects.usable(other.made_at).exists()


def test_what_became_of_each_preview_is_told(kitchen, soup):
    for by in (kitchen.team.ann, kitchen.team.cleo):
        previewing.make_token(soup, by=by, hours=24)
    kitchen.team.cleo.person.grants.all().delete()

    page = signed_in(kitchen.team.ann).get(address(soup, "preview"))

    assert [state for _, _, state in page.context["given"]] == [
        "Dead: Cleo may not give previews any more",
        "Not used yet",
    ]
