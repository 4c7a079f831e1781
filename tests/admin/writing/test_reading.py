"""What a field is told of while it is written: as readers get it, and what is wrong with it."""

import json

import pytest
from django.urls import reverse

from cms.admin.writing import reading
from cms.models import AuditEvent
from cms.text import markdown
from tests.admin.browsing import address, signed_in
from tests.kitchen import change
from tests.people import account
from tests.sampleapp.models import Recipe

EASY = "A thin needle goes into the back. You may feel it. Most people go home soon. " * 3
HARD = "Radiofrequency procedures selectively deactivate nociceptive transmission. " * 6


def read(client, *texts, type_name="book", **options):
    values = [{"form": "prose", "text": text, "shown": True, **options} for text in texts]
    return post(client, {"type": type_name, "texts": values})


def post(client, values):
    body = values if isinstance(values, str) else json.dumps(values)
    return client.post(reverse("admin:reading"), body, content_type="application/json")


def test_preview_is_what_readers_get(kitchen):
    book = kitchen.book("larousse", title="Larousse")
    text = "Boil **well** [@larousse, p. 2].\n\n- once [!@larousse; ?Grandmother]\n"

    answer = read(signed_in(kitchen.team.ann), text).json()["texts"][0]

    cited = {
        "slug": "larousse",
        "title": "Larousse",
        "printed": "Larousse",
        "facts": [],
        "state": "Not public: draft",
        "warnings": [],
        "url": address(book),
        "number": 1,
    }
    assert answer == {
        "sources": [
            {**cited, "locator": "p. 2", "contradicts": False},
            {**cited, "locator": "", "contradicts": True},
            {"named": "Grandmother"},
        ],
        "problems": [],
        "html": markdown.render(text, lambda slug: 1),
        "readability": None,
    }


def test_unknown_source_is_named_with_what_may_be_meant(kitchen):
    kitchen.book("larousse")

    answer = read(signed_in(kitchen.team.ann), "So [@larouse]. So [@nobody].").json()["texts"][0]

    assert answer["sources"] == [
        {"unknown": True, "slug": "larouse", "meant": "larousse", "number": 1}
        | {"locator": "", "contradicts": False},
        {"unknown": True, "slug": "nobody", "meant": "", "number": 2}
        | {"locator": "", "contradicts": False},
    ]


def test_old_and_new_address_of_a_source_are_one_number(kitchen):
    change(kitchen.book("larousse"), by=kitchen.team.ann, slug="gastronomy")

    answer = read(signed_in(kitchen.team.ann), "[@larousse] [@gastronomy]").json()["texts"][0]

    assert [source["number"] for source in answer["sources"]] == [1, 1]


@pytest.mark.parametrize(
    ("form", "text", "slugs", "problem"),
    [
        ("prose", "So [@larousse] and [@", ["larousse"], "This citation is not closed"),
        ("prose", "So <b>it is", [], "“<b>” would be shown as these letters"),
        ("sources", "[@larousse] so", ["larousse"], "Only citations can stand here"),
        ("sources", "[@larousse; @larousse]", ["larousse"], "“larousse” is cited twice here"),
        ("sources", "[@larousse, p. 2]", ["larousse"], None),
        ("prose", "a" * 100_001, [], "This text has 100,001 characters"),
        ("sources", "[" * 100_001, [], "This text has 100,001 characters"),
    ],
)
def test_problems_are_told_in_words(kitchen, form, text, slugs, problem):
    kitchen.book("larousse")

    answer = read(signed_in(kitchen.team.ann), text, form=form).json()["texts"][0]

    assert list(dict.fromkeys(source["slug"] for source in answer["sources"])) == slugs
    assert [problem in sentence for sentence in answer["problems"]] == ([True] if problem else [])


def test_markup_and_titles_stay_text(kitchen):
    title = "<img src=x onerror=alert(1)>"
    kitchen.book("larousse", title=title)
    text = f"{title}<script>alert(1)</script> [a](javascript:alert(1)) [@larousse]"

    answer = read(signed_in(kitchen.team.ann), text)

    html = answer.json()["texts"][0]["html"]
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert [sign in html for sign in ("<img", "<script", "javascript:")] == [False] * 3


@pytest.mark.parametrize(
    ("text", "plain", "is_easy"), [(EASY, True, True), (HARD, True, False), (HARD, False, None)]
)
def test_reading_ease_is_told_where_it_matters(kitchen, text, plain, is_easy):
    answer = read(signed_in(kitchen.team.ann), text, plain=plain).json()["texts"][0]

    found = answer["readability"]
    assert (found and found["is_easy"]) == is_easy


@pytest.mark.parametrize(
    "body",
    [
        "",
        "not JSON",
        "[" * 100_000,
        [],
        {"type": "book"},
        {"type": "book", "texts": ["so"]},
        {"type": "book", "texts": [{"form": "prose", "text": 5}]},
        {"type": "book", "texts": [{"form": "else", "text": "so"}]},
        {"type": "book", "texts": [{"form": "prose", "text": "so"}] * 61},
    ],
    ids=lambda body: str(body)[:30],
)
def test_what_is_not_understood_is_told(kitchen, body):
    answer = post(signed_in(kitchen.team.ann), body)

    assert (answer.status_code, answer.json()) == (400, {"error": reading.NOT_UNDERSTOOD})


def test_too_much_is_refused_unread(kitchen):
    answer = read(signed_in(kitchen.team.ann), *["so " * 30_000] * 12)

    assert (answer.status_code, answer.json()) == (413, {"error": reading.TOO_LARGE})


def test_only_who_may_view_and_sends_a_token_gets_an_answer(client, kitchen):
    careful = signed_in(kitchen.team.ann)
    careful.handler.enforce_csrf_checks = True

    statuses = [
        each.status_code
        for each in (
            read(client, "So."),
            read(signed_in(account("Zoe")), "So."),
            read(careful, "So."),
            read(signed_in(kitchen.team.ann), "So.", type_name="recipe"),
            signed_in(kitchen.team.ann).get(reverse("admin:reading")),
        )
    ]

    assert statuses == [302, 302, 403, 404, 405]


def test_reading_stores_nothing(kitchen):
    kitchen.book("larousse")
    events = AuditEvent.objects.count()

    read(signed_in(kitchen.team.gus), "So [@larousse].")

    assert (AuditEvent.objects.count(), Recipe.objects.count()) == (events, 0)


@pytest.mark.parametrize("count", [1, 5])
def test_reading_has_a_constant_number_of_queries(kitchen, django_assert_num_queries, count):
    for number in range(count):
        kitchen.book(f"book-{number}")
    client = signed_in(kitchen.team.ann)
    texts = [f"So [@book-{number}] [@unknown-{number}]." for number in range(count)]
    read(client, *texts)

    # Five for who asks; the claims; seven for what is called nearly so; the time, and the sources.
    with django_assert_num_queries(15):
        read(client, *texts)
