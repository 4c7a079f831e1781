from datetime import UTC, datetime, timedelta

import pytest

from cms.editorial.refusals import NotPermitted, Refused
from cms.models import Notice
from cms.publishing import instants, notices
from tests.kitchen import change, next_minute
from tests.observing import events, public, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(kitchen):
    return kitchen.live(kitchen.recipe(ingredients=[("salt", {}), ("oil", {})]))


def document(item, at=None):
    return public(at or instants.now())[str(item.pk)]


def test_notice_is_shown_from_now_on_without_a_new_edition(kitchen, soup):
    before = instants.now()
    old = document(soup)

    notice = kitchen.notice(soup)

    seen = document(soup)
    assert [(each["kind"], each["text"]) for each in seen["notices"]] == [
        ("urgent_correction", "Less salt.")
    ]
    assert (seen["edition"], seen["digest"], notice.starts_at > before) == (1, old["digest"], True)
    assert document(soup, before) == old


def test_notice_ends_when_it_says(kitchen, soup):
    end = next_minute()
    kitchen.notice(soup, ends_at=end)

    seen = [len(document(soup, at)["notices"]) for at in (end - timedelta(seconds=1), end)]

    assert seen == [1, 0]


def test_notice_can_hide_a_place(kitchen, soup):
    kitchen.notice(soup, place="ingredients/salt", hides_place=True)

    assert [row["key"] for row in document(soup)["ingredients"]] == ["oil"]


@pytest.mark.parametrize(
    ("given", "match"),
    [
        ({"text": " "}, "Say what readers must know."),
        ({"hides_place": True}, "Nothing stands at “”."),
        ({"hides_place": True, "place": "ingredients/pepper"}, "Nothing stands at"),
        ({"ends_at": datetime(2000, 1, 1, tzinfo=UTC)}, "That minute has passed."),
        ({"ends_at": datetime(2100, 1, 1, 0, 0, 1, tzinfo=UTC)}, "A notice ends at a full minute."),
    ],
)
def test_notice_without_what_it_needs_is_refused(kitchen, soup, given, match):
    before = stored()

    with pytest.raises(Refused, match=match):
        kitchen.notice(soup, **given)

    assert stored() == before


def test_notice_on_what_nobody_can_read_is_refused(kitchen, soup):
    draft = kitchen.recipe("stew")
    before = stored()

    with pytest.raises(Refused, match="Nothing of this item is live"):
        kitchen.notice(draft)

    assert stored() == before


def test_notice_stays_when_the_text_changes(kitchen, soup):
    kitchen.notice(soup)

    kitchen.live(change(soup, by=kitchen.team.ann, title="Stew"))

    assert (len(document(soup)["notices"]), document(soup)["edition"]) == (1, 2)


def test_notices_of_two_instants_are_never_one(kitchen, soup):
    first, second = kitchen.notice(soup), kitchen.notice(soup)

    assert first.starts_at < second.starts_at
    assert list(Notice.objects.shown(first.starts_at)) == [first]


def test_notice_by_an_author_is_refused(kitchen, soup):
    with pytest.raises(NotPermitted):
        notices.post(soup, by=kitchen.team.ann, kind="urgent_correction", text="Salt.")


def test_notice_that_is_ended_shows_no_more_and_stays_on_record(kitchen, soup):
    notice = kitchen.notice(soup, place="ingredients/salt", hides_place=True)
    before = instants.now()

    notices.end(notice, by=kitchen.team.pam, reason="The new text says it.")

    seen = document(soup)
    assert (seen["notices"], [row["key"] for row in seen["ingredients"]]) == ([], ["oil", "salt"])
    assert len(document(soup, before)["notices"]) == 1
    assert (Notice.objects.get(), events()[-1]) == (notice, "notice ended")


@pytest.mark.parametrize(
    ("who", "reason", "match"),
    [
        ("ann", "Wrong.", "To end notice is for the role publisher."),
        ("pam", " ", "Say why the notice ends"),
    ],
)
def test_end_of_a_notice_without_right_or_reason_is_refused(kitchen, soup, who, reason, match):
    notice = kitchen.notice(soup)
    before = stored()

    with pytest.raises(Refused, match=match):
        notices.end(notice, by=getattr(kitchen.team, who), reason=reason)

    assert stored() == before


def test_notice_ends_once(kitchen, soup):
    notice = kitchen.notice(soup)
    notices.end(notice, by=kitchen.team.pam, reason="Wrong.")
    before = stored()

    with pytest.raises(Refused, match="This notice has ended already."):
        notices.end(notice, by=kitchen.team.pam, reason="Again.")

    assert stored() == before
