"""What a client is told that holds what was public earlier."""

from datetime import timedelta

import pytest

from cms.models import NoticeKind
from cms.publishing import notices, withdrawing
from tests.kitchen import change, current, next_minute

API = "http://127.0.0.1:8000/api/v1"


@pytest.fixture
def book(kitchen):
    return kitchen.live(kitchen.book("cookbook"))


@pytest.fixture
def soup(kitchen, book):
    return kitchen.live(kitchen.recipe("soup", summary="Hot [@cookbook]."))


def since(reader, cursor, **query):
    return reader.read("changes/", since=cursor, **query)


def cursor_of(answer):
    return answer["next"].partition("since=")[2].partition("&")[0]


def by_slug(changes):
    return sorted(changes, key=lambda each: each["slug"])


def now_held(reader, **query):
    """The cursor of a client that was told everything."""
    return reader.read("manifest/", **query)["cursor"]


def brief(changes):
    return [(each["change"], f"{each['type']}/{each['slug']}") for each in changes]


def test_client_that_holds_nothing_is_told_to_put_what_is_live(kitchen, soup, reader):
    answer = reader.read("changes/")

    put = answer["changes"][1]
    document = reader.read("recipes/soup/")
    assert brief(answer["changes"]) == [("put", "book/cookbook"), ("put", "recipe/soup")]
    assert answer["more"] is False
    assert put == {
        "type": "recipe",
        "id": str(soup.pk),
        "slug": "soup",
        "urgent": False,
        "at": document["published"],
        "change": "put",
        "own": True,
        "because": [],
        "rendered": document["rendered"],
        "url": f"{API}/recipes/soup/",
    }
    assert since(reader, cursor_of(answer))["changes"] == []
    assert answer["next"].startswith(f"{API}/changes/?since=")


def test_changed_card_is_a_change_of_what_shows_it(kitchen, book, soup, reader):
    held = now_held(reader)
    kitchen.live(change(book, by=kitchen.team.ann, title="The cookbook"))

    answer = since(reader, held)

    own, shown = by_slug(answer["changes"])
    assert (own["slug"], own["own"], own["because"]) == ("cookbook", True, [])
    assert (shown["slug"], shown["own"], shown["because"]) == ("soup", False, ["book/cookbook"])
    assert shown["at"] == own["at"]
    assert shown["rendered"] == reader.read("recipes/soup/")["rendered"]


def test_text_of_which_no_card_tells_is_a_change_of_its_item_alone(kitchen, book, soup, reader):
    held = now_held(reader)
    kitchen.live(change(book, by=kitchen.team.ann, pages=12))

    assert brief(since(reader, held)["changes"]) == [("put", "book/cookbook")]


def test_rename_is_a_put_under_the_same_id(kitchen, book, soup, reader):
    held = now_held(reader)
    kitchen.live(change(soup, by=kitchen.team.ann, slug="broth"))

    (row,) = since(reader, held)["changes"]

    assert (row["change"], row["id"], row["slug"]) == ("put", str(soup.pk), "broth")


def test_withdrawal_is_told_with_reason_and_successor(kitchen, soup, reader):
    stew = kitchen.live(kitchen.recipe("stew"))
    held = now_held(reader)
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="It was poison.", successor=stew)

    (row,) = since(reader, held)["changes"]

    gone = reader.ask("recipes/soup/").json()
    assert row == {
        "type": "recipe",
        "id": str(soup.pk),
        "slug": "soup",
        "urgent": False,
        "at": gone["withdrawn_at"],
        "change": "removed",
        "reason": "It was poison.",
        "successor": gone["successor"],
    }


def test_emergency_is_urgent_for_all_who_show_what_went(kitchen, book, soup, reader):
    held = now_held(reader)
    withdrawing.withdraw(book, by=kitchen.team.pam, reason="Retracted.", emergency=True)

    removed, put = by_slug(since(reader, held)["changes"])

    assert (removed["change"], removed["urgent"]) == ("removed", True)
    assert (put["slug"], put["urgent"], put["because"]) == ("soup", True, ["book/cookbook"])


def test_what_came_and_went_meanwhile_is_not_told(kitchen, soup, reader):
    held = now_held(reader)
    stew = kitchen.live(kitchen.recipe("stew"))
    notice = kitchen.notice(soup)
    notices.end(notice, by=kitchen.team.pam, reason="Done.")
    withdrawing.withdraw(stew, by=kitchen.team.pam, reason="Bad.")

    assert since(reader, held)["changes"] == []


