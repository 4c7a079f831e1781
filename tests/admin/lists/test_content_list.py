from datetime import timedelta

import pytest
from django.utils import timezone

from cms.publishing import withdrawing
from tests.admin.browsing import signed_in
from tests.kitchen import change, submit

RECIPES = "/admin/sampleapp/recipe/"


def slugs(client, **query):
    return sorted(each.slug for each in client.get(RECIPES, query).context["cl"].result_list)


@pytest.mark.parametrize(
    ("query", "found", "words"),
    [
        ("goulash", ["goulash-soup"], None),
        ("gulash", ["goulash-soup"], "goulash"),
        ("gulahs soup", ["goulash-soup"], "goulash soup"),
        ("brht", [], None),
        ("brothh", ["goulash-soup"], "broth"),
        ("zzzzzzzz", [], None),
        ("???", [], None),
    ],
)
def test_search_forgives_one_or_two_letters(kitchen, query, found, words):
    kitchen.recipe("goulash-soup", aliases=["Broth of old"])
    kitchen.recipe("salad")

    page = signed_in(kitchen.team.gus).get(RECIPES, {"q": query})

    guess = page.context["cl"].guess
    assert [each.slug for each in page.context["cl"].result_list] == found
    assert (guess and guess.words) == words
    assert ("spelled almost like it" in page.content.decode()) == (words is not None)


def test_misspelled_search_keeps_the_filters(kitchen):
    submit(kitchen.recipe("goulash-soup"), by=kitchen.team.ann)
    kitchen.recipe("goulash-stew")

    assert slugs(signed_in(kitchen.team.gus), q="gulash", status="in_review") == ["goulash-soup"]


def test_quoted_words_are_searched_as_they_stand(kitchen):
    kitchen.recipe("stew", title="Green hot stew")
    kitchen.recipe("soup", title="Hot green soup")

    client = signed_in(kitchen.team.gus)

    assert slugs(client, q="green hot") == ["soup", "stew"]
    assert slugs(client, q='"green hot"') == ["stew"]
    assert slugs(client, q='"') == []


@pytest.mark.parametrize(
    ("column", "order", "says_type"),
    [("-4", ("-item__head_id",), True), ("2", ("item__status", "-pk"), False)],
    ids=["last saved", "status"],
)
def test_list_is_sorted_by_no_more_than_an_index_has(kitchen, column, order, says_type):
    kitchen.recipe()

    page = signed_in(kitchen.team.gus).get(RECIPES, {"o": column, "live": "live"})

    asked = page.context["cl"].queryset
    assert asked.query.order_by == order
    assert ('"cms_item"."type" = ' in str(asked.query)) == says_type


def test_filters_lead_to_what_pictures_count(kitchen):
    kitchen.recipe("bare", price=None, ingredients=[("salt", {})])
    kitchen.recipe("named", summary="Hot.", ingredients=[("salt", {"sources": "[?Aunt]"})])
    client = signed_in(kitchen.team.gus)

    found = {
        (name, value): slugs(client, **{name: value})
        for name, value in [
            ("sources", "bare"),
            ("sources", "named"),
            ("sources", "cited"),
            ("lacks", "summary"),
            ("lacks", "price"),
            ("lacks", "ingredients"),
            ("lacks", "salt"),
            ("lacks", "nonsense"),
        ]
    }

    assert found == {
        ("sources", "bare"): ["bare"],
        ("sources", "named"): ["named"],
        ("sources", "cited"): [],
        ("lacks", "summary"): ["bare"],
        ("lacks", "price"): ["bare"],
        ("lacks", "ingredients"): [],
        ("lacks", "salt"): [],
        ("lacks", "nonsense"): ["bare", "named"],
    }


def test_reviews_are_filtered_by_when_they_fall_due(kitchen, settings):
    settings.REVIEW_VALID_MONTHS = 1
    kitchen.live(kitchen.recipe("stew"))
    client = signed_in(kitchen.team.gus)

    found = {window: slugs(client, review=window) for window in ("overdue", "30", "60", "90")}

    in_days = (due_of(client) - timezone.localdate()) // timedelta(days=1)
    assert found == {"overdue": [], "30": [], "60": [], "90": []} | {
        "30" if in_days <= 30 else "60": ["stew"]
    }


def due_of(client):
    (stew,) = client.get(RECIPES).context["cl"].result_list
    return stew.review_due


def test_live_text_that_changed_and_came_back_is_live(kitchen):
    stew, pie = kitchen.live(kitchen.recipe("stew"), kitchen.recipe("pie"))
    change(change(stew, by=kitchen.team.bob, title="Hot stew"), by=kitchen.team.bob, title="Stew")
    withdrawing.withdraw(pie, by=kitchen.team.pam, reason="Too sweet.")
    client = signed_in(kitchen.team.gus)

    states = ("live", "newer_draft", "withdrawn", "scheduled", "not_public")

    assert {state: slugs(client, live=state) for state in states} == {
        "live": ["stew"],
        "newer_draft": [],
        "withdrawn": ["pie"],
        "scheduled": [],
        "not_public": [],
    }


def test_pages_turn_without_counting_all(kitchen, monkeypatch):
    for number in range(5):
        kitchen.recipe(f"soup-{number}")
    client = signed_in(kitchen.team.gus)
    monkeypatch.setattr("cms.admin.lists.listed.Listed.list_per_page", 2)
    monkeypatch.setattr("cms.admin.lists.change_list.MOST_COUNTED", 3)

    pages = [client.get(RECIPES, {"p": page}).context["cl"] for page in (1, 2, 3, 9, -1)]

    assert [[each.slug for each in page.result_list] for page in pages] == [
        ["soup-0", "soup-1"],
        ["soup-2", "soup-3"],
        ["soup-4"],
        [],
        ["soup-0", "soup-1"],
    ]
    assert pages[0].spoken_count == "more than 3"
    assert [page.turning.next for page in pages] == ["?p=2", "?p=3", None, None, "?p=2"]
    assert [page.turning.previous for page in pages][:3] == [None, "?p=1", "?p=2"]


@pytest.mark.parametrize("page", [RECIPES, "/admin/cms/flag/", "/admin/cms/release/"])
def test_empty_list_says_what_to_do(kitchen, page):
    words = {
        RECIPES: "The library has no recipe yet.",
        "/admin/cms/flag/": "Open a flag on the page of an item",
        "/admin/cms/release/": "A publisher prepares the first release.",
    }
    client = signed_in(kitchen.team.ann)

    empty, unmatched = client.get(page), client.get(page, {"q": "nothing"})

    assert words[page] in empty.content.decode()
    assert "Nothing matches." in unmatched.content.decode()
    assert ("Add recipe" in empty.content.decode()) == (page == RECIPES)
