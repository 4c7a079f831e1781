import json
import re

import pytest
import time_machine
from django.utils import timezone

from cms.models import SearchWord
from cms.publishing import previewing, redaction, withdrawing
from tests.kitchen import change, next_minute, release


def test_answer_is_a_page_with_counts_and_what_was_found(kitchen, reader):
    soup = kitchen.recipe("soup", summary="With “salt” & **pepper** [?Grandmother].")
    kitchen.live(soup, kitchen.book("salt"))

    body = reader.read("search/", q="salt", type="recipe")

    (result,) = body.pop("results")
    assert result == {
        "item": {
            "id": str(soup.pk),
            "type": "recipe",
            "slug": "soup",
            "title": "Soup",
            "url": "http://127.0.0.1:8000/api/v1/recipes/soup/",
        },
        "highlights": [{"field": "summary", "html": "With “<mark>salt</mark>” &amp; pepper."}],
    }
    counts = [("recipe", 1, True), ("book", 1, False)]
    assert body == {
        "count": 1,
        "next": None,
        "previous": None,
        "meta": {"as_of": reader.read("")["as_of"], "matched": "all", "corrected": {}},
        "facets": {
            "type": {
                "values": [
                    {"value": name, "label": name, "count": count, "selected": selected}
                    for name, count, selected in counts
                ],
                "not_stated": 0,
            }
        },
        "suggestions": [],
    }


def test_long_text_is_shown_from_word_to_word_around_what_was_found(kitchen, reader):
    text = "Peel them. " * 40 + "Add fresh thyme and salt. " + "Stir it. " * 40
    kitchen.live(kitchen.recipe("soup", steps=[("cook", text)]))

    (result,) = reader.read("search/", q="thyme salt")["results"]

    (shown,) = result["highlights"]
    html = shown["html"]
    assert (shown["field"], html[:7], html[-6:]) == ("body", "… Peel ", " it. …")
    assert "fresh <mark>thyme</mark> and <mark>salt</mark>. Stir" in html
    assert len(html) < 350


def test_word_is_marked_where_it_stands_alone(kitchen, reader):
    """Not within another, whatever stands before it: numbers, words of no meaning, other passages."""
    steps = [
        ("weigh", "1 … 2"),
        ("do", "Basalt, basalts salt of\nsalted, (salt!) to Salt’s salts-basil, basalt."),
    ]
    kitchen.live(kitchen.recipe("soup", steps=steps))

    (result,) = reader.read("search/", q="salt")["results"]

    marked = [
        "Basalt, basalts <mark>salt</mark> of <mark>salted</mark>, (<mark>salt</mark>!) to ",
        "<mark>Salt</mark>’s <mark>salts</mark>-basil, basalt.",
    ]
    assert [each["html"] for each in result["highlights"]] == ["".join(marked)]


@pytest.mark.parametrize(
    "hostile", ["<script>salt</script>", '"><img src=x> salt', "&lt;b&gt;salt"]
)
def test_highlight_is_text_with_marks_and_nothing_else(kitchen, reader, hostile):
    kitchen.live(kitchen.recipe("soup", title=hostile, aliases=["Salt & <b>"]))

    (result,) = reader.read("search/", q="salt")["results"]

    htmls = [each["html"] for each in result["highlights"]]
    assert len(htmls) == 2
    assert not any(re.search(r"<(?!/?mark>)", html) for html in htmls)


def test_misspelled_word_is_mended_and_told(kitchen, reader):
    kitchen.live(kitchen.recipe("pumpkin-soup"))

    body = reader.read("search/", q="the pumkin soup")

    assert body["meta"]["corrected"] == {"pumkin": "pumpkin"}
    assert body["suggestions"] == ["the pumpkin soup"]
    assert body["results"][0]["highlights"] == [
        {"field": "title", "html": "<mark>Pumpkin</mark> <mark>soup</mark>"}
    ]


def test_empty_page_suggests_live_titles(kitchen, reader):
    kitchen.live(kitchen.recipe("pumpkin-soup"))
    kitchen.recipe("pumpernickel")

    body = reader.read("search/", q="pumpnickle")

    assert (body["count"], body["results"], body["suggestions"]) == (0, [], ["Pumpkin soup"])


def test_only_what_is_live_is_found_or_named(kitchen, reader, found):
    """A word of a draft, a schedule, an old edition or a withdrawn text finds nothing."""
    soup = kitchen.live(kitchen.recipe("soup", summary="Formerly."))
    kitchen.live(change(soup, by=kitchen.team.ann, summary="Presently."))
    gone = kitchen.live(kitchen.recipe("gone", summary="Withdrawn."))
    withdrawing.withdraw(gone, by=kitchen.team.pam, reason="Bad.")
    kitchen.recipe("drafted", summary="Drafting.")
    waiting = kitchen.approved(kitchen.recipe("waiting", summary="Scheduling."))
    release(waiting, by=kitchen.team.pam, starts_at=next_minute())
    cancelled = kitchen.approved(kitchen.recipe("cancelled", summary="Cancelling."))
    kitchen.cancel(release(cancelled, by=kitchen.team.pam, starts_at=next_minute(2)))

    typed = ["formerly", "withdrawn", "drafting", "scheduling", "cancelling"]
    typed += ["formerli", "withdrawm", "draftimg", "schedulimg", "cancellimg"]
    answers = [reader.read("search/", q=text) for text in typed]

    assert [(each["count"], each["suggestions"]) for each in answers] == [(0, [])] * len(typed)
    assert found("presemtly") == ["soup"]
    with time_machine.travel(next_minute(1), tick=False):
        assert found("schedulimg") == ["waiting"]


