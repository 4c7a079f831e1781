"""Every change of what is public is seen: one's own at once, another's soon, a schedule on its minute."""

import time
from datetime import timedelta

from django.db import OperationalError, connection

from cms.delivery.front.known_state import SECONDS, KnownState
from cms.models import Library
from cms.models.outbox import COMMITTED
from cms.publishing import notices, redaction
from tests.asking import Asked, connected
from tests.kitchen import change, current, next_minute

SOUP = "/api/v1/recipes/soup/"
MOMENT = timedelta(microseconds=1)


def differing(asked, paths):
    """Paths of which the front says something else than Django, at first or again."""
    wanted = [asked.ask_django(path) for path in paths]
    told = [[asked.ask(path) for path in paths] for _ in range(2)]
    return [
        path for path, *answers in zip(paths, wanted, *told, strict=True) if len(set(answers)) > 1
    ]


def test_own_change_is_seen_at_once(kitchen, soup, asked, django_capture_on_commit_callbacks):
    asked.ask(SOUP)

    with django_capture_on_commit_callbacks(execute=True):
        kitchen.notice(soup, text="Less salt.")

    assert b"Less salt." in asked.ask(SOUP).body


def test_own_change_is_seen_only_when_it_is_committed(
    kitchen, soup, asked, django_capture_on_commit_callbacks
):
    asked.ask(SOUP)

    with django_capture_on_commit_callbacks():
        kitchen.notice(soup, text="Less salt.")

    assert b"Less salt." not in asked.again(SOUP).body


def test_what_is_committed_during_a_look_is_not_taken_for_seen(
    soup, clock, django_assert_num_queries
):
    known, now = KnownState(), time.time()

    def meanwhile(execute, *asked):
        COMMITTED.hear()
        return execute(*asked)

    with connected():
        with connection.execute_wrapper(meanwhile):
            known.at(now)
        with django_assert_num_queries(1):
            known.at(now)
            known.at(now)


def test_change_of_another_process_is_seen_within_half_a_second(kitchen, soup, asked, clock):
    """What is committed in a test's own transaction is told to nobody, like another process's."""
    asked.ask(SOUP)

    kitchen.notice(soup, text="Less salt.")
    clock.shift(SECONDS - 0.001)
    before = asked.again(SOUP)
    clock.shift(0.001)

    assert b"Less salt." not in before.body
    assert b"Less salt." in asked.ask(SOUP).body


def test_nothing_that_was_read_in_one_minute_is_told_in_another(kitchen, soup, asked, clock):
    clock.move_to(next_minute() - timedelta(milliseconds=1))
    asked.ask(SOUP)
    kitchen.notice(soup, text="Less salt.")

    clock.shift(timedelta(milliseconds=1))

    assert b"Less salt." in asked.ask(SOUP).body


def test_schedule_is_seen_on_its_minute(kitchen, soup, asked, clock):
    change(soup, by=kitchen.team.ann, summary="Cold.")
    starts_at = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(soup)), starts_at=starts_at)
    asked.ask(SOUP)
    clock.move_to(starts_at - MOMENT)
    before = asked.again(SOUP)

    clock.move_to(starts_at)

    assert b"Cold." not in before.body
    assert b"Cold." in asked.ask(SOUP).body
    assert differing(asked, [SOUP]) == []


def test_notice_is_gone_on_the_minute_at_which_it_ends(kitchen, soup, asked, clock):
    ends_at = next_minute()
    kitchen.notice(soup, text="Less salt.", ends_at=ends_at)
    clock.shift(10)
    asked.ask(SOUP)
    clock.move_to(ends_at - MOMENT)
    before = asked.again(SOUP)

    clock.move_to(ends_at)

    assert b"Less salt." in before.body
    assert b"Less salt." not in asked.ask(SOUP).body


def test_notice_that_is_ended_early_is_gone(kitchen, soup, asked, clock):
    notice = kitchen.notice(soup, text="Less salt.")
    clock.shift(SECONDS)
    asked.ask(SOUP)

    notices.end(notice, by=kitchen.team.pam, reason="The text says it now.")
    clock.shift(SECONDS)

    assert b"Less salt." not in asked.ask(SOUP).body


def test_clock_that_is_set_back_brings_nothing_old_back(kitchen, soup, asked, clock):
    asked.ask(SOUP)
    change(soup, by=kitchen.team.ann, summary="Cold.")
    kitchen.live(soup)
    clock.shift(SECONDS)
    asked.ask(SOUP)

    clock.shift(-3600)

    assert b"Cold." in asked.ask(SOUP).body
    assert differing(asked, [SOUP]) == []


def test_text_that_is_redacted_lingers_nowhere(kitchen, soup, asked, clock):
    old = current(soup).head
    at = f"{SOUP}?at={Library.objects.get().last_start.isoformat().replace('+00:00', 'Z')}"
    asked.ask(at)
    kept = asked.is_kept(at)
    change(soup, by=kitchen.team.ann, summary="Cold.")
    kitchen.live(soup)
    clock.shift(10)

    wish = redaction.ask(old, by=kitchen.team.ada, reason="It names a patient.")
    redaction.confirm(wish, by=kitchen.team.abe)
    clock.shift(SECONDS)

    assert kept
    assert asked.ask(at).code == 410
    assert asked.front.memory.young == asked.front.memory.old == {}


def test_answer_that_was_read_while_the_state_changed_is_kept_under_neither(kitchen, soup, clock):
    """Between looking which state it is and reading, a release goes live."""

    class Overtaken(Asked):
        meanwhile = None

        def _counted(self, environ, start_response):
            if self.meanwhile:
                self.meanwhile()
            return super()._counted(environ, start_response)

    asked = Overtaken()
    change(soup, by=kitchen.team.ann, summary="Cold.")
    asked.meanwhile = lambda: kitchen.live(soup)

    new = asked.ask(SOUP)
    asked.meanwhile = None

    assert b"Cold." in new.body
    assert not asked.is_kept(SOUP)


def test_drafts_and_schedules_change_nothing(kitchen, soup, asked, clock):
    paths = [SOUP, "/api/v1/", "/api/v1/recipes/", "/api/v1/changes/", "/api/v1/search/?q=soup"]
    before = [asked.ask(path) for path in paths]

    change(soup, by=kitchen.team.ann, summary="Cold.")
    kitchen.approved(kitchen.recipe("stew"))
    kitchen.send(kitchen.prepared(kitchen.approved(soup)), starts_at=next_minute(5))
    clock.shift(SECONDS)

    # Looked at as at any time, and found to be the same.
    assert [asked.again(path).body for path in paths] == [each.body for each in before]


def test_state_is_looked_up_twice_a_second_at_the_most(
    soup, asked, clock, django_assert_num_queries
):
    asked.ask(SOUP)

    with django_assert_num_queries(0):
        for _ in range(5):
            asked.again(SOUP)
    clock.shift(SECONDS)
    with django_assert_num_queries(1):
        for _ in range(5):
            asked.again(SOUP)


def test_nobody_is_answered_from_memory_while_the_database_is_away(soup, asked, clock):
    asked.ask(SOUP)
    clock.shift(SECONDS)

    def away(execute, sql, params, many, context):
        raise OperationalError("gone")

    with connected(), connection.execute_wrapper(away):
        told = KnownState().at(0), asked.front.known_state.at(0)

    assert told == (None, None)
