"""What stands in a hidden place alone cites nothing and names nothing, wherever one looks from."""

import pytest

from cms.publishing import notices
from tests.kitchen import change
from tests.sampleapp.models import Book


@pytest.fixture
def soup(kitchen):
    """A live recipe that cites a book in each of its places, and the cookbook in two."""
    books = [kitchen.book(slug) for slug in ("cookbook", "diary", "novel")]
    stock = kitchen.recipe("stock")
    soup = kitchen.recipe(
        "soup",
        summary="Hot [@cookbook].",
        ingredients=[
            ("salt", {"sources": "[@diary]"}),
            ("broth", {"made_by_id": stock.pk, "sources": "[@cookbook]"}),
        ],
        # It has the key of an ingredient, and is another row.
        steps=[("salt", "Add it [@novel].")],
    )
    kitchen.live(*books, stock, soup)
    return soup


def hide(kitchen, item, *places):
    return [kitchen.notice(item, place=each, hides_place=True) for each in places]


def told_by_books(reader, **query):
    """``{book: places in which it is named}``, from its list and from its own page."""
    told = {}
    for slug in ("cookbook", "diary", "novel"):
        listed = reader.read(f"books/{slug}/cited-by/", **query)
        begun = reader.read(f"books/{slug}/", **query)["cited_by"]
        places = [
            [place["place"] for each in page["results"] for place in each["relations"]]
            for page in (listed, begun)
        ]
        assert places[0] == places[1]
        assert listed["count"] == begun["count"] == len(listed["results"])
        told[slug] = places[0]
    return told


def told_by_soup(reader, **query):
    """What it says that it cites, ``[(number, book)]``, and ``{book: places}`` in its list."""
    document = reader.read("recipes/soup/", **query)
    listed = reader.read("recipes/soup/references/", **query)["results"]
    places = {each["slug"]: [row["place"] for row in each["relations"]] for each in listed}
    return [(each["number"], each["slug"]) for each in document["references"]], places


ALL = {"cookbook": ["ingredients/broth", "summary"], "diary": ["ingredients/salt"]} | {
    "novel": ["steps/salt"]
}


@pytest.mark.parametrize(
    ("places", "left"),
    [
        (["summary"], {"cookbook": ["ingredients/broth"]}),
        (["summary", "ingredients/broth"], {"cookbook": []}),
        (["ingredients"], {"cookbook": ["summary"], "diary": []}),
        (["ingredients/salt"], {"diary": []}),
        (["steps/salt"], {"novel": []}),
        (["sections"], {"novel": []}),
        (["price"], {}),
        (["references"], {}),
    ],
)
def test_hidden_place_cites_nothing(kitchen, soup, reader, places, left):
    before = told_by_books(reader)
    hide(kitchen, soup, *places)

    after = told_by_books(reader)

    assert (before, after) == (ALL, ALL | left)


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        (["summary"], ["cookbook", "diary", "novel"]),
        (["summary", "ingredients/broth"], ["diary", "novel"]),
        (["ingredients/salt"], ["cookbook", "novel"]),
        (["ingredients"], ["cookbook", "novel"]),
        (["steps/salt"], ["cookbook", "diary"]),
        (["references"], []),
    ],
)
def test_document_lists_what_is_cited_before_the_reader_by_the_same_numbers(
    kitchen, soup, reader, places, shown
):
    numbers = {"cookbook": 1, "diary": 2, "novel": 3}
    before = told_by_soup(reader)
    hide(kitchen, soup, *places)

    references, related = told_by_soup(reader)

    assert before == ([(number, slug) for slug, number in numbers.items()], ALL)
    assert references == [(numbers[slug], slug) for slug in shown]
    by_books = told_by_books(reader)
    assert related == {slug: by_books[slug] for slug in shown}


def test_hidden_row_is_no_part(kitchen, soup, reader):
    before = reader.slugs("recipes/soup/parts/")
    hide(kitchen, soup, "ingredients/broth")

    assert (before, reader.slugs("recipes/soup/parts/")) == (["stock"], [])


def test_past_and_end_of_a_notice_count_what_was_shown(kitchen, soup, reader, clock):
    before = reader.read("")["as_of"]
    (notice,) = hide(kitchen, soup, "ingredients/salt")
    meanwhile = reader.read("")["as_of"]
    notices.end(notice, by=kitchen.team.pam, reason="It is good again.")

    instants = ({"at": before}, {"at": meanwhile}, {})

    assert [told_by_books(reader, **each)["diary"] for each in instants] == [
        ["ingredients/salt"],
        [],
        ["ingredients/salt"],
    ]
    assert [len(told_by_soup(reader, **each)[0]) for each in instants] == [3, 2, 3]


def test_hidden_place_of_a_newer_edition_counts_in_that_one(kitchen, soup, reader):
    hide(kitchen, soup, "ingredients/salt")

    kitchen.live(change(soup, by=kitchen.team.ann, summary="Hot [@diary]."))

    assert told_by_books(reader)["diary"] == ["summary"]


def test_client_hears_nothing_of_what_a_hidden_place_would_show(kitchen, soup, reader):
    hide(kitchen, soup, "ingredients/salt")
    held = {name: reader.read("manifest/", **query)["cursor"] for name, query in ASKED.items()}
    before = reader.read("recipes/soup/")["rendered"]
    for slug in ("diary", "novel"):
        kitchen.live(change(item_of(slug), by=kitchen.team.ann, title=slug.upper()))

    told = {
        name: {
            each["slug"]: each["because"]
            for each in reader.read("changes/", since=held[name], **query)["changes"]
        }
        for name, query in ASKED.items()
    }

    assert reader.read("recipes/soup/")["rendered"] != before
    of_recipes = {"soup": ["book/novel"]}
    assert told == {"all": {"diary": [], "novel": []} | of_recipes, "recipes": of_recipes}


ASKED = {"all": {}, "recipes": {"type": "recipe"}}


def item_of(slug):
    return Book.objects.get(slug=slug).item


def test_answer_is_not_purged_for_what_it_does_not_show(kitchen, soup, reader):
    diary = str(item_of("diary").pk)
    before = reader.ask("recipes/soup/").headers["Surrogate-Key"].split()
    hide(kitchen, soup, "ingredients/salt")

    after = reader.ask("recipes/soup/").headers["Surrogate-Key"].split()

    assert (diary in before, diary in after) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_number_of_queries_does_not_depend_on_how_much_is_hidden(
    kitchen, reader, django_assert_num_queries, count, clock
):
    book = kitchen.book()
    salts = [(f"salt-{number}", {"sources": "[@cookbook]"}) for number in range(count)]
    soups = [kitchen.recipe(f"soup-{number}", ingredients=salts) for number in range(count)]
    kitchen.live(book, *soups)
    for each in soups:
        hide(kitchen, each, *(f"ingredients/salt-{number}" for number in range(count)))

    with django_assert_num_queries(9):
        listed = reader.read("books/cookbook/cited-by/")
    with django_assert_num_queries(16):
        begun = reader.read("books/cookbook/")
    with django_assert_num_queries(10):
        references = reader.read("recipes/soup-0/references/")

    assert (listed["count"], begun["cited_by"]["count"], references["count"]) == (0, 0, 0)
