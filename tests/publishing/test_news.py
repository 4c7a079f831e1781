"""Who is told of a release that goes out, of one that is held, and of a review that is due."""

from datetime import UTC, datetime, timedelta

import time_machine

from cms.models import Notification
from cms.publishing import flags, reminders
from tests.kitchen import current, next_minute


def told(kind):
    rows = Notification.objects.filter(kind=kind).order_by("person__name", "pk")
    return [(each.person.name, each.text) for each in rows]


def noon_of(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_writer_and_signer_hear_that_their_text_is_live(kitchen):
    kitchen.live(kitchen.recipe())

    assert [name for name, _ in told("released")] == ["Ann", "Cleo"]
    assert {text for _, text in told("released")} == {"“Release” is live."}


def test_scheduled_release_is_told_with_its_minute(kitchen):
    prepared = kitchen.prepared(kitchen.approved(kitchen.recipe()))
    minute = next_minute()

    kitchen.send(prepared, starts_at=minute)

    assert told("released")[0] == (
        "Ann",
        f"“Release” goes live at {minute:%Y-%m-%d %H:%M} UTC.",
    )


def test_release_that_is_held_is_told_to_those_who_can_see_to_it(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    kitchen.send(kitchen.prepared(soup), starts_at=next_minute(5))

    flags.open_flag(
        current(soup), by=kitchen.team.cleo, kind="gap", text="How hot?", blocks="release"
    )

    ((name, text),) = told("release_held")
    assert name == "Pam"
    assert text.startswith("“Release” is held and will not go live: An open flag blocks")


def test_review_that_falls_due_is_told_to_writer_and_signer_once_and_again_when_overdue(kitchen):
    soup = kitchen.recipe()
    kitchen.live(soup)
    due = soup.publications.get().next_review_due
    noon = noon_of(due)

    days = []
    for before in (40, 30, 29, -1, -2):
        with time_machine.travel(noon - timedelta(days=before), tick=False):
            reminders.remind()
        days.append(len(told("review_due")))

    assert days == [0, 2, 2, 4, 4]
    assert told("review_due")[:2] == [
        ("Ann", f"Soup: review due by {due}"),
        ("Ann", f"Soup: review overdue since {due}"),
    ]
    assert {name for name, _ in told("review_due")} == {"Ann", "Cleo"}


def test_second_person_is_one_who_can_still_review(kitchen):
    soup = kitchen.recipe()
    kitchen.live(soup)
    due = soup.publications.get().next_review_due
    kitchen.team.cleo.person.grants.all().delete()

    with time_machine.travel(noon_of(due), tick=False):
        reminders.remind()

    assert {name for name, _ in told("review_due")} == {"Ann", "Carl", "Eve"}
