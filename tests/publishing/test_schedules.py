"""Releases that start later: when they start, and who is held when something else changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from cms.editorial import audit, signing
from cms.editorial.refusals import TransitionRefused
from cms.models import Blocks, FlagKind, Publication, Release, ReleaseState
from cms.publishing import chain, flags, instants, releases, urgent, withdrawing
from cms.publishing.refusals import ReleaseRefused, ScheduleRefused
from tests.kitchen import approve, change, current, proof, release, submit
from tests.observing import events, public, recorded_state, stored

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
ONE, TWO, THREE = (NOON + timedelta(hours=hours) for hours in (1, 2, 3))
BLINK = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def soup(kitchen):
    """Live as Soup since noon, approved as Stew."""
    item = kitchen.live(kitchen.recipe(title="Soup"))
    return kitchen.approved(change(item, by=kitchen.team.ann, title="Stew"))


def titles(at):
    return sorted(
        each["title"] if isinstance(each, dict) else "withdrawn" for each in public(at).values()
    )


def state(release):
    return Release.objects.get(pk=release.pk)


def refuses(refusal, match, act, *args, **kwargs):
    before = stored()
    with pytest.raises(refusal, match=match):
        act(*args, **kwargs)
    assert stored() == before


def test_schedule_takes_effect_at_its_minute_with_nothing_running(kitchen, soup):
    kitchen.send(kitchen.prepared(soup), starts_at=ONE)

    seen = [titles(at) for at in (NOON, ONE - BLINK, ONE, THREE)]

    assert seen == [["Soup"], ["Soup"], ["Stew"], ["Stew"]]


@pytest.mark.parametrize("off", [timedelta(seconds=1), BLINK])
def test_schedule_starts_on_a_full_minute(kitchen, soup, off):
    refuses(ScheduleRefused, "full minute", kitchen.send, kitchen.prepared(soup), ONE + off)


@pytest.mark.parametrize("wanted", [NOON, NOON - timedelta(hours=1)])
def test_schedule_is_never_in_the_past(kitchen, soup, wanted):
    refuses(ScheduleRefused, "has passed", kitchen.send, kitchen.prepared(soup), wanted)


def test_two_schedules_do_not_start_at_one_minute(kitchen, soup):
    broth = kitchen.approved(kitchen.recipe("broth"))
    kitchen.send(kitchen.prepared(soup), starts_at=ONE)

    refuses(ScheduleRefused, "Another release", kitchen.send, kitchen.prepared(broth), ONE)


def test_schedule_in_another_time_zone_is_the_same_instant_with_the_same_hashes(kitchen, soup):
    local = ONE.astimezone(ZoneInfo("Asia/Kolkata"))
    sent = kitchen.send(kitchen.prepared(soup), starts_at=local)
    kitchen.cancel(sent)
    kitchen.send(kitchen.prepared(soup), starts_at=TWO.astimezone(ZoneInfo("Asia/Kolkata")))

    with time_machine.travel(THREE):
        kitchen.live(kitchen.recipe("broth"))

        assert (chain.broken_links(), audit.replay()) == ([], recorded_state())


def test_editing_neither_changes_nor_cancels_what_is_scheduled(kitchen, soup):
    kitchen.send(kitchen.prepared(soup), starts_at=ONE)

    change(soup, by=kitchen.team.ann, title="Broth")

    assert titles(ONE) == ["Stew"]


def test_cancelled_schedule_never_starts(kitchen, soup):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=ONE)

    kitchen.cancel(sent)

    assert (titles(ONE), state(sent).state, state(sent).stopped_by) == (
        ["Soup"],
        ReleaseState.CANCELLED,
        kitchen.team.pam.person,
    )
    assert audit.replay() == recorded_state()


def test_cancelling_what_is_live_or_cancelled_is_refused(kitchen, soup, clock):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=ONE)
    other = kitchen.prepared(soup)
    kitchen.cancel(other)
    clock.move_to(ONE)

    refuses(TransitionRefused, "This release is live. Roll it back", kitchen.cancel, sent)
    refuses(TransitionRefused, "cancelled already", kitchen.cancel, other)


def held(release):
    return state(release).state == ReleaseState.HELD and state(release).stop_reason


def test_schedule_whose_base_moved_is_held(kitchen, soup):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=TWO)
    reaffirmed(kitchen, soup)

    assert held(sent) == "What was live before has changed: recipe/soup."
    assert (titles(THREE), events()[-2:]) == (["Soup"], ["release held", "released"])


def reaffirmed(kitchen, item):
    """Publish the live text again, as reviewed."""
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        by = kitchen.team.carl
        signing.reaffirm(item, by=by, proof=proof(by))
        prepared = releases.prepare("Again", by=kitchen.team.pam)
        prepared.entries.create(
            item=item, revision=item.publications.earliest("starts_at").revision
        )
        kitchen.send(prepared)


def test_schedule_whose_linked_item_is_withdrawn_before_is_held(kitchen, soup):
    book = kitchen.live(kitchen.book())
    with_source = change(soup, by=kitchen.team.ann, summary="Hot [@cookbook].")
    sent = kitchen.send(kitchen.prepared(kitchen.approved(with_source)), starts_at=TWO)

    withdrawing.withdraw(book, by=kitchen.team.pam, reason="Out of print.", starts_at=ONE)

    assert held(sent) == "It links to items that will not be live then: book/cookbook."
    assert titles(THREE) == ["Soup", "withdrawn"]


def test_withdrawal_to_come_of_what_becomes_used_is_held(kitchen, soup):
    book = kitchen.live(kitchen.book())
    withdrawal = withdrawing.withdraw(
        book, by=kitchen.team.pam, reason="Out of print.", starts_at=TWO
    )

    kitchen.live(change(soup, by=kitchen.team.ann, summary="Hot [@cookbook]."))

    assert held(withdrawal) == "Live documents will use what it withdraws: recipe/soup."
    assert titles(THREE) == ["Cookbook", "Stew"]


def test_flag_that_blocks_release_holds_what_is_scheduled(kitchen, soup):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=ONE)

    flags.open_flag(
        soup, by=kitchen.team.bob, kind=FlagKind.GAP, text="Salt?", blocks=Blocks.RELEASE
    )

    assert held(sent) == "An open flag blocks release: recipe/soup."
    assert titles(TWO) == ["Soup"]


def test_cancellation_holds_what_relied_on_it(kitchen):
    book, soup = kitchen.book(), kitchen.recipe(summary="Hot [@cookbook].")
    first = kitchen.send(kitchen.prepared(kitchen.approved(book)), starts_at=ONE)
    second = kitchen.send(kitchen.prepared(kitchen.approved(soup)), starts_at=TWO)

    kitchen.cancel(first)

    assert held(second) == "It links to items that will not be live then: book/cookbook."
    assert titles(THREE) == []


def test_what_is_held_is_sent_again_and_still_verifies(kitchen, soup, clock):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=ONE)
    flag = flags.open_flag(
        soup, by=kitchen.team.bob, kind=FlagKind.GAP, text="Salt?", blocks=Blocks.RELEASE
    )
    flags.resolve_flag(flag, by=kitchen.team.bob, resolution="No.")

    kitchen.send(sent, starts_at=TWO)

    clock.move_to(THREE)
    kitchen.live(kitchen.recipe("broth"))
    assert (titles(ONE), titles(TWO), state(sent).stop_reason) == (["Soup"], ["Stew"], "")
    assert (chain.broken_links(), audit.replay()) == ([], recorded_state())


def test_same_text_is_not_scheduled_behind_itself(kitchen, soup):
    kitchen.send(kitchen.prepared(soup), starts_at=ONE)

    refuses(ReleaseRefused, "just as it stands", kitchen.send, kitchen.prepared(soup), TWO)


def test_urgent_fix_holds_the_draft_that_was_scheduled(kitchen, soup):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=ONE)
    urgent.begin(soup, by=kitchen.team.ann)
    fixed = change(soup, by=kitchen.team.ann, price=7)
    release(approve(submit(fixed, by=kitchen.team.ann), by=kitchen.team.carl), by=kitchen.team.pam)

    assert held(sent) == "What was live before has changed: recipe/soup."
    assert titles(TWO) == ["Soup"]


# A clock set back


def test_clock_set_back_brings_no_old_text_back(kitchen, soup, clock):
    clock.move_to(ONE)
    kitchen.send(kitchen.prepared(soup))
    clock.move_to(NOON)

    kitchen.live(kitchen.recipe("broth"))

    starts = sorted(Publication.objects.values_list("starts_at", flat=True))
    assert (titles(instants.now()), starts) == (["Broth", "Stew"], [NOON, ONE, ONE + BLINK])


def test_clock_set_back_neither_holds_nor_cancels_what_has_started(kitchen, soup, clock):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=ONE)
    clock.move_to(TWO)
    kitchen.live(kitchen.recipe("broth"))
    clock.move_to(NOON)

    flags.open_flag(
        soup, by=kitchen.team.bob, kind=FlagKind.GAP, text="Salt?", blocks=Blocks.RELEASE
    )

    refuses(TransitionRefused, "This release is live", kitchen.cancel, sent)
    assert (titles(ONE), state(sent).state) == (["Stew"], ReleaseState.SENT)


def test_clock_set_back_after_a_notice_only_still_knows_what_had_started(kitchen, soup, clock):
    sent = kitchen.send(kitchen.prepared(soup), starts_at=ONE)
    clock.move_to(TWO)
    kitchen.notice(current(soup))
    clock.move_to(NOON)

    refuses(TransitionRefused, "This release is live", kitchen.cancel, sent)


def test_nothing_is_scheduled_before_what_the_library_has_seen(kitchen, soup, clock):
    clock.move_to(TWO)
    kitchen.live(kitchen.recipe("broth"))
    clock.move_to(NOON)

    refuses(ScheduleRefused, "has passed", kitchen.send, kitchen.prepared(soup), ONE)
