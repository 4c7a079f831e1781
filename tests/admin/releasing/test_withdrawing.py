from datetime import UTC, datetime

import pytest

from cms.models import Publication, Release, ReleaseState
from cms.publishing import releases, withdrawing
from tests.admin.browsing import act, address, signed_in, told
from tests.sampleapp.models import Book


@pytest.fixture
def book(kitchen):
    return kitchen.live(kitchen.book())


@pytest.fixture
def book_of_two(monkeypatch, book):
    """A book, while two people must want books gone."""
    monkeypatch.setattr(Book, "withdrawn_by_two", True)
    return book


def ways(kitchen, item, who):
    page = signed_in(getattr(kitchen.team, who)).get(address(item, "withdraw"))
    return [value for value, _ in page.context["form"].fields["how"].choices]


def withdrawals():
    return Publication.objects.filter(revision=None)


def test_withdrawal_is_scheduled(kitchen, book):
    answer = act(
        kitchen.team.pam,
        book,
        "withdraw",
        reason="Old.",
        how="then",
        starts_at="2999-01-01T08:00",
    )

    assert told(answer) == ["Cookbook will be withdrawn on 2999-01-01 08:00 UTC."]
    assert withdrawals().get().starts_at == datetime(2999, 1, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"how": "then"}, "Say when it is withdrawn, or choose another way."),
        ({"how": "now", "starts_at": "2999-01-01T08:00"}, "You gave a time to start."),
        ({"how": "later"}, "Select a valid choice."),
    ],
)
def test_withdrawal_that_could_be_meant_otherwise_is_refused(kitchen, book, data, sentence):
    answer = act(kitchen.team.pam, book, "withdraw", reason="Old.", **data)

    assert sentence in answer.content.decode()
    assert not withdrawals().exists()


def test_page_says_what_a_withdrawal_touches(kitchen, book):
    kitchen.live(kitchen.recipe("soup", summary="Hot [@cookbook]."))

    page = signed_in(kitchen.team.pam).get(address(book, "withdraw"))

    assert page.context["impact"].counts.live == 1
    assert [each.name for each in page.context["impact"].first] == ["recipe/soup"]


@pytest.mark.parametrize(
    ("who", "alone", "by_two"),
    [
        ("pam", ["now", "then", "prepare", "emergency"], ["prepare", "emergency"]),
        ("cleo", ["prepare", "emergency"], ["prepare", "emergency"]),
    ],
)
def test_ways_to_withdraw_follow_from_role_and_type(kitchen, book, monkeypatch, who, alone, by_two):
    usual = ways(kitchen, book, who)
    monkeypatch.setattr(Book, "withdrawn_by_two", True)

    assert (usual, ways(kitchen, book, who)) == (alone, by_two)


def test_withdrawal_by_two_is_asked_for_and_sent_by_another_publisher(kitchen, book_of_two):
    asked = act(kitchen.team.ann, book_of_two, "withdraw", reason="Wrong.", how="prepare")
    prepared = Release.objects.get(state=ReleaseState.OPEN)
    page = {"act": "send", "when": "now", "seen": releases.contents_of(prepared)}

    sent = signed_in(kitchen.team.pam).post(
        f"/admin/cms/release/{prepared.pk}/change/", page, follow=True
    )

    assert told(asked) == ["The withdrawal of Cookbook is prepared. Somebody else sends it."]
    assert (told(sent), withdrawals().get().reason) == (["Live now."], "Wrong.")


def test_what_still_shows_it_is_named_on_the_release(kitchen, book):
    kitchen.live(kitchen.recipe("soup", summary="Hot [@cookbook]."))
    asked = withdrawing.ask(book, by=kitchen.team.pam, reason="Old.")

    page = signed_in(kitchen.team.pam).get(f"/admin/cms/release/{asked.pk}/change/")

    assert [(each.name, each.sentence) for each in page.context["obstacles"]] == [
        (
            "recipe/soup",
            "It is live and shows book/cookbook, which this release withdraws. Change it in this "
            "release, or before.",
        )
    ]
