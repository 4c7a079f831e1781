"""Passkeys in a real browser: added when the role needs one, used to sign in and to sign a text."""

import pytest

from cms.models import Review
from tests.admin.browsing import address
from tests.kitchen import Kitchen, current, submit
from tests.people import PASSWORD

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser):
    return browser.new_page()


def press(page, name):
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state("networkidle")


@pytest.mark.django_db(transaction=True)
def test_passkey_is_added_signs_in_and_signs(live_server, page, settings):
    kitchen = Kitchen()
    soup = kitchen.recipe()
    submit(soup, by=kitchen.team.ann)
    settings.PUBLIC_URL = live_server.url
    settings.REQUIRE_SECOND_FACTOR = ["clinical_reviewer"]
    complaints = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("cleo")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Log in")
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name of the passkey").fill("Phone")
    press(page, "Add the passkey")
    page.get_by_role("link", name="I have kept them").wait_for()
    codes = page.locator(".codes li").count()
    page.context.clear_cookies()
    page.goto(live_server.url + address(soup, "sign_clinical"))
    press(page, "Sign in with a passkey")
    press(page, "Sign with your passkey")
    page.get_by_text("Signed by Cleo").wait_for()

    assert codes == 10
    assert [each.authentication for each in Review.objects.all()] == ["passkey"]
    assert current(soup).status == "approved"
    assert complaints == []
