"""Items are found by what they are called, misspelled too, as soon as it is saved."""

import pytest

from cms.editorial import terms, workflow
from cms.editorial.finding import Names
from cms.models import Likeness, NameTerm, NameWord
from tests.kitchen import change


@pytest.fixture
def names():
    return Names("book")


@pytest.fixture
def library(kitchen):
    return {
        slug: kitchen.book(slug, title=title, aliases=aliases).pk
        for slug, title, aliases in [
            ("larousse", "Larousse gastronomique", ["The Larousse"]),
            ("sauces", "The complete book of sauces", []),
            ("soups", "Soups: a complete book", ["Potages"]),
            ("creme", "Crème brûlée", []),
        ]
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("larousse", ["larousse"]),
        ("gastro", ["larousse"]),
        ("LAROUSE gastronomique", ["larousse"]),
        ("gastronomiqe", ["larousse"]),
        ("potages", ["soups"]),
        ("creme brulee", ["creme"]),
        ("soups complete", ["soups"]),
        ("complete", ["sauces", "soups"]),
        ("complete larousse", []),
        ("xyzzy", []),
        ("", []),
        ("% _ ' \x00 \ud800", []),
    ],
)
def test_finding(library, names, asked, found):
    assert {library[slug] for slug in found} == set(names.find(asked, 10))


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Larousse gastronomic", ["larousse"]),
        ("book of sauces, the complete", ["sauces"]),
        ("potage", ["soups"]),
        ("Brûlée crème", ["creme"]),
        ("Bread", []),
        ("", []),
    ],
)
def test_names_that_may_mean_the_same(library, names, name, near):
    assert {library[slug] for slug in near} == set(names.near(name, 5))


def test_best_fit_comes_first(kitchen, names):
    books = [kitchen.book(slug) for slug in ("soupe", "soups-of-the-world", "soup")]

    assert names.find("soup", 10) == [books[2].pk, books[0].pk, books[1].pk]


def test_what_is_saved_renamed_and_discarded_is_known_at_once(kitchen, names):
    assert names.find("sauces", 10) == []
    book = kitchen.book("sauces")
    assert names.find("sauces", 10) == [book.pk]

    book = change(book, by=kitchen.team.bob, title="Gravies", slug="gravies")
    # Its old address still leads to it.
    found = [names.find(word, 10) for word in ("sauces", "gravies")]
    workflow.discard(book, by=kitchen.team.bob, expected=book.head)

    assert found == [[book.pk], [book.pk]]
    assert [names.find(word, 10) for word in ("sauces", "gravies")] == [[], []]
    assert names.near("gravies", 10) == []


def everything():
    written = NameTerm.objects.order_by("item", "term").values_list("item", "type", "term", "size")
    words = NameWord.objects.order_by("word").values_list("word", flat=True)
    pairs = Likeness.objects.order_by("one", "other").values_list("one", "other", "reason")
    return list(written), list(words), list(pairs)


def test_discarded_names_leave_nothing_behind(kitchen):
    ann = kitchen.team.ann
    kitchen.book("sauces")
    before = everything()

    book = kitchen.book("sauces-of-the-world", title="Saucess")
    assert everything() != before
    workflow.discard(book, by=ann, expected=book.head)

    assert everything() == before


def test_all_of_it_can_be_written_again(kitchen, library):
    change(kitchen.book("broths", title="Larousse gastronomiques"), by=kitchen.team.bob, slug="new")
    before = everything()
    NameTerm.objects.filter(term__startswith="l").delete()
    NameWord.objects.create(word="wrong")
    Likeness.objects.all().delete()

    written = {name: done for name, done, _ in terms.rebuild()}

    assert everything() == before
    assert before[2] != []
    assert written["book"] == 5


@pytest.mark.parametrize("count", [1, 3])
def test_finding_costs_a_constant_number_of_queries(
    kitchen, names, django_assert_num_queries, count
):
    for number in range(count):
        kitchen.book(f"book-{number}", title=f"Book of soups {number}")

    # Of each word what begins so, what is nearly so, and how much has it; twice what has all.
    with django_assert_num_queries(11):
        found = names.find("book sopus", 10)
    with django_assert_num_queries(11):
        near = names.near("Books of soups", 10)

    assert (len(found), len(near)) == (count, count)


@pytest.mark.parametrize("count", [1, 3])
def test_saving_without_a_new_name_reads_two_times(kitchen, django_assert_num_queries, count):
    books = [kitchen.book(f"book-{number}") for number in range(count)]

    with django_assert_num_queries(2):
        terms.write([books[0].book])
