"""Long forms in a real browser: rows by keyboard alone, a crash, a session that ends."""

import re

import pytest
from playwright.sync_api import expect

from cms.models import Role, RoleGrant
from tests.admin.browsing import address
from tests.chromium import Desk
from tests.kitchen import current
from tests.people import PASSWORD

INGREDIENTS = [
    ("salt", {"order": 1, "sources": "[?Grandmother]"}),
    ("water", {"order": 2}),
    ("leek", {"order": 3}),
]


def rows(item):
    found = current(item).head.data["parts"].get("ingredients", {}).values()
    return [row["name"] for row in sorted(found, key=lambda row: row["order"])]


@pytest.fixture
def soup(kitchen_served):
    return kitchen_served.recipe("soup", summary="Hot.", ingredients=INGREDIENTS)


@pytest.fixture
def author(kitchen_served, soup, live_server, browser):
    desk = Desk(browser, live_server, kitchen_served.team.ann)
    desk.open(address(soup))
    desk.page.wait_for_selector(".furnished")
    return desk


def keys(page, *pressed):
    for key in pressed:
        page.keyboard.press(key)


def test_rows_are_moved_copied_and_deleted_by_keyboard_alone(author, soup):
    page = author.page
    told = page.locator("#item-live")

    page.locator("#ingredients-2 summary").focus()
    keys(page, "Alt+ArrowUp", "Alt+ArrowUp")
    expect(told).to_have_text("leek: place 1 of 3.")
    expect(page.locator("#ingredients-2 summary")).to_be_focused()
    keys(page, "Alt+ArrowUp")
    expect(told).to_have_text("leek is first already.")
    # From its line: up, down, duplicate, delete.
    page.locator("#ingredients-0 summary").focus()
    keys(page, "Tab", "Tab", "Tab", "Enter")
    expect(page.locator("#id_ingredients-3-name")).to_be_focused()
    page.keyboard.type("y flakes")
    page.locator("#ingredients-1 summary").focus()
    keys(page, "Tab", "Tab", "Tab", "Tab", "Enter")
    expect(told).to_have_text("water goes when you save. Undo keeps it.")
    keys(page, "Enter")
    expect(told).to_have_text("water is kept.")
    keys(page, "Enter")
    page.locator("[name=_continue]").focus()
    keys(page, "Enter")
    page.wait_for_load_state("networkidle")

    assert author.told() == "Soup: saved as revision 2."
    assert [rows(soup), author.complaints] == [["leek", "salt", "salty flakes"], []]


def test_what_was_typed_is_offered_after_a_crash_and_forgotten_once_saved(author, soup):
    page = author.page
    page.get_by_label("Summary", exact=True).fill("Hot.\n\nVery [@nobody")
    page.get_by_role("button", name="Add ingredient").click()
    page.locator("#id_ingredients-3-name").fill("pepper")
    # Kept, once the typing pauses.
    page.locator("#id_ingredients-3-name").blur()
    expect(page.locator("form[data-dirty]")).to_be_attached()
    context = page.context
    # As in a crash: nothing is asked, nothing is sent.
    page.close(run_before_unload=False)

    author.page = page = context.new_page()
    author.open(address(soup))
    expect(page.locator("#kept-changes")).to_contain_text("What you wrote in “Soup”")
    assert rows(soup) == ["salt", "water", "leek"]
    author.press("Show it")
    expect(page.get_by_label("Summary", exact=True)).to_have_value("Hot.\n\nVery [@nobody")
    expect(page.locator("#id_ingredients-3-name")).to_have_value("pepper")
    page.get_by_label("Summary", exact=True).fill("Very hot.")
    author.press("Save and continue editing")

    assert author.told() == "Soup: saved as revision 2."
    assert rows(soup) == ["salt", "water", "leek", "pepper"]
    expect(page.locator("#kept-changes")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key !== 'theme')") == []


def test_session_that_ends_in_a_long_edit_loses_nothing(author, soup):
    page = author.page
    page.get_by_label("Summary", exact=True).fill("All of an afternoon.")
    page.context.clear_cookies()

    author.press("Save")
    expect(page.get_by_role("alert")).to_contain_text("You were signed out")
    assert current(soup).head.number == 1
    author.follow("Open the page again")
    page.get_by_label("Username").fill("ann")
    page.get_by_label("Password").fill(PASSWORD)
    author.press("Log in")
    page.wait_for_url(re.compile("/change/"))
    author.press("Show it")
    expect(page.get_by_label("Summary", exact=True)).to_have_value("All of an afternoon.")
    RoleGrant.objects.filter(person__name="Ann").update(role=Role.AUDITOR)
    author.press("Save")
    expect(page.get_by_role("alert")).to_contain_text("is for the role author")
    RoleGrant.objects.filter(person__name="Ann").update(role=Role.AUTHOR)
    author.press("Save again")

    assert current(soup).head.data["fields"]["summary"] == "All of an afternoon."
