"""Which form an answer comes in, and that every form tells the same."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import RequestFactory

from cms.delivery import representations
from cms.delivery.problems import NotAcceptable
from cms.delivery.representations import chosen
from cms.publishing import previewing, redaction
from tests.delivery.urls import LABEL as SPINE
from tests.kitchen import change, current

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
JSON, NDJSON, LABEL = "application/json", "application/x-ndjson", "text/x-label; charset=utf-8"

FORMS = [representations.JSON, representations.NDJSON, SPINE]


def body_of(response):
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content) if response.streaming else response.content


def lines_of(response):
    return [json.loads(line) for line in body_of(response).splitlines()]


@pytest.fixture
def shelf(kitchen):
    """Three books and a soup that cites two of them, not in the order of their titles."""
    books = [kitchen.book(slug) for slug in ("almanac", "baking", "cookbook")]
    soup = kitchen.recipe(
        "soup",
        summary="Warm [@cookbook], then [@almanac].",
        ingredients=[("salt", {"sources": "[@almanac]"})],
        steps=[("boil", "Boil it.")],
    )
    kitchen.live(*books, soup)
    return {"books": books, "soup": soup}


# Choosing


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("*; q=.2", JSON),
        (BROWSER, JSON),
        ("application/*", JSON),
        ("application/json; charset=utf-8", JSON),
        ("text/*", LABEL),
        ("TEXT/X-Label", LABEL),
        ("text/x-label;profile=short, application/json;q=0.9", LABEL),
        ("text/x-label;q=0.5, application/json;q=0.4", LABEL),
        ("application/json;q=0, */*", NDJSON),
        ("*/*;q=0.1, application/x-ndjson", NDJSON),
        ("text/x-label;q=nonsense", LABEL),
    ],
)
def test_client_gets_what_it_likes_best(accept, given):
    request = RequestFactory().get("/", headers={} if accept is None else {"Accept": accept})

    assert chosen(request, FORMS).content_type == given


@pytest.mark.parametrize("accept", ["text/turtle", "nonsense", "text/x-label;q=0", "image/*, /"])
def test_client_that_likes_nothing_is_refused(accept):
    with pytest.raises(NotAcceptable):
        chosen(RequestFactory().get("/", headers={"Accept": accept}), FORMS)


def test_refused_client_is_told_what_there_is(db, reader):
    response = reader.ask("books/", {"Accept": "text/turtle"})

    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "/problems/not-acceptable",
        "title": "Not acceptable",
        "status": 406,
        "detail": "This is served as application/json or application/x-ndjson or text/x-label only.",
        "instance": "/api/v1/books/",
        "served": ["application/json", "application/x-ndjson", "text/x-label"],
    }
    assert response.headers["Vary"] == "Authorization, Accept"


def test_name_of_a_format_goes_before_what_the_client_accepts(shelf, reader):
    response = reader.ask("books/baking/", {"Accept": "application/json"}, format="label")

    assert (response.content, response.headers["Content-Type"]) == (b"<BAKING>", LABEL)


@pytest.mark.parametrize(
    ("path", "format_name", "nearest"),
    [
        ("books/", "lable", "label"),
        ("books/", "jsn", "json"),
        ("books/baking/", "ndjson", "json"),
        ("recipes/", "label", "ndjson"),
    ],
)
def test_unknown_format_is_refused_with_the_nearest(db, reader, path, format_name, nearest):
    status, kind, errors = reader.fault(path, format=format_name)

    assert (status, kind) == (400, "/problems/invalid-parameter")
    assert [(each["parameter"], each["suggestion"]) for each in errors] == [("format", nearest)]


def test_answer_varies_by_accept_only_where_there_is_a_choice(shelf, reader):
    paths = ["books/", "books/baking/", "recipes/", "recipes/soup/", "", "facets/books/", "export/"]

    varies = [path for path in paths if "Accept" in reader.ask(path).headers["Vary"]]

    assert varies == ["books/", "books/baking/", "recipes/"]
    assert reader.fault("recipes/soup/", format="json")[0] == 400


def test_each_form_has_an_etag_of_its_own(shelf, reader):
    ask = [{}, {"Accept": "text/x-label"}, {"Accept": NDJSON}]
    tags = [reader.ask("books/", headers).headers["ETag"] for headers in ask]

    again = [
        reader.ask("books/", headers | {"If-None-Match": tag}).status_code
        for headers, tag in zip(ask, tags, strict=True)
    ]
    crossed = reader.ask("books/", {"If-None-Match": tags[1]})

    assert (len(set(tags)), again, crossed.status_code) == (3, [304, 304, 304], 200)


@pytest.mark.parametrize("accept", ["text/x-label", NDJSON])
def test_head_tells_what_get_would(shelf, reader, accept):
    address = "/api/v1/books/"

    head = reader.client.head(address, headers={"Accept": accept})
    get = reader.ask("books/", {"Accept": accept})

    assert body_of(head) == b""
    # Seconds to the next minute may differ.
    same = head.headers.keys() - {"Cache-Control"}
    assert {name: head.headers[name] for name in same} == {
        name: get.headers[name] for name in get.headers.keys() - {"Cache-Control"}
    }


def test_what_is_saved_has_a_name(shelf, reader):
    asked = ["books/", "books/baking/", "recipes/soup/references/"]
    names = [
        reader.ask(path, format="label").headers["Content-Disposition"].partition("filename=")[2]
        for path in asked
    ]

    assert names == ['"books.lbl"', '"baking.lbl"', '"soup-references.lbl"']
    assert "Content-Disposition" not in reader.ask("books/").headers


def test_form_refuses_what_it_cannot_obey(db, reader):
    asked = {"page": "1", "page_size": "1", "cursor": "start", "fields": "title"}
    asked |= {"omit": "title", "expand": "sections"}

    status, _, errors = reader.fault("books/", format="label", **asked)

    assert (status, sorted(each["parameter"] for each in errors)) == (400, sorted(asked))
    assert {each["message"] for each in errors} == {
        "This cannot be combined with the representation `label`."
    }


# Lists


def test_list_comes_whole_filtered_and_in_its_order(shelf, reader):
    assert [body_of(reader.ask("books/", format="label", **asked)) for asked in (
        {},
        {"ordering": "-title"},
        {"slug": "almanac,cookbook"},
        {"q": "nothing"},
    )] == [
        b"<ALMANAC|BAKING|COOKBOOK>",
        b"<COOKBOOK|BAKING|ALMANAC>",
        b"<ALMANAC|COOKBOOK>",
        b"<>",
    ]  # fmt: skip


def test_lines_are_what_the_pages_show(kitchen, reader):
    kitchen.live(*[kitchen.recipe(f"soup-{n}", steps=[("boil", "Boil.")]) for n in range(5)])
    query = {"ordering": "-slug"}

    response = reader.ask("recipes/", format="ndjson", **query)

    assert (response.headers["Item-Count"], response.headers["As-Of"]) == (
        "5",
        reader.read("")["as_of"],
    )
    assert lines_of(response) == reader.read("recipes/", **query)["results"]
    parts = {"fields": "slug,sections.key"}
    assert (
        lines_of(reader.ask("recipes/", format="ndjson", **parts))
        == reader.read("recipes/", **parts)["results"]
    )
    assert reader.ask("recipes/", format="ndjson", page="1").status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_lines_cost_as_many_queries_whatever_there_are(
    kitchen, reader, django_assert_num_queries, count, clock
):
    kitchen.live(*[kitchen.recipe(f"soup-{n}") for n in range(count)])

    with django_assert_num_queries(6):
        lines = lines_of(reader.ask("recipes/", format="ndjson"))

    assert len(lines) == count


def test_references_of_a_document_come_in_the_order_of_their_numbers(shelf, reader):
    body = reader.read("recipes/soup/references/", fields="slug,relations")

    assert body["results"] == [
        {"slug": "cookbook", "relations": [{"number": 1, "place": "summary"}]},
        {
            "slug": "almanac",
            "relations": [
                {"number": 2, "place": "ingredients/salt"},
                {"number": 2, "place": "summary"},
            ],
        },
    ]
    labels = body_of(reader.ask("recipes/soup/references/", format="label"))
    assert labels == b"<COOKBOOK|ALMANAC>"
    by_title = reader.slugs("recipes/soup/references/", ordering="title")
    assert by_title == ["almanac", "cookbook"]


def test_document_that_cites_nothing_has_an_empty_list(kitchen, reader):
    kitchen.live(kitchen.recipe("toast"))

    assert reader.read("recipes/toast/references/")["results"] == []
    assert body_of(reader.ask("recipes/toast/references/", format="ndjson")) == b""


def test_past_is_told_in_every_form(kitchen, shelf, reader):
    then = reader.read("")["as_of"]
    kitchen.live(change(shelf["books"][1], by=kitchen.team.ann, title="Bread"))

    with time_machine.travel(datetime(2040, 1, 1, tzinfo=UTC)):
        answers = [
            body_of(reader.ask(path, format="label", **asked))
            for path in ("books/", "books/baking/")
            for asked in ({}, {"at": then})
        ]

    assert answers == [b"<ALMANAC|BREAD|COOKBOOK>", b"<ALMANAC|BAKING|COOKBOOK>", b"<BREAD>"] + [
        b"<BAKING>"
    ]


def test_preview_is_told_in_every_form_and_to_nobody_else(kitchen, shelf, reader):
    draft = change(shelf["books"][1], by=kitchen.team.ann, title="Bread")
    _, secret = previewing.make_token(draft, by=kitchen.team.ann, hours=1)
    bearer = {"Authorization": f"Preview {secret}"}

    response = reader.ask("books/", bearer, format="label")

    assert response.headers["Cache-Control"] == "no-store"
    assert body_of(response) == b"<ALMANAC|BREAD|COOKBOOK>"
    assert body_of(reader.ask("books/baking/", bearer, format="label")) == b"<BREAD>"
    assert [each["title"] for each in lines_of(reader.ask("export/", bearer))][:3] == [
        "Almanac",
        "Bread",
        "Cookbook",
    ]
    assert body_of(reader.ask("books/", format="label")) == b"<ALMANAC|BAKING|COOKBOOK>"


def test_answer_begun_before_a_release_stays_as_it_was(kitchen, shelf, reader):
    response = reader.ask("books/", format="label")
    kitchen.live(kitchen.book("diary"), change(shelf["books"][1], by=kitchen.team.ann, title="B"))

    assert body_of(response) == b"<ALMANAC|BAKING|COOKBOOK>"
    assert body_of(reader.ask("books/", format="label")) == b"<ALMANAC|B|COOKBOOK|DIARY>"


def test_text_redacted_while_it_is_read_is_lacking_from_the_count(kitchen, shelf, reader):
    then, text = reader.read("")["as_of"], current(shelf["books"][1]).head
    kitchen.live(change(shelf["books"][1], by=kitchen.team.ann, title="Bread"))
    response = reader.ask("export/", at=then)
    asked = redaction.ask(text, by=kitchen.team.ada, reason="It names a patient.")
    redaction.confirm(asked, by=kitchen.team.abe)

    lines = lines_of(response)

    assert response.headers["Item-Count"] == "4"
    assert [each["slug"] for each in lines] == ["almanac", "cookbook", "soup"]


def test_client_that_hangs_up_leaves_nothing_open(shelf, reader, django_assert_num_queries):
    response = reader.ask("export/")
    first = next(response.streaming_content)

    with django_assert_num_queries(0):
        # As a server leaves it; `close` itself would take the test's connection along.
        response._iterator.close()

    assert json.loads(first)["slug"] == "almanac"
    assert reader.read("books/")["count"] == 3


# The whole library


def test_export_has_every_document_with_its_sections(kitchen, shelf, reader):
    kitchen.recipe("draft")
    back = {"cited_by"}

    lines = lines_of(reader.ask("export/"))

    assert lines == [
        {name: value for name, value in reader.read(path).items() if name not in back}
        for path in ("books/almanac/", "books/baking/", "books/cookbook/", "recipes/soup/")
    ]
    assert lines[-1]["sections"][0]["key"] == "boil"
    only = lines_of(reader.ask("export/", type="recipe", fields="slug"))
    assert only == [{"slug": "soup"}]


def test_export_has_no_pages_and_is_named_on_the_index(shelf, reader):
    assert [fault["parameter"] for fault in reader.fault("export/", page="1", expand="x")[2]] == [
        "page",
        "expand",
    ]
    links = reader.read("")["links"]
    assert {name: links[name].partition("/api/v1/")[2] for name in ("export", "sitemap")} == {
        "export": "export/",
        "sitemap": "sitemap/",
    }


def test_sitemap_has_every_address_with_its_dates(kitchen, shelf, reader):
    kitchen.live(change(shelf["books"][0], by=kitchen.team.ann, title="Zodiac"))
    kitchen.book("draft")

    body = reader.read("sitemap/", type="book")

    book = reader.read("books/almanac/")
    assert [each["slug"] for each in body["results"]] == ["baking", "cookbook", "almanac"]
    assert body["results"][-1] == {name: book[name] for name in body["results"][-1]}
    assert body["results"][-1].keys() == {
        *("id", "type", "slug", "title", "url", "first_published", "published"),
    }
    assert book["first_published"] < book["published"]
    assert lines_of(reader.ask("sitemap/", format="ndjson")) == reader.read("sitemap/")["results"]
    assert reader.read("sitemap/")["count"] == 4
