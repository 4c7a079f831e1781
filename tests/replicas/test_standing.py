"""When a standby is well: it answers, follows the primary, and knows what was committed lately."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from cms.replicas.standing import FOREIGN, PROMOTED, SILENCE, UNKNOWN, UNREACHABLE, Databases

NAME, SYSTEM, MOST_LAG = "standby-1", 7, 10
BEHIND = "it is more than 10 seconds behind"
BEGAN = datetime(2026, 11, 22, tzinfo=UTC)
LONG = SILENCE + 1


@pytest.fixture
def databases():
    return Databases([NAME], MOST_LAG)


@pytest.fixture
def standby(databases):
    return databases[NAME]


def primary_says(databases, position, *, ago=0.0):
    """So many seconds ago its log ended here."""
    at = BEGAN - timedelta(seconds=ago)
    databases.primary.says(position, SYSTEM, at=at, seen=time.monotonic() - ago)


def standby_says(standby, replayed, *, system=SYSTEM, is_standby=True, has_all=True):
    standby.says(replayed, system, is_standby, has_all)


def test_standby_of_which_nothing_was_heard_is_left_out(databases, standby):
    before = standby.amiss
    primary_says(databases, 100)
    after = standby.amiss

    assert (before, after, databases.a_standby()) == (UNKNOWN, UNKNOWN, None)


@pytest.mark.parametrize(
    ("ago", "amiss"), [(0, ""), (MOST_LAG - 1, ""), (MOST_LAG + 1, BEHIND), (None, BEHIND)]
)
def test_standby_is_as_far_behind_as_what_it_has_replayed(databases, standby, ago, amiss):
    if ago is not None:
        primary_says(databases, 100, ago=ago)
    primary_says(databases, 200)
    standby_says(standby, 100 if ago != 0 else 200)

    assert standby.amiss == amiss
    assert databases.a_standby() == (None if amiss else NAME)


def test_primary_that_writes_nothing_leaves_nobody_behind(databases, standby):
    primary_says(databases, 100, ago=5)
    standby_says(standby, 100)
    primary_says(databases, 100)

    assert (standby.known.at, round(standby.lag), standby.amiss) == (BEGAN, 0, "")


def test_marks_reach_as_far_back_as_a_standby_may_be_behind_and_no_further(databases, standby):
    for second in range(100, 0, -1):
        primary_says(databases, 1000 - second, ago=second)
    standby_says(standby, 1000 - MOST_LAG)

    assert len(databases.primary.marks) == MOST_LAG + 6
    assert standby.known.at == BEGAN - timedelta(seconds=MOST_LAG)


@pytest.mark.parametrize("is_told", [True, False])
def test_standby_that_fails_or_falls_silent_is_left_out(databases, standby, is_told):
    primary_says(databases, 100)
    standby_says(standby, 100)
    if is_told:
        standby.fails = True
    else:
        standby.heard -= LONG
    amiss = standby.amiss
    standby_says(standby, 100)

    assert (amiss, standby.amiss) == (UNREACHABLE, "")


def test_copy_of_another_database_is_left_out(databases, standby):
    primary_says(databases, 100)
    standby_says(standby, 100, system=SYSTEM + 1)

    assert standby.amiss == FOREIGN


def test_standby_that_was_promoted_counts_only_without_a_primary(databases, standby):
    primary_says(databases, 100)
    standby_says(standby, 100, is_standby=False)
    beside = standby.amiss
    databases.primary.fails = True

    assert (beside, standby.amiss) == (PROMOTED, "")


@pytest.mark.parametrize("is_told", [True, False])
def test_nobody_falls_behind_a_primary_that_is_away(databases, standby, is_told):
    primary_says(databases, 100, ago=MOST_LAG + 1)
    standby_says(standby, 100)
    beside = standby.amiss
    if is_told:
        databases.primary.fails = True
    else:
        databases.primary.heard -= LONG

    assert (beside, standby.amiss) == (BEHIND, "")


def test_standby_that_was_behind_stays_out_when_the_primary_goes(databases, standby):
    for second in range(MOST_LAG + 2, -1, -1):
        primary_says(databases, 1000 - second, ago=second)
    standby_says(standby, 1000 - MOST_LAG - 2)
    databases.primary.fails = True
    behind = standby.amiss
    standby_says(standby, 1000 - MOST_LAG)

    assert (behind, standby.amiss) == (BEHIND, "")


def test_what_the_primary_never_sent_keeps_nobody_out_while_it_is_away(databases, standby):
    primary_says(databases, 100, ago=MOST_LAG + 5)
    primary_says(databases, 200)
    standby_says(standby, 199)
    beside = standby.amiss
    databases.primary.fails = True

    assert (beside, standby.amiss) == (BEHIND, "")


def test_standby_that_lacks_the_only_old_mark_stays_out_when_the_primary_goes(databases, standby):
    primary_says(databases, 100, ago=MOST_LAG * 3)
    primary_says(databases, 200)
    standby_says(standby, 99)
    databases.primary.fails = True

    assert standby.amiss == BEHIND


def test_standby_that_is_silent_is_asked_where_nobody_else_is_left(databases, standby):
    primary_says(databases, 100)
    standby_says(standby, 100)
    standby.heard -= LONG
    databases.primary.fails = True

    assert (databases.a_standby(), databases.a_last_standby()) == (None, NAME)
    assert databases.a_last_standby(but={NAME}) is None


@pytest.mark.parametrize(("has_all", "amiss"), [(True, ""), (False, BEHIND)])
def test_standby_speaks_for_itself_where_the_primary_was_never_heard(
    databases, standby, has_all, amiss
):
    databases.primary.fails = True
    standby_says(standby, 100, has_all=has_all)

    assert standby.amiss == amiss


def test_standbys_take_turns_but_for_those_that_failed():
    databases = Databases(["standby-1", "standby-2", "standby-3"], MOST_LAG)
    primary_says(databases, 100)
    for standby in databases.standbys.values():
        standby_says(standby, 100)

    asked = {databases.a_standby() for _ in range(6)}
    left = {databases.a_standby(but={"standby-1", "standby-3"}) for _ in range(3)}

    assert (asked, left) == ({"standby-1", "standby-2", "standby-3"}, {"standby-2"})
