"""The releases as a feed that any reader of Atom takes (RFC 4287)."""

from datetime import datetime

import pytest
from defusedxml import ElementTree

from cms.publishing import withdrawing
from tests.kitchen import change, current, next_minute

ATOM = "{http://www.w3.org/2005/Atom}"
RELEASES = "http://127.0.0.1:8000/api/v1/releases/"


@pytest.fixture
def feed(reader):
    def read(**query):
        response = reader.ask("releases/", {"Accept": "application/atom+xml"}, **query)
        assert response.status_code == 200, response.content
        assert response.headers["Content-Type"] == "application/atom+xml"
        return ElementTree.fromstring(response.content)

    return read


def texts(element, tag):
    return [each.text for each in element.findall(ATOM + tag)]


def links(element):
    return {each.get("rel"): each.get("href") for each in element.findall(f"{ATOM}link")}


def test_feed_has_all_that_the_standard_asks_for(kitchen, feed):
    kitchen.live(kitchen.book("cookbook", title="Salt & <pepper>"))

    root = feed()

    (entry,) = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    assert (texts(root, "id"), texts(entry, "id")) == ([RELEASES], [f"{RELEASES}1/"])
    assert texts(root.find(f"{ATOM}author"), "name") == texts(root, "title")[0].split(":")[:1]
    assert links(root) == {"self": f"{RELEASES}?format=atom", "alternate": RELEASES}
    assert links(entry) == {"alternate": f"{RELEASES}1/"}
    assert texts(entry, "title") == ["New: Salt & <pepper>"]
    assert texts(root, "updated") == texts(entry, "updated") == texts(entry, "published")
    assert datetime.fromisoformat(texts(root, "updated")[0]).tzinfo is not None
    content = entry.find(f"{ATOM}content")
    assert (content.get("type"), content.text) == (
        "html",
        '<ul><li>New: <a href="http://127.0.0.1:8000/api/v1/books/cookbook/">Salt &amp; &lt;pepper&gt;'
        "</a> (book)</li></ul>",
    )


def test_feed_without_releases_is_one_as_well(db, feed):
    root = feed()

    assert (texts(root, "id"), root.findall(f"{ATOM}entry")) == ([RELEASES], [])
    assert texts(root, "updated") == ["1970-01-01T00:00:00.000000Z"]


def test_entries_say_what_changed_newest_first(kitchen, feed):
    books = kitchen.live(*[kitchen.book(f"book-{n}") for n in range(5)])
    kitchen.live(change(books[0], by=kitchen.team.ann, title="Better"), kitchen.book("diary"))
    withdrawing.withdraw(current(books[1]), by=kitchen.team.pam, reason="It was <wrong>.")
    kitchen.send(
        kitchen.prepared(kitchen.approved(change(books[2], by=kitchen.team.ann, title="Next"))),
        starts_at=next_minute(),
    )

    entries = feed().findall(f"{ATOM}entry")

    assert [texts(each, "title") for each in entries] == [
        ["Urgent. Withdrawn: Book 1"],
        ["Changed: Better; New: Diary"],
        ["New: Book 0; New: Book 1; New: Book 2; and 2 more"],
    ]
    assert [
        [each.get("term") for each in entry.findall(f"{ATOM}category")] for entry in entries
    ] == [
        ["urgent"],
        [],
        [],
    ]
    assert texts(entries[0], "content")[0].endswith("(book): It was &lt;wrong&gt;.</li></ul>")


def test_feed_goes_on_in_pages(kitchen, feed):
    for n in range(3):
        kitchen.live(kitchen.book(f"book-{n}"))

    root = feed(page="2", page_size="1")

    assert texts(root.find(f"{ATOM}entry"), "title") == ["New: Book 1"]
    assert links(root) == {
        "self": f"{RELEASES}?page=2&page_size=1&format=atom",
        "alternate": RELEASES,
        "next": f"{RELEASES}?page=3&page_size=1&format=atom",
        "previous": f"{RELEASES}?page=1&page_size=1&format=atom",
    }


@pytest.mark.parametrize("count", [1, 3])
def test_feed_costs_as_many_queries_whatever_there_is(
    kitchen, feed, django_assert_num_queries, count
):
    for n in range(count):
        kitchen.live(*[kitchen.book(f"book-{n}-{m}") for m in range(count)])

    with django_assert_num_queries(5):
        root = feed()

    assert len(root.findall(f"{ATOM}entry")) == count
