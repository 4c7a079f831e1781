"""Who is told of a release that goes out, of one that is held, and of a review that is due."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from cms.models import Notification
from cms.publishing import flags, releases, reminders, withdrawing
from tests.kitchen import change, current, next_minute, write
from tests.sampleapp.models import Recipe


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


def told_exactly(kind="linked_text_changed"):
    """Who was told what, and what it leads to."""
    rows = Notification.objects.filter(kind=kind).order_by("person__name")
    return [(each.person.name, each.text, each.item, each.release) for each in rows]


def changed_books(kitchen, *books):
    """Other words for these live books, approved and in a release."""
    for book in books:
        change(book, by=kitchen.team.bob, pages=100)
    return kitchen.prepared(*[kitchen.approved(book) for book in books])


def test_new_text_is_told_to_writer_and_signer_of_live_texts_that_show_it(kitchen):
    book = kitchen.live(kitchen.book())
    kitchen.live(
        kitchen.recipe("soup", summary="As in [@cookbook]."),
        kitchen.recipe("stew", summary="As in [@cookbook].", steps=[("boil", "See [@cookbook].")]),
    )
    kitchen.recipe("draft", summary="As in [@cookbook].")
    at_first = told_exactly()

    kitchen.send(changed_books(kitchen, book))

    words = "“Cookbook” changed for readers. Live texts that you wrote or signed show it: 2."
    assert (at_first, told_exactly()) == (
        [],
        [("Ann", words, book, None), ("Cleo", words, book, None)],
    )


def test_several_new_texts_are_told_as_one_with_the_minute_at_which_they_change(kitchen):
    names = ["a", "b", "c", "d"]
    books = kitchen.live(*[kitchen.book(name) for name in names])
    kitchen.live(kitchen.recipe(summary="[@a; @b; @c; @d]"))
    release, minute = changed_books(kitchen, *books), next_minute()

    kitchen.send(release, starts_at=minute)

    words = (
        f"“A”, “B”, “C” and 1 more will change at {minute:%Y-%m-%d %H:%M} UTC. "
        "Live texts that you wrote or signed show them."
    )
    assert told_exactly() == [("Ann", words, None, release), ("Cleo", words, None, release)]


def test_texts_that_go_live_along_with_it_are_no_news(kitchen):
    book = kitchen.live(kitchen.book())
    soup = kitchen.live(kitchen.recipe(summary="As in [@cookbook]."))
    release = changed_books(kitchen, book)
    change(soup, by=kitchen.team.ann, price=6)
    releases.add(release, [kitchen.approved(soup)], by=kitchen.team.pam)

    kitchen.send(release)

    assert told_exactly() == []


def test_emergency_withdrawal_is_told_to_those_whose_texts_show_the_link(kitchen):
    broth = kitchen.live(kitchen.recipe("broth"))
    kitchen.live(kitchen.recipe(follows_id=broth.pk))

    withdrawing.withdraw(broth, by=kitchen.team.cleo, reason="Salmonella.", emergency=True)

    words = "“Broth” changed for readers. Live texts that you wrote or signed show it: 1."
    assert told_exactly() == [("Ann", words, broth, None)]


@pytest.mark.parametrize("writers", [["ann"], ["ann", "bob", "ann"]], ids=len)
def test_release_is_told_at_the_same_cost_however_many_hear_of_it(
    kitchen, writers, django_assert_num_queries
):
    book = kitchen.live(kitchen.book())
    by = [getattr(kitchen.team, name) for name in writers]
    slugs = [f"soup-{number}" for number in range(len(by))]
    soups = [
        write(Recipe, slug, by=each, summary="[@cookbook]")
        for slug, each in zip(slugs, by, strict=True)
    ]
    kitchen.live(*soups)
    release = changed_books(kitchen, book)

    # PostgreSQL gives out the keys of publications before they are copied in.
    with django_assert_num_queries(73 + (connection.vendor == "postgresql")):
        kitchen.send(release)

    assert [name for name, *_ in told_exactly()] == sorted({*(n.title() for n in writers), "Cleo"})