def test_notice_is_told_when_it_begins_and_when_it_ends(kitchen, soup, reader):
    held = now_held(reader)
    notice = kitchen.notice(soup)
    begun = since(reader, held)
    notices.end(notice, by=kitchen.team.pam, reason="Done.")
    ended = since(reader, cursor_of(begun))

    rows = [*begun["changes"], *ended["changes"]]
    assert [(each["slug"], each["own"], each["urgent"]) for each in rows] == [
        ("soup", True, True),
        ("soup", True, True),
    ]
    assert rows[1]["rendered"] == reader.read("recipes/soup/")["rendered"]


def test_notice_that_ends_by_itself_is_told_at_its_minute(kitchen, soup, reader, clock):
    ends_at = next_minute()
    notices.post(
        soup,
        by=kitchen.team.pam,
        kind=NoticeKind.REVIEW_OVERDUE,
        text="Old.",
        ends_at=ends_at,
    )
    held = now_held(reader)
    before = since(reader, held)["changes"]
    clock.move_to(ends_at)

    (row,) = since(reader, held)["changes"]

    assert (before, row["urgent"]) == ([], False)
    assert row["at"] == ends_at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def test_scheduled_release_is_told_at_its_minute_with_nothing_running(kitchen, soup, reader, clock):
    held = now_held(reader)
    starts_at = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe("stew"))), starts_at=starts_at)
    clock.move_to(starts_at - timedelta(microseconds=1))
    before = since(reader, held)
    clock.move_to(starts_at)

    assert (before["changes"], cursor_of(before)) == ([], held)
    assert brief(since(reader, held)["changes"]) == [("put", "recipe/stew")]


def test_redacted_text_is_told_to_whoever_held_it(kitchen, soup, book, reader, redacted):
    """Of the withdrawn book a card stood in the soup: that is to go from every client as well."""
    withdrawing.withdraw(book, by=kitchen.team.pam, reason="A name.", emergency=True)
    held = now_held(reader)
    before = reader.read("recipes/soup/")
    text = current(book).head
    change(book, by=kitchen.team.ann, title="Anonymous")
    redacted(text)

    answer = since(reader, held, expand="document")

    (row,) = answer["changes"]
    assert (row["slug"], row["because"]) == ("soup", ["book/cookbook"])
    assert row["document"]["references"][0]["title"] is None
    assert row["rendered"] != before["rendered"]
    assert since(reader, cursor_of(answer))["changes"] == []


def test_client_of_an_earlier_state_loses_what_was_redacted(kitchen, soup, reader, redacted):
    then = reader.read("manifest/")
    first = current(soup).head
    kitchen.live(change(soup, by=kitchen.team.ann, summary="Cold."))
    redacted(first)

    (row,) = since(reader, then["cursor"], at=then["as_of"])["changes"]

    assert (row["change"], row["slug"]) == ("removed", "soup")
    assert "had to be removed" in row["reason"]


def test_document_comes_along_where_it_is_asked_for(kitchen, soup, reader):
    first, second = reader.read("changes/", expand="document")["changes"]

    listed = {
        each["id"]: each
        for path, query in (("books/", {}), ("recipes/", {"expand": "sections"}))
        for each in reader.read(path, **query)["results"]
    }
    assert {each["id"]: each["document"] for each in (first, second)} == listed


def test_walk_is_of_one_state_whatever_is_published_meanwhile(kitchen, book, reader):
    kitchen.live(*(kitchen.recipe(f"soup-{number}") for number in range(4)))
    page = reader.read("changes/", page_size=2)
    slugs = [each["slug"] for each in page["changes"]]
    kitchen.live(kitchen.recipe("later"))

    while page["more"]:
        page = reader.client.get(page["next"]).json()
        slugs += [each["slug"] for each in page["changes"]]
    after = reader.client.get(page["next"]).json()

    assert sorted(slugs) == ["cookbook", *(f"soup-{number}" for number in range(4))]
    assert (brief(after["changes"]), after["more"]) == ([("put", "recipe/later")], False)


def test_walk_over_what_changed_tells_each_item_once(kitchen, book, reader):
    held = now_held(reader)
    cited = {"summary": "Hot [@cookbook]."}
    soups = kitchen.live(*(kitchen.recipe(f"soup-{number}", **cited) for number in range(4)))
    kitchen.live(change(soups[0], by=kitchen.team.ann, price=6))
    kitchen.live(change(book, by=kitchen.team.ann, title="The cookbook"))

    page, told = since(reader, held, page_size=2), []
    while True:
        told += page["changes"]
        if not page["more"]:
            break
        page = reader.client.get(page["next"]).json()

    assert sorted(each["slug"] for each in told) == [
        "cookbook",
        *(f"soup-{number}" for number in range(4)),
    ]
    assert [(each["at"], each["id"]) for each in told] == sorted(
        (each["at"], each["id"]) for each in told
    )


