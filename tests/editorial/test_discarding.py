import pytest

from cms.editorial import workflow
from cms.editorial.refusals import Refused, TransitionRefused
from cms.models import Status
from cms.publishing import urgent
from tests.kitchen import change, current
from tests.observing import stored
from tests.sampleapp.models import Recipe

pytestmark = pytest.mark.django_db


def discard(item, by):
    workflow.discard(item, by=by, expected=item.head)


def test_discard_removes_the_draft_and_keeps_its_revisions(kitchen):
    soup = kitchen.recipe()

    discard(soup, kitchen.team.bob)

    assert (current(soup).status, soup.revisions.count()) == (Status.DISCARDED, 1)
    assert not Recipe.objects.exists()


def test_discard_of_what_was_ever_released_is_refused(kitchen):
    soup = kitchen.live(kitchen.recipe())
    soup = change(soup, by=kitchen.team.ann, title="Stew")
    before = stored()

    with pytest.raises(Refused, match="Readers have seen this item, or are going to"):
        discard(soup, kitchen.team.ann)

    assert stored() == before


def test_discard_of_a_text_that_changed_since_is_refused(kitchen):
    soup = kitchen.recipe()
    change(soup, by=kitchen.team.bob, title="Stew")

    with pytest.raises(TransitionRefused, match="Only a draft can be discarded, as you see it."):
        discard(soup, kitchen.team.ann)

    assert current(soup).status == Status.DRAFT


def test_discard_of_what_another_draft_names_is_refused(kitchen):
    book = kitchen.book()
    soup = kitchen.recipe(summary="Hot [@cookbook].")
    before = stored()

    with pytest.raises(Refused, match="Other items name this one: recipe/soup") as refusal:
        discard(book, kitchen.team.ann)

    assert (refusal.value.details, stored()) == ([soup], before)


def test_discard_of_what_a_draft_names_that_waits_for_an_urgent_fix_is_refused(kitchen):
    book = kitchen.book()
    soup = kitchen.live(kitchen.recipe())
    soup = change(soup, by=kitchen.team.ann, summary="Hot [@cookbook].")
    urgent.begin(soup, by=kitchen.team.ann)

    with pytest.raises(Refused, match="Other items name this one: recipe/soup"):
        discard(book, kitchen.team.ann)

    urgent.finish(current(soup), by=kitchen.team.ann)
    assert (current(book).status, current(soup).head.links.get().target) == (Status.DRAFT, book)


def test_draft_in_an_open_release_that_is_discarded_cannot_go_live(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    from_release = kitchen.prepared(soup)
    soup = change(soup, by=kitchen.team.ann, title="Stew")
    discard(soup, kitchen.team.ann)

    with pytest.raises(Refused, match="changed since it was added"):
        kitchen.send(from_release)

    assert not soup.publications.exists()
