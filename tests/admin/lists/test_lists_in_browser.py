from cms.models import Submission
from tests.chromium import Desk


def test_many_are_submitted_from_a_phone(kitchen_served, live_server, browser):
    for name in ("soup", "stew", "pie"):
        kitchen_served.recipe(name)
    desk = Desk(
        browser, live_server, kitchen_served.team.ann, viewport={"width": 390, "height": 844}
    )
    desk.open("/admin/sampleapp/recipe/?status=draft")
    card = desk.page.locator("#result_list tbody tr").first
    label = card.locator("td.field-status").get_attribute("data-label")

    for box in desk.page.locator("input.action-select").all()[:2]:
        box.check()
    desk.page.get_by_label("Action:").select_option("submit")
    desk.press("Go")
    is_too_wide = desk.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    desk.press("Submit for review: 2")

    assert (label, is_too_wide) == ("Status", False)
    assert desk.page.get_by_role("status").inner_text() == "2 in review with whoever is free."
    assert sorted(str(each.item) for each in Submission.objects.all()) == [
        "recipe/pie",
        "recipe/soup",
    ]
    desk.open("/admin/")
    assert desk.page.get_by_role("heading", name="With reviewers 2").is_visible()
    assert desk.complaints == []
