"""Signing words of one's own by a way round: they come into a text through another's hands."""

import pytest

from cms.editorial import authorship, reviewers, signing
from cms.editorial.refusals import NotPermitted
from cms.models import Role, content_of
from cms.publishing import merging
from cms.publishing.merging import Chosen
from tests.kitchen import approve, change, current, submit, write
from tests.observing import stored
from tests.people import account
from tests.sampleapp.models import Recipe

pytestmark = pytest.mark.django_db


@pytest.fixture
def mia(db):
    """Writes, and reviews what others write."""
    return account("Mia", Role.AUTHOR, Role.CLINICAL_REVIEWER)


def merge(duplicate, survivor, by, *places):
    merging.merge(
        duplicate,
        survivor,
        by=by,
        expected=(current(duplicate).head, current(survivor).head),
        reason="One soup.",
        chosen=Chosen(frozenset(places)),
    )
    return current(survivor)


def test_words_that_were_merged_into_another_item_are_not_signed_by_who_wrote_them(kitchen, mia):
    twin = write(Recipe, "twin", by=mia, summary="Words of Mia.")
    soup = submit(merge(twin, kitchen.recipe(), kitchen.team.bob, "summary"), by=kitchen.team.ann)
    before = stored()

    with pytest.raises(NotPermitted, match="Mia wrote part of this text"):
        approve(soup, by=mia)

    assert (content_of(soup).summary, stored()) == ("Words of Mia.", before)
    assert mia.person not in reviewers.possible(soup)


def test_words_that_went_through_two_merges_are_still_of_who_wrote_them(kitchen, mia):
    first = write(Recipe, "first", by=mia, summary="Words of Mia.")
    second = merge(first, kitchen.recipe("second"), kitchen.team.bob, "summary")
    change(second, by=kitchen.team.bob, title="Second soup")

    soup = merge(second, kitchen.recipe(), kitchen.team.bob, "summary")

    assert mia.person_id in authorship.contributors(soup)


def test_merged_words_that_are_live_are_not_confirmed_by_who_wrote_them(kitchen, mia):
    twin = write(Recipe, "twin", by=mia, summary="Words of Mia.")
    soup = kitchen.live(merge(twin, kitchen.recipe(), kitchen.team.bob, "summary"))

    with pytest.raises(NotPermitted, match="Mia wrote part of the live text"):
        signing.reaffirm(soup, by=mia, proof=None)


def test_merge_that_takes_no_words_makes_nobody_a_contributor(kitchen, mia):
    twin = write(Recipe, "twin", by=mia, summary="Words of Mia.")

    soup = merge(twin, kitchen.recipe(), kitchen.team.bob)

    assert mia.person_id not in authorship.contributors(soup)
