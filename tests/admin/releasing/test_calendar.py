from datetime import UTC, date, datetime

import pytest

from cms.models import Publication
from cms.publishing import withdrawing
from tests.admin.browsing import signed_in

CALENDAR = "/admin/cms/release/calendar/"
# In New York it is still the evening of December 31 then.
NEW_YEAR = datetime(2999, 1, 1, 3, tzinfo=UTC)


def month(kitchen, text):
    return signed_in(kitchen.team.pam).get(CALENDAR, {"month": text})


def told(page):
    """``{day: [(time, what)]}`` of the days that hold something."""
    found = [day for week in page.context["weeks"] for day in week if day.events]
    return {day.date: [(each.at, each.text) for each in day.events] for day in found}


@pytest.fixture
def soup(kitchen):
    return kitchen.live(kitchen.recipe())


def test_releases_and_withdrawals_to_come_stand_on_their_day(kitchen, soup):
    stew = kitchen.approved(kitchen.recipe("stew"))
    kitchen.send(kitchen.prepared(stew, title="Winter"), starts_at=NEW_YEAR)
    later = NEW_YEAR.replace(hour=5)
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="Old.", starts_at=later)

    assert told(month(kitchen, "2999-01")) == {
        date(2999, 1, 1): [
            ("03:00", "Winter, 1 item"),
            ("05:00", "Withdrawal: Withdraw recipe/soup, 1 item"),
        ]
    }


def test_days_are_those_of_the_editor(kitchen):
    kitchen.team.pam.person.time_zone = "America/New_York"
    kitchen.team.pam.person.save()
    soup = kitchen.approved(kitchen.recipe())
    kitchen.send(kitchen.prepared(soup, title="Winter"), starts_at=NEW_YEAR)

    page = month(kitchen, "2998-12")

    assert told(page) == {date(2998, 12, 31): [("22:00", "Winter, 1 item")]}
    assert "in the time of America/New_York" in page.content.decode()


def test_reviews_stand_on_the_day_they_are_due(kitchen, soup):
    due = Publication.objects.get().next_review_due

    page = month(kitchen, f"{due:%Y-%m}")

    assert told(page) == {due: [("", "recipe/soup")]}


def test_full_day_has_a_page_of_its_own(kitchen):
    soups = [kitchen.recipe(f"soup-{number}") for number in range(6)]
    kitchen.live(*soups)
    due = Publication.objects.first().next_review_due

    (day,) = [
        day
        for week in month(kitchen, f"{due:%Y-%m}").context["weeks"]
        for day in week
        if day.events
    ]
    whole = signed_in(kitchen.team.gus).get(CALENDAR, {"day": f"{due:%Y-%m-%d}"}).context["day"]

    assert (len(day.events), day.more) == (4, 2)
    assert [each.text for each in whole.events] == [f"recipe/soup-{number}" for number in range(6)]


@pytest.mark.parametrize("asked", ["2026-13", "0001-01", "9999-12", "x", "2026-1-1"])
def test_month_that_is_none_is_not_found(kitchen, asked):
    assert month(kitchen, asked).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_month_costs_the_same_however_much_is_in_it(kitchen, count, django_assert_num_queries):
    kitchen.live(*[kitchen.recipe(f"soup-{number}") for number in range(count)])
    due = Publication.objects.first().next_review_due
    client = signed_in(kitchen.team.pam)

    with django_assert_num_queries(11):
        client.get(CALENDAR, {"month": f"{due:%Y-%m}"})
