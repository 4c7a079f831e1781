import re

import pytest

from cms.publishing import withdrawing
from tests.kitchen import change


def menu(kitchen, *slugs, **content):
    return kitchen.live(*[kitchen.recipe(slug, **content) for slug in slugs])


def test_list_is_an_envelope(kitchen, reader):
    menu(kitchen, "stew", "broth")

    body = reader.read("recipes/", fields="slug")

    as_of = reader.read("")["as_of"]
    assert body == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [{"slug": "broth"}, {"slug": "stew"}],
        "meta": {"as_of": as_of, "not_stated": {}, "withdrawn": []},
    }


def test_list_result_is_the_detail_without_sections(kitchen, reader):
    menu(kitchen, "soup", "stew", steps=[("boil", "Boil it.")])

    (listed, _) = reader.read("recipes/")["results"]
    (expanded, _) = reader.read("recipes/", expand="sections")["results"]

    detail = reader.read("recipes/soup/")
    assert expanded == detail
    assert listed == {name: value for name, value in detail.items() if name != "sections"}


def test_pages_lead_to_each_other_in_body_and_header(kitchen, reader):
    menu(kitchen, "a", "b", "c")

    response = reader.ask("recipes/", page=2, page_size=1, fields="slug")

    body = response.json()
    address = "http://127.0.0.1:8000/api/v1/recipes/?fields=slug&page={}&page_size=1"
    assert (body["count"], body["results"]) == (3, [{"slug": "b"}])
    assert (body["next"], body["previous"]) == (address.format(3), address.format(1))
    assert response.headers["Link"] == (
        f'<{address.format(3)}>; rel="next", <{address.format(1)}>; rel="prev"'
    )


def test_page_past_the_end_is_not_found_and_an_empty_list_is(kitchen, reader):
    assert reader.read("recipes/")["results"] == []
    menu(kitchen, "a", "b")

    assert reader.fault("recipes/", page=2) == (404, "/problems/not-found", None)


def test_walk_stays_at_its_instant_while_others_publish(kitchen, reader):
    broth, stew = menu(kitchen, "broth", "stew")
    begun = reader.read("recipes/", cursor="start", page_size=1)
    menu(kitchen, "apple", "soup")
    withdrawing.withdraw(stew, by=kitchen.team.pam, reason="It went bad.")

    cursor = re.search("cursor=([^&]+)", begun["next"]).group(1)
    ended = reader.read("recipes/", cursor=cursor, page_size=1)

    assert (begun["count"], begun["previous"], ended["next"]) == (None, None, None)
    assert [each["slug"] for each in begun["results"] + ended["results"]] == ["broth", "stew"]
    assert reader.slugs("recipes/") == ["apple", "broth", "soup"]


def test_cursor_of_another_request_is_refused(kitchen, reader):
    menu(kitchen, "a", "b")
    begun = reader.read("recipes/", cursor="start", page_size=1)
    cursor = re.search("cursor=([^&]+)", begun["next"]).group(1)

    status, kind, (fault,) = reader.fault("recipes/", cursor=cursor, page_size=2)

    assert (status, kind, fault["parameter"]) == (400, "/problems/invalid-parameter", "cursor")


@pytest.mark.parametrize("cursor", ["x", "c3RhcnQ", "🥣", "a" * 500])
def test_cursor_that_nobody_gave_is_refused(db, reader, cursor):
    status, _, (fault,) = reader.fault("recipes/", cursor=cursor)

    assert (status, fault["parameter"], fault["suggestion"]) == (400, "cursor", "start")


def test_filters_take_any_with_commas_and_all_when_repeated(kitchen, reader):
    kitchen.live(
        kitchen.recipe("both", ingredients=[("salt", {}), ("beef", {})]),
        kitchen.recipe("salty", ingredients=[("salt", {})]),
        kitchen.recipe("meaty", ingredients=[("beef", {})]),
        kitchen.recipe("empty"),
    )

    found = {
        "one": reader.slugs("recipes/", ingredient="salt"),
        "any": reader.slugs("recipes/", ingredient="salt,beef"),
        "all": reader.slugs("recipes/", ingredient=["salt", "beef"]),
    }

    assert found == {
        "one": ["both", "salty"],
        "any": ["both", "meaty", "salty"],
        "all": ["both"],
    }
    assert reader.read("recipes/", ingredient="rice")["meta"]["not_stated"] == {"ingredient": 1}