def test_hidden_place_is_neither_found_nor_shown(kitchen, reader, found):
    soup = kitchen.recipe(
        "soup",
        summary="Salt and pepper.",
        ingredients=[("herb", {"name": "fresh thyme"}), ("root", {"name": "white carrot"})],
    )
    kitchen.live(soup, kitchen.recipe("stew", summary="Salt and onions."))
    for place in ("summary", "ingredients/herb"):
        kitchen.notice(soup, place=place, hides_place=True)

    answers = {word: found(word) for word in ["pepper", "thyme", "thime", "carrot", "soup", "salt"]}

    assert answers == {
        **{"pepper": [], "thyme": [], "thime": []},
        **{"carrot": ["soup"], "soup": ["soup"], "salt": ["stew"]},
    }
    (result,) = reader.read("search/", q="soup carrot")["results"]
    assert [each["field"] for each in result["highlights"]] == ["title", "body"]


def test_redacted_text_leaves_no_word_behind(kitchen, found):
    soup = kitchen.live(kitchen.recipe("soup", title="Xaveria’s soup"))
    kitchen.live(change(soup, by=kitchen.team.bob, title="Soup"))
    asked = redaction.ask(soup.revisions.first(), by=kitchen.team.ada, reason="A name.")

    redaction.confirm(asked, by=kitchen.team.abe)

    words = set(SearchWord.objects.values_list("word", flat=True))
    assert (words & {"xaveria", "soup"}, found("xaveria"), found("soup")) == (
        {"soup"},
        [],
        ["soup"],
    )


def test_preview_finds_its_drafts_and_nobody_else_does(kitchen, reader, found):
    kitchen.live(kitchen.recipe("soup"))
    draft = kitchen.recipe("stew", summary="Slowly.")
    _, secret = previewing.make_token(draft, by=kitchen.team.ann, hours=1)

    shown = reader.ask("search/", {"Authorization": f"Preview {secret}"}, q="slowlly").json()

    assert [each["item"]["slug"] for each in shown["results"]] == ["stew"]
    assert (shown["meta"]["preview"]["shows"], found("slowlly")) == ("item", [])
    assert not SearchWord.objects.filter(word="slowly").exists()


def test_walk_stays_at_its_instant(kitchen, reader):
    kitchen.live(kitchen.recipe("soup"), kitchen.recipe("soup-two"))
    begun = reader.read("search/", q="soup", cursor="start", page_size=1)
    kitchen.live(kitchen.recipe("soup-one"))

    cursor = re.search("cursor=([^&]+)", begun["next"]).group(1)
    ended = reader.read("search/", q="soup", cursor=cursor, page_size=1)

    slugs = [each["item"]["slug"] for each in begun["results"] + ended["results"]]
    assert (slugs, begun["count"], ended["next"]) == (["soup", "soup-two"], None, None)


@pytest.mark.parametrize(
    ("query", "parameter", "suggestion"),
    [
        ({}, "q", "pain"),
        ({"q": " "}, "q", None),
        ({"q": "so\x00up"}, "q", None),
        ({"q": "a b c d e f g h i j k"}, "q", None),
        ({"q": "a" * 201}, "q", None),
        ({"q": ["soup", "stew"]}, "q", None),
        ({"q": "soup", "at": "2026-01-01T00:00:00Z"}, "at", None),
        ({"q": "soup", "type": "recipes"}, "type", "recipe"),
        ({"q": "soup", "page": "10000000000"}, "page", "1"),
    ],
    ids=lambda value: json.dumps(value)[:40] if isinstance(value, dict) else None,
)
def test_what_cannot_be_searched_is_refused(db, reader, query, parameter, suggestion):
    status, kind, (fault,) = reader.fault("search/", **query)

    assert (status, kind) == (400, "/problems/invalid-parameter")
    assert fault["parameter"] == parameter
    assert fault["suggestion"] == suggestion or parameter == "at"


def test_lists_find_by_the_same_words(kitchen, reader):
    soup = kitchen.live(kitchen.recipe("soup", summary="Extra virgin olive oil."))
    before = timezone.now()
    kitchen.live(change(soup, by=kitchen.team.ann, summary="Butter."))
    kitchen.live(kitchen.recipe("stew", summary="Caramelised."))

    slugs = {text: reader.slugs("recipes/", q=text) for text in ("EVOO", "buter", "caramelize")}
    earlier = reader.slugs("recipes/", q="EVOO", at=before.isoformat())

    assert slugs == {"EVOO": [], "buter": ["soup"], "caramelize": ["stew"]}
    assert earlier == ["soup"]
    assert reader.slugs("recipes/", q="butter caramelize") == []


def test_index_leads_to_search(db, reader):
    assert reader.read("")["links"]["search"] == "http://127.0.0.1:8000/api/v1/search/"
