"""The form of an item in a real browser: a clash is settled, and it fits a phone."""

import pytest

from cms.models import content_of
from tests.admin.browsing import address
from tests.chromium import Desk
from tests.kitchen import change


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