def test_filters_by_time_text_and_slug(kitchen, reader):
    soup, _ = menu(kitchen, "soup", "stew")
    since = reader.read("")["as_of"]
    change(soup, by=kitchen.team.ann, summary="Very warm.", slug="broth", aliases=["Potage"])
    kitchen.live(soup)
    later = reader.read("")["as_of"]

    found = {
        "since": reader.slugs("recipes/", published_since=later),
        "since all": reader.slugs("recipes/", published_since=since),
        "due": reader.slugs("recipes/", review_due_before="2020-01-01"),
        "words": reader.slugs("recipes/", q="warm VERY"),
        "alias": reader.slugs("recipes/", q="potage"),
        "no word": reader.slugs("recipes/", q="warm cold"),
        "old slug": reader.slugs("recipes/", slug="soup,stew"),
    }

    assert found == {
        "since": ["broth"],
        "since all": ["broth", "stew"],
        "due": [],
        "words": ["broth"],
        "alias": ["broth"],
        "no word": [],
        "old slug": ["broth", "stew"],
    }


def test_withdrawn_item_gives_nothing_and_is_named(kitchen, reader):
    soup, _ = menu(kitchen, "soup", "stew")
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="It went bad.")

    body = reader.read("recipes/", slug="soup")

    assert (body["count"], [each["slug"] for each in body["meta"]["withdrawn"]]) == (0, ["soup"])


def test_draft_and_nothing_are_refused_alike_as_values(kitchen, reader):
    menu(kitchen, "soup", "stew")
    kitchen.recipe("goulash")

    answers = [reader.ask("recipes/", slug=slug) for slug in ("goulash", "nothing")]

    assert answers[0].content == answers[1].content
    assert [each.status_code for each in answers] == [400, 400]
    assert reader.fault("recipes/", slug="stewe")[2][0]["suggestion"] == "stew"


def test_facets_count_under_the_other_filters(kitchen, reader):
    kitchen.live(
        kitchen.recipe("both", ingredients=[("salt", {}), ("beef", {})], summary="Good."),
        kitchen.recipe("salty", ingredients=[("salt", {})], summary="As good."),
        kitchen.recipe("empty", summary="Not good."),
        kitchen.recipe("bad", ingredients=[("salt", {}), ("beef", {})]),
    )

    body = reader.read("facets/recipes/", ingredient="beef", q="good")

    assert body == {
        "count": 1,
        "facets": {
            "ingredient": {
                "values": [
                    {"value": "salt", "label": "Salt", "count": 2, "selected": False},
                    {"value": "beef", "label": "Beef", "count": 1, "selected": True},
                    {"value": "rice", "label": "Rice", "count": 0, "selected": False},
                ],
                "not_stated": 1,
            }
        },
    }


def test_list_tells_counts_beside_its_results(kitchen, reader):
    menu(kitchen, "soup", ingredients=[("salt", {}), ("beef", {})])
    menu(kitchen, "stew", ingredients=[("beef", {})])

    body = reader.read("recipes/", ingredient="salt", fields="slug", facets="ingredient")

    alone = reader.read("facets/recipes/", ingredient="salt")
    assert (body["results"], body["facets"]) == ([{"slug": "soup"}], alone["facets"])


def test_counts_that_a_list_does_not_have_are_refused(db, reader):
    assert reader.fault("recipes/", facets="ingredients") == (
        400,
        "/problems/invalid-parameter",
        [
            {
                "parameter": "facets",
                "message": "There is no such value.",
                "suggestion": "ingredient",
            }
        ],
    )
    assert reader.fault("books/", facets="slug")[0] == 400
    assert reader.fault("recipes/", facets="ingredient", format="ndjson")[0] == 400
