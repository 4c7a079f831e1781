import pytest

from cms.editorial import audit
from cms.editorial.refusals import Refused, TransitionRefused
from cms.models import Flag, Origin, Publication, ReleaseKind, Status, content_of
from cms.publishing import instants, urgent
from tests.kitchen import approve, change, current, release, submit
from tests.observing import events, public, recorded_state, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(kitchen):
    """Live as Soup for 5; the draft is called Stew."""
    item = kitchen.live(kitchen.recipe(title="Soup"))
    return change(item, by=kitchen.team.bob, title="Stew")


def refuses(match, act, *args, refusal=Refused, **kwargs):
    before = stored()
    with pytest.raises(refusal, match=match):
        act(*args, **kwargs)
    assert stored() == before


def says(item):
    content = content_of(item)
    return content.title, str(content.price)


def test_begin_takes_the_text_back_to_what_is_live_and_keeps_the_draft(kitchen, soup):
    draft = soup.head

    urgent.begin(soup, by=kitchen.team.pam)

    begun = current(soup)
    assert (says(begun), begun.parked, begun.head.origin) == (
        ("Soup", "5.000"),
        draft,
        Origin.URGENT,
    )


def test_fix_is_released_as_urgent_and_the_draft_comes_back_merged(kitchen, soup):
    urgent.begin(soup, by=kitchen.team.pam)
    fixed = submit(change(soup, by=kitchen.team.ann, price=7), by=kitchen.team.ann)
    sent = release(approve(fixed, by=kitchen.team.cleo), by=kitchen.team.pam)

    clashes = urgent.finish(soup, by=kitchen.team.ann)

    merged = current(soup)
    live = public(instants.now())[str(soup.pk)]
    assert (sent.kind, Publication.objects.get(release=sent).is_urgent) == (
        ReleaseKind.URGENT,
        True,
    )
    assert (live["title"], live["price"]) == ("Soup", "7.000")
    assert (says(merged), merged.status, merged.parked, clashes) == (
        ("Stew", "7.000"),
        Status.DRAFT,
        None,
        [],
    )
    assert (audit.replay(), events(soup)[-1]) == (recorded_state(), "urgent fix finished")


def test_place_that_both_changed_keeps_the_fix_and_gets_a_flag(kitchen, soup):
    urgent.begin(soup, by=kitchen.team.pam)
    change(soup, by=kitchen.team.ann, title="Hot soup")

    clashes = urgent.finish(soup, by=kitchen.team.ann)

    assert (says(current(soup)), clashes) == (("Hot soup", "5.000"), ["title"])
    assert list(Flag.objects.values_list("place", "kind")) == [("title", "inconsistency")]


def test_fix_that_was_not_needed_brings_the_draft_back(kitchen, soup):
    urgent.begin(soup, by=kitchen.team.pam)

    urgent.finish(soup, by=kitchen.team.pam)

    assert says(current(soup)) == ("Stew", "5.000")


def test_begin_without_a_draft_or_twice_is_refused(kitchen, soup):
    other = kitchen.live(kitchen.recipe("broth"))
    urgent.begin(soup, by=kitchen.team.pam)

    refuses("No draft is open", urgent.begin, other, by=kitchen.team.pam)
    refuses("An urgent fix is under way already", urgent.begin, soup, by=kitchen.team.pam)


def test_begin_of_what_is_not_live_is_refused(kitchen):
    refuses("Nothing of this item is live", urgent.begin, kitchen.recipe(), by=kitchen.team.pam)


def test_begin_and_finish_wait_for_the_end_of_a_review(kitchen, soup):
    submit(soup, by=kitchen.team.ann)
    in_review = "This text is in review"

    refuses(in_review, urgent.begin, soup, by=kitchen.team.pam, refusal=TransitionRefused)

    other = kitchen.live(kitchen.recipe("broth"))
    urgent.begin(change(other, by=kitchen.team.ann, price=9), by=kitchen.team.pam)
    submit(other, by=kitchen.team.ann)
    refuses(in_review, urgent.finish, other, by=kitchen.team.pam, refusal=TransitionRefused)


def test_finish_without_a_draft_that_waits_is_refused(kitchen, soup):
    refuses("No draft is waiting", urgent.finish, soup, by=kitchen.team.ann)
