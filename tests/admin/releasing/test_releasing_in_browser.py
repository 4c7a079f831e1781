"""A publisher's stories in a real browser: few clicks, and a zone of their own."""

from datetime import UTC, datetime

import pytest

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
