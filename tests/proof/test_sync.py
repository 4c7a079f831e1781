"""Whoever applies the changes holds exactly what is public, whatever happens beside it."""

import os
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from cms.publishing import instants
from tests.kitchen import Kitchen
from tests.observing import public
from tests.proof.following import Follower
from tests.proof.histories import ACTS, History

IS_SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
# How many histories, or which of them: ``SYNC_HISTORIES=2000-3000``.
SLICE = os.environ.get("SYNC_HISTORIES", "0-10000" if IS_SOAK else "0-100")
FIRST, LAST = map(int, SLICE.split("-"))
NOON = datetime(2026, 11, 2, 12, 0, 7, tzinfo=UTC)
# A history is the acts of its trunk and two more; so many have the same trunk.
TRUNK, ENDS = 8, 20
# What the histories must have come to, or they prove little; a few of them come to less.
REACHED = set(ACTS) if LAST - FIRST >= 500 else set(ACTS) - {"hold", "cancel", "redact"}


@pytest.fixture
def small_library(db, settings):
    """Two books and four recipes that name each other: some live, one a draft."""
    settings.ROOT_URLCONF = "tests.delivery.urls"
    with time_machine.travel(NOON, tick=False) as clock:
        kitchen = Kitchen()

        def written(make, *words, **content):
            clock.shift(timedelta(milliseconds=1))
            return make(*words, **content)

        books = [written(kitchen.book, slug, pages=3) for slug in ("cookbook", "diary")]
        soup = written(kitchen.recipe, "soup", summary="Hot [@cookbook].")
        stew = written(kitchen.recipe, "stew", summary="Slow [@diary].", follows_id=soup.pk)
        pie = written(kitchen.recipe, "pie", ingredients=[("salt", {"sources": "[@diary]"})])
        written(kitchen.recipe, "draft", summary="No.")
        kitchen.live(*books, soup, stew, pie)
        yield kitchen, clock


def test_follower_holds_exactly_what_is_public_after_every_history(small_library):
    """A trunk is what happened to a library; from there on it goes on in several ways."""
    kitchen, clock = small_library
    reached, told = Counter(), Counter()

    for trunk in range(FIRST // ENDS, LAST // ENDS):
        with transaction.atomic():
            clock.move_to(NOON + timedelta(seconds=1))
            grown = History(kitchen, trunk, clock)
            followers = begun_beside(grown)
            for end in range(ENDS):
                with told_apart(trunk, end), transaction.atomic():
                    told += ended(grown.branch(end), followers)
                    transaction.set_rollback(True)
            reached += grown.done
            transaction.set_rollback(True)

    assert set(reached) >= REACHED
    assert told["needless"] < told["followers"] / 100
    print(f"{LAST - FIRST} histories, {dict(told)}, {dict(reached)}")


@contextmanager
def told_apart(trunk, end):
    try:
        yield
    except AssertionError as fault:
        raise AssertionError(f"In end {end} of trunk {trunk}.") from fault


def begun_beside(history):
    """Clients that began at different times while the trunk grew, and read as they liked."""
    client, choose = Client(), history.random
    followers = [Follower(client)]
    for _ in range(TRUNK):
        history.step()
        followers += [begun(client, choose)] if choose.random() < 0.4 else []
        for each in followers:
            if choose.random() < 0.25:
                each.step()
    return followers


def begun(client, choose):
    return Follower(
        client,
        type_name=choose.choice([None, None, "recipe", "book"]),
        page_size=choose.choice([2, 5, 20]),
    )


def ended(history, followers):
    """One of the ways in which it goes on, and whether a client then holds what is public."""
    follower = history.random.choice(followers).copy()
    history.step()
    if history.random.random() < 0.3:
        follower.step()
    history.step()
    follower.catch_up()
    assert follower.documents == follower.wanted(shown())
    return Counter(followers=1, needless=follower.needless)


def shown():
    """All that readers can open, composed without the API."""
    seen = public(instants.now()).values()
    return {each["id"]: each for each in seen if isinstance(each, dict)}
