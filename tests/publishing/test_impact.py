import pytest

from cms.publishing import impact, instants
from tests.kitchen import change, next_minute

pytestmark = pytest.mark.django_db


def test_summary_counts_what_shows_an_item_live_and_in_drafts(kitchen):
    book = kitchen.live(kitchen.book())
    soup = kitchen.live(kitchen.recipe("soup", summary="Hot [@cookbook]."))
    change(soup, by=kitchen.team.bob, summary="Hot.")
    kitchen.recipe("stew", summary="Thick [@cookbook].")

    found = impact.summary(book)

    # Ann wrote the stew, Bob the newest soup, Cleo signed the live one.
    assert found == impact.Summary(live=1, drafts=1, releases=0, people=3)
    assert found.is_used


def test_release_counts_until_it_is_live(kitchen):
    book = kitchen.live(kitchen.book())
    soup = kitchen.approved(kitchen.recipe("soup", summary="Hot [@cookbook]."))
    prepared = kitchen.prepared(soup)
    counted = [impact.summary(book).releases]
    kitchen.send(prepared, starts_at=next_minute())
    counted.append(impact.summary(book).releases)
    kitchen.cancel(prepared)
    counted.append(impact.summary(book).releases)
    kitchen.send(kitchen.prepared(soup))
    counted.append(impact.summary(book).releases)

    assert counted == [1, 1, 0, 0]


def test_item_that_nothing_shows_touches_nobody(kitchen):
    book = kitchen.live(kitchen.book())

    assert impact.summary(book) == impact.Summary(live=0, drafts=0, releases=0, people=0)
    assert (impact.who_looks_again(book), impact.summary(book).is_used) == ([], False)


def test_those_with_the_most_to_look_at_come_first(kitchen):
    book = kitchen.live(kitchen.book())
    recipes = [kitchen.recipe(name, summary="As in [@cookbook].") for name in ("soup", "stew")]
    kitchen.live(*recipes)
    change(recipes[0], by=kitchen.team.bob, title="Potage")

    found = impact.who_looks_again(book)

    assert [(each.person.name, each.written, each.signed) for each in found] == [
        ("Cleo", 0, 2),
        ("Ann", 1, 0),
        ("Bob", 1, 0),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_summary_costs_the_same_however_many_show_it(kitchen, count, django_assert_num_queries):
    book = kitchen.live(kitchen.book())
    kitchen.live(
        kitchen.recipe("first", summary="[@cookbook]"),
        *[kitchen.recipe(f"soup-{n}", summary="As in [@cookbook].") for n in range(count)],
    )
    assert instants.now()

    with django_assert_num_queries(6):
        impact.summary(book)
