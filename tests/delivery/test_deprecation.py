from datetime import UTC, datetime

import pytest
from time_machine import travel

from tests.delivery.conftest import PUBLIC

PRICE = {
    "Deprecation": "@1769904000",
    "Sunset": "Mon, 01 Feb 2027 00:00:00 GMT",
    "Link": '<https://kitchen.example/price>; rel="deprecation"; type="text/html", '
    '<https://kitchen.example/price>; rel="sunset"; type="text/html"',
}
CONTAINS = {
    "Deprecation": "@1772323200",
    "Sunset": "Mon, 01 Mar 2027 00:00:00 GMT",
    "Link": '<https://kitchen.example/ingredient>; rel="deprecation"; type="text/html", '
    '<https://kitchen.example/ingredient>; rel="sunset"; type="text/html"',
}
BOOKS = {
    "Deprecation": "@1775001600",
    "Sunset": "Thu, 01 Apr 2027 00:00:00 GMT",
    "Link": '<https://kitchen.example/books>; rel="deprecation"; type="text/html", '
    '<https://kitchen.example/books>; rel="sunset"; type="text/html"',
}


@pytest.fixture(autouse=True)
def something_is_to_end(settings):
    settings.ROOT_URLCONF = "tests.delivery.ending_urls"


@pytest.fixture
def soup(kitchen):
    kitchen.live(kitchen.recipe("soup", ingredients=[("salt", {})]))


def told(response):
    names = ("Deprecation", "Sunset", "Link")
    return {name: response.headers[name] for name in names if name in response.headers}


def test_field_that_is_to_end_is_told_where_it_is_shown(reader, soup):
    assert told(reader.ask("recipes/soup/")) == PRICE
    assert told(reader.ask("recipes/")) == PRICE
    assert told(reader.ask("recipes/soup/", fields="title")) == {}
    assert told(reader.ask("recipes/soup/history/")) == {}


def test_parameter_that_is_to_end_is_told_where_it_is_used(reader, soup):
    assert told(reader.ask("facets/recipes/", contains="salt")) == CONTAINS
    assert told(reader.ask("facets/recipes/")) == {}


def test_route_that_is_to_end_is_told_always(reader, soup):
    assert told(reader.ask("old-books/")) == BOOKS
    assert told(reader.ask("books/")) == {}


def test_the_earliest_end_and_all_addresses_are_told(reader, soup):
    both = told(reader.ask("recipes/", contains="salt"))

    assert both == {
        "Deprecation": PRICE["Deprecation"],
        "Sunset": PRICE["Sunset"],
        "Link": f"{CONTAINS['Link']}, {PRICE['Link']}",
    }


def test_links_of_pages_stay(reader, kitchen):
    kitchen.live(kitchen.recipe("soup"), kitchen.recipe("stew"))

    links = told(reader.ask("recipes/", page_size=1))["Link"]

    assert links == (
        f'<http://127.0.0.1:8000{PUBLIC}recipes/?page=2&page_size=1>; rel="next", {PRICE["Link"]}'
    )


def test_parameter_and_route_are_refused_after_their_end(reader, soup):
    with travel(datetime(2027, 4, 1, tzinfo=UTC), tick=False):
        parameter = reader.fault("facets/recipes/", contains="salt")
        route = reader.ask("old-books/")
        field = reader.read("recipes/soup/")

    message = (
        "This parameter ended on 2027-03-01. What to do instead: https://kitchen.example/ingredient"
    )
    assert parameter == (
        400,
        "/problems/invalid-parameter",
        [{"parameter": "contains", "message": message, "suggestion": None}],
    )
    assert (route.status_code, route.json()["type"], route.json()["detail"]) == (
        410,
        "/problems/ended",
        "This address ended on 2027-04-01. What to do instead: https://kitchen.example/books",
    )
    assert field["price"] == "5.000"


def test_contract_tells_what_is_to_end(reader, soup):
    contract = reader.read("openapi.json")

    old = contract["paths"][f"{PUBLIC}old-books/"]["get"]
    facets = contract["paths"][f"{PUBLIC}facets/recipes/"]["get"]
    contains = next(each for each in facets["parameters"] if each["name"] == "contains")
    price = contract["components"]["schemas"]["Recipe"]["properties"]["price"]
    assert [each["deprecated"] for each in (old, contains, price)] == [True, True, True]
    assert [each["x-sunset"] for each in (old, contains, price)] == [
        "2027-04-01",
        "2027-03-01",
        "2027-02-01",
    ]
    assert "https://kitchen.example/ingredient" in contains["description"]
    assert {"Deprecation", "Sunset", "Link"} <= old["responses"]["200"]["headers"].keys()
    assert "410" in old["responses"]
    told = contract["paths"][f"{PUBLIC}books/"]["get"]
    assert "Sunset" not in told["responses"]["200"]["headers"]
