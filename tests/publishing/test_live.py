"""The live copy follows every public change, and is what it would be if it were made anew."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pyroaring import BitMap

from cms.models import (
    Generation,
    Library,
    LiveItem,
    LiveStep,
    LiveText,
    Posting,
    Publication,
    Release,
)
from cms.publishing import live, withdrawing
from cms.publishing.live import rebuilding, words
from cms.publishing.live.following import UNFIT
from cms.publishing.live.terms import ROWS
from tests.kitchen import Kitchen, change, next_minute
from tests.proof.histories import History

NOON = datetime(2026, 11, 2, 12, 0, 7, tzinfo=UTC)
STEPS = 14


def is_of_the_present():
    return Generation.objects.get(pk=1).at is not None and list(rebuilding.differences()) == []


@pytest.mark.parametrize("number", range(12))
def test_copy_is_what_the_publications_say_after_every_act(db, number):
    with time_machine.travel(NOON, tick=False) as clock:
        kitchen = Kitchen()
        books = [kitchen.book(slug, pages=3) for slug in ("cookbook", "diary")]
        soup = kitchen.recipe("soup", summary="Hot [@cookbook].")
        salted = kitchen.recipe("pie", ingredients=[("salt", {"sources": "[@diary]"})])
        kitchen.live(*books, soup, salted)
        history = History(kitchen, f"copy {number}", clock)
        dice = random.Random(number)

        for _ in range(STEPS):
            history.step()
            if dice.random() < 0.3:
                clock.shift(timedelta(minutes=dice.choice([1, 20, 45])))
            live.catch_up()
            if dice.random() < 0.5:
                words.tell()

            assert list(rebuilding.differences()) == []
            assert noted_totals() == counted_totals()


def noted_totals():
    return {each.release_id: +Counter(each.counts) for each in LiveStep.objects.all()}


def counted_totals():
    return {
        each.pk: Counter(
            publication.type
            for publication in Publication.objects.live(each.starts_at).exclude(document="")
        )
        for each in Release.objects.started(Library.present())
    }


def test_copy_follows_in_the_transaction_of_the_release(kitchen):
    soup = kitchen.live(kitchen.recipe())

    assert list(LiveItem.objects.values_list("item", "slug")) == [(soup.pk, "soup")]
    assert is_of_the_present()


def test_item_whose_card_changed_is_composed_anew_wherever_it_is_shown(kitchen):
    stock = kitchen.recipe("stock")
    soup = kitchen.recipe("soup", ingredients=[("base", {"made_by_id": stock.pk})])
    kitchen.live(stock, soup)

    with_title(kitchen, stock, "Bone broth")

    assert '"title":"Bone broth"' in LiveText.objects.get(live__slug="soup").listed
    assert is_of_the_present()


def with_title(kitchen, item, title):
    return kitchen.live(change(item, by=kitchen.team.ann, title=title))


def test_schedule_is_followed_once_its_minute_has_come(kitchen, clock):
    minute = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe())), starts_at=minute)

    live.catch_up()
    before = LiveItem.objects.count()
    clock.move_to(minute)
    live.catch_up()

    assert (before, LiveItem.objects.count()) == (0, 1)
    assert is_of_the_present()


def test_copy_follows_nothing_that_readers_cannot_see(kitchen):
    soup = kitchen.live(kitchen.recipe())
    before = Generation.objects.get(pk=1).name

    change(soup, by=kitchen.team.ann, title="Draft")
    kitchen.send(kitchen.prepared(kitchen.approved(soup)), starts_at=next_minute())

    assert Generation.objects.get(pk=1).name == before


def test_what_is_withdrawn_leaves_no_trace_in_the_copy(kitchen):
    salted = kitchen.live(kitchen.recipe("pie", ingredients=[("salt", {"name": "salt"})]))

    withdrawing.withdraw(salted, by=kitchen.team.pam, reason="Spoilt.")

    assert not LiveItem.objects.exists()
    bits = {
        len(BitMap.deserialize(bytes(each)))
        for each in Posting.objects.values_list("bits", flat=True)
    }
    assert bits == {0}


def test_part_with_more_rows_than_the_copy_tells_apart_leaves_it_unread(kitchen):
    ingredients = [(f"salt-{number}", {"name": "salt"}) for number in range(ROWS + 1)]
    kitchen.live(kitchen.recipe("brine", ingredients=ingredients))

    assert Generation.objects.get(pk=1).form == UNFIT


def test_copy_of_other_code_is_left_alone_until_it_is_made_anew(kitchen):
    kitchen.live(kitchen.recipe())
    Generation.objects.update(form="other")

    kitchen.live(kitchen.recipe("stew"))

    assert list(LiveItem.objects.values_list("slug", flat=True)) == ["soup"]
    assert [*rebuilding.rebuild()][-1] == (2, 2)
    assert is_of_the_present()
