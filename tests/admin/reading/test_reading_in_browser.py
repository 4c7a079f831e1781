"""Readers' view and preview in a real browser: on a phone, by keyboard, and as somebody else sees it."""

import pytest

from tests.admin.browsing import address
from tests.chromium import Desk
from tests.kitchen import change

PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture
def soup(kitchen_served):
    soup = kitchen_served.live(kitchen_served.recipe(summary="Warm."))
    return change(soup, by=kitchen_served.team.ann, title="Potage", summary="Cold.")


@pytest.mark.urls("tests.admin.releasing.served")
def test_draft_is_read_on_a_phone_previewed_and_taken_back(
    kitchen_served, soup, live_server, browser
):
    author = Desk(browser, live_server, kitchen_served.team.ann, **PHONE)
    author.open(address(soup))
    author.follow("Readers’ view")
    tabs, page = author.page.get_by_role("tab"), author.page
    shown = [page.locator(".document-title:visible").inner_text()]
    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    shown.append(page.locator(".document-title:visible").inner_text())
    width = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_label("beside").select_option("alone")
    page.wait_for_load_state("networkidle")

    author.follow("Preview for others")
    page.get_by_label("For whom").fill("Bea")
    author.press("Give a preview")
    secret = page.locator("#token").inner_text()
    reader = browser.new_context().request
    api = f"{live_server.url}/api/v1/recipes/soup/"
    titles = [reader.get(each).json()["title"] for each in (api, f"{api}?preview={secret}")]
    author.open(address(soup, "preview"))
    author.press("Revoke the preview for Bea")

    assert (shown, tabs.count(), width) == (["Soup", "Potage"], 0, 390)
    assert titles == ["Soup", "Potage"]
    assert reader.get(f"{api}?preview={secret}").status == 403
    assert author.told() == "The preview for “Bea” shows nothing any more."
    assert author.complaints == []
