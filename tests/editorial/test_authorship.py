"""Whose words a text holds, after every way in which text comes and goes."""

import pytest

from cms.editorial import authorship, saving
from cms.models import Person, Release, Role, content_of
from cms.publishing import urgent, withdrawing
from tests.kitchen import change, current, next_minute
from tests.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def writers(db):
    return {name: account(name.title(), Role.AUTHOR) for name in ["una", "vic", "wim", "xia"]}


def names(people):
    return set(Person.objects.filter(pk__in=people).values_list("name", flat=True))


def contributors(item):
    return names(authorship.contributors(current(item)))


def live_by(kitchen, item, by, **fields):
    """Change and release it: the text of ``by`` is live then."""
    kitchen.live(change(item, by=by, **fields))
    return current(item)


def test_contributors_are_all_who_saved_before_anything_is_live(kitchen, writers):
    soup = kitchen.recipe()
    change(soup, by=writers["una"], title="Stew")

    assert contributors(soup) == {"Ann", "Una"}


def test_contributors_are_those_since_the_live_text(kitchen, writers):
    soup = kitchen.live(kitchen.recipe())
    change(soup, by=writers["una"], title="Stew")

    assert contributors(soup) == {"Una"}


def test_contributors_of_text_that_waits_for_its_minute_are_those_since_what_is_live_now(
    kitchen, writers
):
    soup = kitchen.live(kitchen.recipe())
    soup = kitchen.approved(change(soup, by=writers["una"], title="Stew"))
    kitchen.send(kitchen.prepared(soup), starts_at=next_minute())
    change(soup, by=writers["vic"], title="Broth")

    assert contributors(soup) == {"Una", "Vic"}


def test_contributors_after_roll_back_are_all_since_what_is_live_again(kitchen, writers):
    soup = kitchen.live(kitchen.recipe())
    soup = live_by(kitchen, soup, writers["una"], title="Stew")
    roll_back(kitchen)
    change(soup, by=writers["vic"], price=9)

    assert contributors(soup) == {"Una", "Vic"}


def test_contributors_of_restored_text_are_all_who_wrote_until_then(kitchen, writers):
    soup = kitchen.recipe()
    soup = live_by(kitchen, soup, writers["una"], title="Stew")
    stew = soup.head
    soup = live_by(kitchen, soup, writers["vic"], summary="Thick.")
    soup = live_by(kitchen, soup, writers["wim"], title="Soup", summary="")

    saving.restore_revision(soup, stew, by=writers["xia"], base=soup.head)

    assert contributors(soup) == {"Ann", "Una", "Xia"}


def test_contributors_of_the_live_text_restored_are_those_who_restored_it(kitchen, writers):
    soup = kitchen.live(kitchen.recipe())
    live = soup.head
    soup = change(soup, by=writers["una"], title="Stew")

    saving.restore_revision(soup, live, by=writers["vic"], base=soup.head)

    assert contributors(soup) == {"Una", "Vic"}


def test_contributors_of_an_urgent_fix_are_those_who_fix(kitchen, writers):
    soup = kitchen.live(kitchen.recipe())
    soup = change(soup, by=writers["una"], title="Stew")
    urgent.begin(soup, by=kitchen.team.pam)
    change(soup, by=writers["vic"], price=9)

    assert contributors(soup) == {"Vic"}


def test_contributors_of_the_draft_after_an_urgent_fix_include_who_wrote_the_draft(
    kitchen, writers
):
    soup = kitchen.live(kitchen.recipe())
    soup = change(soup, by=writers["una"], title="Stew")
    urgent.begin(soup, by=kitchen.team.pam)
    live_by(kitchen, soup, writers["vic"], price=9)

    urgent.finish(current(soup), by=writers["wim"])

    assert contributors(soup) == {"Ann", "Una", "Wim"}


def test_contributors_of_an_urgent_fix_whose_start_was_taken_back_meanwhile_are_all(
    kitchen, writers
):
    soup = kitchen.live(kitchen.recipe())
    soup = live_by(kitchen, soup, writers["una"], title="Stew")
    soup = change(soup, by=writers["vic"], title="Broth")
    urgent.begin(soup, by=kitchen.team.pam)
    roll_back(kitchen)
    change(soup, by=writers["wim"], price=9)

    # The text being fixed holds Una's words, which are no longer live.
    assert contributors(soup) == {"Una", "Vic", "Wim", "Pam"}


def test_contributors_of_a_withdrawn_item_are_all_who_ever_saved(kitchen, writers):
    soup = kitchen.live(kitchen.recipe())
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="Old.")
    change(soup, by=writers["una"], title="Stew")

    assert contributors(soup) == {"Ann", "Una"}


def test_contributors_of_a_merge_are_those_who_saved_either_side(kitchen, writers):
    soup = kitchen.live(kitchen.recipe())
    base = soup.head
    change(soup, by=writers["una"], title="Stew")
    with saving.editing(current(soup), by=writers["vic"], base=base):
        content_of(soup).steps.create(key="one", body="Cook.")

    assert contributors(soup) == {"Una", "Vic"}


def test_authors_of_the_live_text_are_those_since_the_release_before(kitchen, writers):
    soup = kitchen.live(kitchen.recipe())
    change(soup, by=writers["una"], title="Stew")
    soup = live_by(kitchen, soup, writers["vic"], price=9)

    assert names(authorship.authors_of_live(soup)) == {"Una", "Vic"}


def roll_back(kitchen):
    last = Release.objects.order_by("starts_at").last()
    withdrawing.roll_back(last, by=kitchen.team.pam, reason="Bad.")
