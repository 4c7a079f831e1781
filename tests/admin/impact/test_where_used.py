import pytest

from cms.publishing import releases
from tests.admin.browsing import address, signed_in
from tests.kitchen import change, next_minute


@pytest.fixture
def book(kitchen):
    return kitchen.live(kitchen.book())


def page_of(kitchen, item, **query):
    return signed_in(kitchen.team.gus).get(address(item, "where_used", **query))


def rows(page):
    """``(name, places live, places in the draft)`` of each line."""
    return [(each.name, labels(each.live), labels(each.draft)) for each in page.context["users"]]


def labels(places):
    return places and [(each.label, each.text) for each in places.first]


def test_every_statement_that_shows_an_item_is_named_in_words(kitchen, book):
    ingredients = [("salt", {"name": "Sea salt", "sources": "[@cookbook]"})]
    soup = kitchen.live(kitchen.recipe("soup", ingredients=ingredients))
    change(soup, by=kitchen.team.bob, summary="Hot [@cookbook].")
    kitchen.recipe("stew", summary="Thick [@cookbook].")

    page = page_of(kitchen, book)

    salt = ("Ingredients › Sea salt", "Name: Sea salt\nSources: [@cookbook]")
    assert rows(page) == [
        ("recipe/soup", [salt], [salt, ("Summary", "Hot [@cookbook].")]),
        ("recipe/stew", None, [("Summary", "Thick [@cookbook].")]),
    ]


def test_same_text_is_told_once(kitchen, book):
    kitchen.live(kitchen.recipe("soup", summary="Hot [@cookbook]."))

    assert rows(page_of(kitchen, book)) == [
        ("recipe/soup", [("Summary", "Hot [@cookbook].")], None)
    ]


def test_releases_to_come_and_people_are_named(kitchen, book):
    soup = kitchen.approved(kitchen.recipe("soup", summary="Hot [@cookbook]."))
    releases.send(
        kitchen.prepared(soup, title="Winter"), by=kitchen.team.pam, starts_at=next_minute()
    )

    page = page_of(kitchen, book).content.decode()

    assert "Winter" in page
    assert "publishes what shows it" in page
    assert "Ann: wrote 1 text" in page


def test_item_that_nothing_shows_says_so(kitchen, book):
    page = page_of(kitchen, book).content.decode()

    assert "Nothing shows this item, neither live nor in a draft." in page


@pytest.mark.parametrize("number", ["0", "2", "999999"])
def test_page_that_is_not_there_is_not_found(kitchen, book, number):
    assert page_of(kitchen, book, page=number).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_however_many_show_it(kitchen, book, count, django_assert_num_queries):
    kitchen.live(
        *[
            kitchen.recipe(f"soup-{n}", summary="Hot [@cookbook].", steps=[("boil", "[@cookbook]")])
            for n in range(count + 1)
        ]
    )
    client = signed_in(kitchen.team.gus)

    with django_assert_num_queries(28):
        client.get(address(book, "where_used"))
