"""What an administrator sees and does about a person: duties left, and lost second factors."""

import pytest
from django.urls import reverse

from cms.editorial import second_factor, workflow
from cms.publishing import flags
from tests.admin.browsing import filled, signed_in, told
from tests.admin.people.coming_in import entered, is_in, with_app
from tests.kitchen import current
from tests.observing import events


@pytest.fixture
def waiting(kitchen):
    """Cleo is asked to review the soup, and sees to a flag on it."""
    soup, team = kitchen.recipe(), kitchen.team
    workflow.submit(soup, by=team.ann, expected=soup.head, reviewers=[team.cleo.person])
    flag = flags.open_flag(current(soup), by=team.ann, kind="gap", text="How hot?")
    flags.assign_flag(flag, by=team.ann, to=team.cleo.person)
    return soup


def page_of(account, by):
    return signed_in(by).get(reverse("admin:cms_person_change", args=[account.person_id]))


def test_page_of_a_person_says_what_waits_for_them(kitchen, waiting):
    page = page_of(kitchen.team.cleo, by=kitchen.team.ada)

    held = [(title, words) for title, words, _ in page.context["held"]]
    answers = [signed_in(kitchen.team.ann).get(url) for _, _, url in page.context["held"]]
    assert held == [("Soup", "asked to review"), ("Soup", "sees to the flag “gap”")]
    assert [each.status_code for each in answers] == [200, 200]


def test_closing_the_last_account_says_what_is_left(kitchen, waiting):
    entries = filled(page_of(kitchen.team.cleo, by=kitchen.team.ada))
    window = entered(kitchen.team.cleo)
    del entries["accounts-0-is_active"]

    page = signed_in(kitchen.team.ada).post(
        reverse("admin:cms_person_change", args=[kitchen.team.cleo.person_id]), entries, follow=True
    )

    assert any("Cleo can no longer come in." in each for each in told(page))
    assert any("2 things are left to hand over" in each for each in told(page))
    assert not is_in(window)


def test_administrator_removes_a_lost_second_factor(kitchen):
    secret, _ = with_app(kitchen.team.ann)
    window = entered(kitchen.team.ann, secret)

    signed_in(kitchen.team.ada).post(reverse("admin:reset_factors", args=[kitchen.team.ann.pk]))

    assert not second_factor.is_set_up(kitchen.team.ann)
    assert not is_in(window)
    assert is_in(entered(kitchen.team.ann))
    assert events()[-1] == "second factors removed"


@pytest.mark.parametrize("name", ["ann", "pam", "gus"])
def test_nobody_else_removes_a_second_factor(kitchen, name):
    with_app(kitchen.team.bob)

    signed_in(getattr(kitchen.team, name)).post(
        reverse("admin:reset_factors", args=[kitchen.team.bob.pk])
    )

    assert second_factor.is_set_up(kitchen.team.bob)
    assert events()[-1] == "manage people refused"
