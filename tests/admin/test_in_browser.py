"""The form of an item in a real browser: a clash is settled, and it fits a phone."""

import shutil

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from cms.models import content_of
from tests.admin.browsing import address
from tests.kitchen import Kitchen, change
from tests.people import PASSWORD

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture
def browser(monkeypatch):
    # The browser's own event loop makes Django take this thread for an asynchronous one.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield chromium
        chromium.close()
        # This thread has connections of its own while that loop runs; nobody else closes them.
        connections.close_all()


class Desk:
    """One person's window. What the console complains of is kept."""

    def __init__(self, browser, server, account, **context):
        self.url = server.url
        self.complaints = []
        self.page = browser.new_context(**context).new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.open("/admin/")
        self.page.get_by_label("Username").fill(account.username)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Log in")

    def _listen(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, path):
        self.page.goto(f"{self.url}{path}")

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_load_state("networkidle")

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).click()
        self.page.wait_for_load_state("networkidle")

    def told(self):
        return self.page.locator(".messagelist li").inner_text()


@pytest.fixture
def kitchen_served(transactional_db):
    return Kitchen()


def test_clash_is_settled_in_the_browser(kitchen_served, live_server, browser):
    soup = kitchen_served.recipe("soup", summary="Hot.")
    author = Desk(browser, live_server, kitchen_served.team.ann)
    author.open(address(soup))
    author.page.get_by_label("Summary", exact=True).fill("Mine.\n\nAll of it.")
    change(soup, by=kitchen_served.team.bob, summary="Theirs.")

    author.press("Save and continue editing")
    author.page.get_by_label("Keep mine").check()
    author.press("Save with these choices")

    assert author.told() == "Soup: saved as revision 3, merged with what was saved meanwhile."
    assert content_of(soup).summary == "Mine.\n\nAll of it."
    # The browser itself reports the answer 409; nothing else was wrong.
    assert [each for each in author.complaints if "409" not in each] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_form_fits_a_phone_and_each_control_has_a_name(
    kitchen_served, live_server, browser, scheme
):
    ingredients = [("salt", {"sources": "[?Grandmother]"})]
    soup = kitchen_served.recipe("soup", ingredients=ingredients, steps=[("boil", "Boil it.")])
    size = {"width": 390, "height": 800}
    author = Desk(browser, live_server, kitchen_served.team.ann, viewport=size, color_scheme=scheme)
    author.open(address(soup))
    author.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    width = author.page.evaluate("document.documentElement.scrollWidth")
    nameless = author.page.evaluate(
        """[...document.querySelectorAll('#recipe_form :is(input, select, textarea)')]
        .filter(each => each.type !== 'hidden' && each.type !== 'submit')
        .filter(each => !each.labels.length && !each.ariaLabel && !each.closest('.select2'))
        .filter(each => each.offsetParent !== null)
        .map(each => each.name)"""
    )

    assert (width, nameless) == (390, [])
    assert author.page.title() == "Soup | Change recipe | Pain Library"
