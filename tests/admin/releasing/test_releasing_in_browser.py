"""A publisher's stories in a real browser: few clicks, and a zone of their own."""

import re
import threading
from datetime import UTC, datetime

import pytest

from cms.editorial import rules
from cms.models import Publication, Release
from tests.chromium import Desk


@pytest.fixture
def approved(kitchen_served):
    return kitchen_served.approved(kitchen_served.recipe())


@pytest.mark.urls("tests.admin.releasing.served")
def test_approved_item_is_live_within_five_clicks_and_rolled_back(
    kitchen_served, approved, live_server, browser
):
    publisher = Desk(browser, live_server, kitchen_served.team.pam)
    clicks = 1
    pile = publisher.page.get_by_role("region", name="Approved, not live")
    pile.get_by_role("link", name="Soup").click()
    publisher.page.wait_for_load_state("networkidle")
    clicks += 1
    publisher.press("Release")
    clicks += 1
    live = publisher.page.request.get(f"{live_server.url}/api/v1/recipes/soup/")
    told = publisher.told()
    publisher.page.go_back()
    publisher.page.wait_for_load_state("networkidle")
    stale = publisher.page.get_by_role("button", name="Release", exact=True).count()
    publisher.open(f"/admin/cms/release/{Release.objects.get().pk}/change/")
    publisher.follow("Roll back")
    publisher.page.get_by_label("Why").fill("Wrong soup.")
    publisher.press("Roll back")
    gone = publisher.page.request.get(f"{live_server.url}/api/v1/recipes/soup/")

    assert (clicks <= 5, told, live.status, live.json()["title"]) == (
        True,
        "Live now: Soup.",
        200,
        "Soup",
    )
    assert (stale, gone.status) == (0, 410)
    assert [each for each in publisher.complaints if "409" not in each] == []


def test_start_is_shown_in_utc_beside_the_zone_of_the_editor(
    kitchen_served, approved, live_server, browser
):
    pam = kitchen_served.team.pam
    pam.person.time_zone = "Europe/Zurich"
    pam.person.save()
    prepared = kitchen_served.prepared(approved)
    publisher = Desk(browser, live_server, pam)
    publisher.open(f"/admin/cms/release/{prepared.pk}/change/")

    publisher.page.get_by_label("Start at").fill("2999-07-01T08:00")
    beside = publisher.page.locator(".utc").inner_text()
    is_chosen = publisher.page.get_by_label("At a set time").is_checked()
    publisher.page.get_by_role("button", name="Send this release").dblclick()
    publisher.page.wait_for_load_state("networkidle")

    assert (beside, is_chosen) == ("That is 2999-07-01 06:00 UTC.", True)
    assert publisher.told() == "Scheduled for 2999-07-01 08:00 CEST (06:00 UTC)."
    assert Publication.objects.get().starts_at == datetime(2999, 7, 1, 6, tzinfo=UTC)
    assert publisher.complaints == []


# The browser's driver waits for pages that are on their way: what stood there meanwhile is kept.
KEEPING = """
new MutationObserver(() => {
  const box = document.querySelector(".busy");
  if (!box?.innerText.includes("Step")) return;
  sessionStorage.seen = box.innerText;
  sessionStorage.isInSight = box.getBoundingClientRect().bottom <= innerHeight;
  sessionStorage.heard = box.querySelector("[role=status]").textContent;
}).observe(document, { childList: true, subtree: true, characterData: true });
"""


@pytest.fixture
def held_up(monkeypatch):
    """A rule of the deployment that takes its time: until it is let go."""
    gone_on = threading.Event()

    def takes_its_time(subject):
        assert gone_on.wait(timeout=20)
        return iter(())

    slow = rules.Rule("T01", rules.Severity.ERROR, takes_its_time, frozenset(), False)
    yield lambda: monkeypatch.setitem(rules.RULES, "T01", slow), gone_on
    gone_on.set()


@pytest.mark.urls("tests.admin.releasing.served")
def test_page_tells_how_far_a_release_is(kitchen_served, approved, held_up, live_server, browser):
    begin, gone_on = held_up
    prepared = kitchen_served.prepared(approved)
    begin()
    publisher = Desk(browser, live_server, kitchen_served.team.pam)
    publisher.page.add_init_script(KEEPING)
    publisher.page.set_viewport_size({"width": 1280, "height": 120})
    publisher.open(f"/admin/cms/release/{prepared.pk}/change/")

    publisher.page.get_by_role("button", name="Send this release").focus()
    for press in (lambda: publisher.page.keyboard.press("Enter"), lambda: None):
        with publisher.page.expect_response(lambda answer: "/progress/" in answer.url):
            press()
    gone_on.set()
    publisher.page.get_by_text("Live now.").wait_for()

    seen = publisher.page.evaluate("sessionStorage.seen").splitlines()
    heard = publisher.page.evaluate("sessionStorage.heard")
    assert seen[0] == "Step 1 of 4: Checking the texts, 0 of 1"
    assert any(re.fullmatch(r"1 second|\d+ seconds", line) for line in seen)
    assert heard == "Step 1 of 4: Checking the texts, 0 %"
    assert publisher.page.evaluate("sessionStorage.isInSight") == "true"
    assert Publication.objects.get().slug == "soup"
    assert publisher.complaints == []
