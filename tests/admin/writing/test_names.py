"""Items are found by what they are called, misspelled too, as soon as it is saved."""

import pytest

from cms.admin.writing.names import Names
from cms.editorial import workflow
from cms.models import AuditEvent
from tests.kitchen import change
from tests.sampleapp.models import Book


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


def test_another_history_is_read_anew(library, names):
    names.find("larousse", 10)
    names.seen = (names.seen[0], "sha256:of another library")
    names.words.clear()

    assert names.find("larousse", 10) == [library["larousse"]]


def test_nothing_changed_costs_one_query(library, names, django_assert_num_queries):
    names.find("larousse", 10)

    with django_assert_num_queries(1):
        names.find("soups", 10)


@pytest.mark.parametrize("count", [1, 3])
def test_changes_cost_a_constant_number_of_queries(
    kitchen, names, django_assert_num_queries, count
):
    kitchen.book("first")
    names.find("book", 10)
    books = [kitchen.book(f"book-{number}") for number in range(count)]

    with django_assert_num_queries(3):
        found = names.find("book", 10)

    assert sorted(found) == sorted(book.pk for book in books)
    assert AuditEvent.objects.order_by("number").last().number == names.seen[0]
    assert Book.objects.count() == count + 1
