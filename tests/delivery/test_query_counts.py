"""How many queries each route costs: the same however large a page is and however much hangs on it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from cms.delivery import PUBLIC_TABLES

# Path, query, queries of a process that has read its postings and names. Of what is paged, a page of one and
# a page of a hundred are asked for.
COSTS = [
    ("", {}, 4),
    ("recipes/", {}, 1),
    ("recipes/", {"ingredient": "salt"}, 1),
    ("recipes/", {"slug": "dish-1"}, 2),
    ("recipes/", {"cursor": "start"}, 1),
    ("recipes/", {"facets": "ingredient"}, 2),
    ("recipes/", {"fields": "slug"}, 1),
    ("recipes/dish-1/", {}, 1),
    ("recipes/dish-1/history/", {}, 5),
    ("recipes/dish-1/parts/", {}, 11),
    ("recipes/dish-1/references/", {}, 13),
    ("books/", {}, 1),
    ("books/cookbook/", {}, 6),
    ("books/cookbook/history/", {}, 5),
    ("books/cookbook/cited-by/", {}, 11),
    ("facets/recipes/", {"ingredient": "salt"}, 1),
    ("facets/books/", {}, 1),
    # The oldest alone is the book, which names nothing that were to be looked up.
    ("changes/", {"page_size": 1}, 7),
    ("changes/", {"page_size": 100}, 7),
    ("manifest/", {}, 7),
    ("export/", {}, 7),
    ("sitemap/", {}, 5),
    # All words found; one mended; one of two; nothing.
    ("search/", {"q": "dish"}, 1),
    ("search/", {"q": "dishh"}, 2),
    ("search/", {"q": "dish nonsense"}, 2),
    ("search/", {"q": "nonsense"}, 3),
    ("recipes/", {"q": "dish"}, 1),
    ("facets/recipes/", {"q": "dish"}, 1),
    ("releases/", {}, 3),
    ("releases/1/", {}, 4),
    ("vocabularies/", {}, 1),
]
# What needs no content; the contract and its page have tests of their own.
TELLS_NO_CONTENT = {"openapi.json", "docs/"}


def stocked(kitchen, dishes, rows):
    kitchen.live(kitchen.book())
    stocks = [kitchen.live(kitchen.recipe(f"stock-{number}")) for number in range(rows)]
    for number in range(1, dishes + 1):
        salts = [(f"salt-{row}", {"name": "salt", "sources": "[@cookbook]"}) for row in range(rows)]
        broths = [(f"broth-{row}", {"made_by_id": each.pk}) for row, each in enumerate(stocks)]
        steps = [(f"step-{row}", "Stir. [@cookbook]") for row in range(rows)]
        kitchen.live(kitchen.recipe(f"dish-{number}", ingredients=[*salts, *broths], steps=steps))


def cost(reader, path, query):
    # Postings are read once by each process.
    reader.ask(path, **query).getvalue()
    with CaptureQueriesContext(connection) as queries:
        response = reader.ask(path, **query)
        # A streamed answer asks while it is read.
        response.getvalue()
    assert response.status_code == 200
    tables = re.findall(r'"(cms_\w+|django_\w+)"', " ".join(each["sql"] for each in queries))
    assert set(tables) <= set(PUBLIC_TABLES)
    return len(queries)


@pytest.mark.parametrize(("dishes", "rows"), [(1, 1), (4, 3)], ids=["few", "many"])
def test_number_of_queries_is_constant_and_they_read_public_tables(
    kitchen, reader, clock, dishes, rows
):
    # The clock stands: what a process remembers of the copy for half a second, it goes on to.
    stocked(kitchen, dishes, rows)

    measured = [
        (path, query, {cost(reader, path, query | size) for size in sizes(reader, path, query)})
        for path, query, _ in COSTS
    ]

    assert measured == [(path, query, {queries}) for path, query, queries in COSTS]


def sizes(reader, path, query):
    """Pages of one and of a hundred, where there are pages."""
    is_paged = (
        "page_size" not in query and reader.ask(path, **query, page_size=1).status_code == 200
    )
    return [{"page_size": 1}, {"page_size": 100}] if is_paged else [{}]


def test_every_route_has_its_cost_here():
    routes = {
        str(each.pattern) for outer in get_resolver().url_patterns for each in outer.url_patterns
    }

    told = {path for path, _, _ in COSTS}
    missing = [
        route for route in routes - TELLS_NO_CONTENT if not any(fits(route, each) for each in told)
    ]
    assert sorted(missing) == []


def fits(route, path):
    pattern = re.sub("<(?:slug|int):[a-z]+>", "[^/]+", route)
    return re.fullmatch(pattern, path) is not None
