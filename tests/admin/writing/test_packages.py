"""Linked items that nobody has approved are found, near and far, and handed in as one."""

import pytest

from cms.admin.items.linked_drafts import linked_drafts
from cms.models import Status
from tests.admin.browsing import act, address, signed_in
from tests.kitchen import change, current
from tests.sampleapp.models import Recipe


def copy_of(item):
    return Recipe.objects.get(pk=item.pk)


@pytest.fixture
def stew(kitchen):
    """Names a book and a soup, which names another book and a stock, which names the stew again."""
    kitchen.book("near")
    kitchen.book("far")
    stock = kitchen.recipe("stock")
    soup = kitchen.recipe("soup", summary="So [@far].", follows=copy_of(stock))
    ingredients = [("soup", {"made_by": copy_of(soup), "sources": "[@near]"})]
    stew = kitchen.recipe("stew", ingredients=ingredients)
    change(stock, by=kitchen.team.ann, follows=copy_of(stew))
    return stew


def names(items):
    return sorted(str(each) for each in items)


def test_drafts_are_found_near_and_far(stew):
    assert names(linked_drafts(stew)) == ["book/far", "book/near", "recipe/soup", "recipe/stock"]


def test_what_is_approved_in_review_or_live_stays_out(kitchen, stew):
    books = {str(each): each for each in linked_drafts(stew)}
    kitchen.approved(books["book/near"])
    kitchen.live(books["book/far"])
    change(books["book/far"], by=kitchen.team.ann, title="A newer draft")

    assert names(linked_drafts(current(stew))) == ["recipe/soup", "recipe/stock"]


def test_all_are_handed_in_as_one(kitchen, stew):
    linked = linked_drafts(stew)

    page = signed_in(kitchen.team.ann).get(address(stew, "submit"))
    offered = [str(each.pk) for each in linked]
    answer = act(kitchen.team.ann, stew, "submit", together=offered)

    assert [page.content.decode().count(f'value="{pk}"') for pk in offered] == [1] * 4
    assert answer.redirect_chain[-1][1] == 302
    assert {current(each).status for each in [stew, *linked]} == {Status.IN_REVIEW}


@pytest.mark.parametrize("count", [1, 5])
def test_looking_for_drafts_has_a_constant_number_of_queries(
    kitchen, django_assert_num_queries, count
):
    cited = []
    for number in range(count):
        kitchen.book(f"book-{number}")
        cited.append(f"[@book-{number}]")
    soup = kitchen.recipe("soup", summary=" ".join(cited))

    # The time; two steps, the last of which finds nothing; and what was found.
    with django_assert_num_queries(6):
        found = linked_drafts(soup)

    assert len(found) == count