def test_types_narrow_what_is_told_and_belong_to_the_cursor(kitchen, book, soup, reader):
    held = reader.read("manifest/", type="recipe")
    kitchen.live(change(book, by=kitchen.team.ann, title="The cookbook"))

    answer = since(reader, held["cursor"], type="recipe")
    refused = reader.fault("changes/", since=held["cursor"])

    assert [each["type"] for each in held["items"]] == ["recipe"]
    assert brief(answer["changes"]) == [("put", "recipe/soup")]
    assert "type=recipe" in answer["next"]
    assert refused[:2] == (400, "/problems/invalid-parameter")
    assert refused[2][0]["parameter"] == "since"


def test_notice_is_told_to_clients_of_its_type_alone(kitchen, book, soup, reader):
    of_books, of_recipes = (now_held(reader, type=each) for each in ("book", "recipe"))
    kitchen.notice(soup)

    assert since(reader, of_books, type="book")["changes"] == []
    assert brief(since(reader, of_recipes, type="recipe")["changes"]) == [("put", "recipe/soup")]


def test_instant_is_as_good_as_a_cursor(kitchen, book, reader):
    monday = reader.read("")["as_of"]
    kitchen.live(kitchen.recipe("soup"))

    by_instant, by_day = since(reader, monday), since(reader, "2020-01-06")

    assert brief(by_instant["changes"]) == [("put", "recipe/soup")]
    assert brief(by_day["changes"]) == [("put", "book/cookbook"), ("put", "recipe/soup")]
    assert since(reader, cursor_of(by_day))["changes"] == []


def test_changes_up_to_an_instant_go_on_from_there(kitchen, book, reader):
    held = now_held(reader)
    kitchen.live(kitchen.recipe("soup"))
    then = reader.read("")["as_of"]
    kitchen.live(kitchen.recipe("stew"))

    past = since(reader, held, at=then)
    rest = reader.client.get(past["next"]).json()

    assert brief(past["changes"]) == [("put", "recipe/soup")]
    assert brief(rest["changes"]) == [("put", "recipe/stew")]


def test_manifest_tells_what_is_valid(kitchen, book, soup, reader):
    kitchen.notice(soup)

    body = reader.read("manifest/")

    documents = [reader.read(path) for path in ("books/cookbook/", "recipes/soup/")]
    assert body["as_of"] == reader.read("")["as_of"]
    assert body["items"] == [
        {name: each[name] for name in ("type", "id", "rendered", "published")} | {"urgent": urgent}
        for each, urgent in zip(documents, (False, True), strict=True)
    ]


def test_nothing_is_live_before_anything_was_published(db, reader):
    manifest, changes = reader.read("manifest/"), reader.read("changes/")

    assert (manifest["as_of"], manifest["items"], changes["changes"]) == (None, [], [])
    assert since(reader, manifest["cursor"])["changes"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_changes_ask_as_often_whatever_there_is(
    kitchen, book, reader, django_assert_num_queries, count
):
    cited = {"summary": "Hot [@cookbook]."}
    ready = [kitchen.recipe(f"soup-{number}", **cited) for number in range(count)]
    kitchen.live(*ready)
    held = now_held(reader)
    kitchen.live(change(book, by=kitchen.team.ann, title="The cookbook"))
    for each in ready:
        kitchen.notice(each)
    withdrawing.withdraw(book, by=kitchen.team.pam, reason="Old.", emergency=True)

    with django_assert_num_queries(7):
        first = reader.read("changes/", expand="document")
    with django_assert_num_queries(25):
        changed = since(reader, held, expand="document")
    with django_assert_num_queries(7):
        reader.read("manifest/")

    assert (len(first["changes"]), len(changed["changes"])) == (count, count + 1)


def test_client_that_has_the_answer_reads_no_content(soup, reader, django_assert_num_queries):
    for path in ("changes/", "manifest/"):
        first = reader.ask(path)
        with django_assert_num_queries(1) as read:
            again = reader.ask(path, headers={"If-None-Match": first.headers["ETag"]})

        assert again.status_code == 304
        assert not any("cms_publication" in each["sql"] for each in read)
        assert first.headers["Surrogate-Key"].startswith("lists ")
        assert "s-maxage" in first.headers["Cache-Control"]
