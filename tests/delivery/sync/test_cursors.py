"""Cursors survive what is harmless, and say so where they are good no more."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.db import transaction
from django.utils import timezone

from cms.models import Release
from cms.publishing import previewing
from tests.kitchen import change, next_minute
from tests.tampering import forge

RESYNC = (410, "/problems/resync")
NOT_YET = (503, "/problems/not-yet-here")
GOOD = (200, None)


@pytest.fixture
def soup(kitchen):
    return kitchen.live(kitchen.recipe("soup"))


def held(reader, **query):
    """The cursor of a client that was told everything."""
    return reader.read("manifest/", **query)["cursor"]


def asked(reader, cursor, headers=None, **query):
    response = reader.ask("changes/", headers, since=cursor, **query)
    return response.status_code, response.json().get("type")


def faults(reader, **query):
    status, kind, errors = reader.fault("changes/", **query)
    return status, kind, {each["parameter"] for each in errors}


@contextmanager
def undone():
    """What is done within is lost: as if an older copy of the database were put back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Histories that differ


def test_cursor_from_before_is_good_after_an_older_copy_was_put_back(kitchen, soup, reader, clock):
    before = held(reader)
    with undone():
        kitchen.live(kitchen.recipe("stew"))
        lost = held(reader)
    fresh = asked(reader, lost)
    clock.shift(timedelta(minutes=2))
    kitchen.live(kitchen.recipe("pie"))

    assert asked(reader, before) == GOOD
    # For a minute it might be a copy that is behind.
    assert fresh == NOT_YET
    assert asked(reader, lost) == RESYNC


def test_notice_that_was_lost_is_missed(kitchen, soup, reader, clock):
    with undone():
        kitchen.notice(soup)
        lost = held(reader)
    clock.shift(timedelta(seconds=1))
    kitchen.notice(soup, "More salt.")
    clock.shift(timedelta(minutes=2))

    assert asked(reader, lost) == RESYNC


def test_redaction_that_was_lost_is_missed(kitchen, soup, reader, clock, redacted):
    first = soup.head
    kitchen.live(change(soup, by=kitchen.team.ann, summary="Cold."))
    clock.shift(timedelta(minutes=2))
    with undone():
        redacted(first)
        lost = held(reader)
    fresh = asked(reader, lost)
    clock.shift(timedelta(minutes=2))

    assert (fresh, asked(reader, lost)) == (NOT_YET, RESYNC)


def test_release_that_is_recorded_after_a_later_one_started_is_not_lost(
    kitchen, soup, reader, clock
):
    """It took its instant before the minute, and was committed after somebody had read."""
    starts_at = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe("stew"))), starts_at=starts_at)
    with undone():
        clock.move_to(starts_at + timedelta(seconds=1))
        seen, tag = held(reader), reader.ask("recipes/").headers["ETag"]
    clock.move_to(starts_at - timedelta(seconds=1))
    kitchen.live(kitchen.recipe("pie"))
    clock.move_to(starts_at + timedelta(seconds=2))

    again = reader.ask("recipes/", headers={"If-None-Match": tag})
    assert (asked(reader, seen), again.status_code) == (RESYNC, 200)


def test_walk_ends_where_the_state_that_it_is_of_is_no_more(kitchen, soup, reader, clock):
    with undone():
        kitchen.live(kitchen.recipe("stew"))
        page = reader.read("changes/", page_size=1)
    clock.shift(timedelta(minutes=2))

    response = reader.client.get(page["next"])

    assert (response.status_code, response.json()["type"]) == RESYNC
    assert "without `since`" in response.json()["detail"]


def test_clock_that_was_set_back_shows_nothing_that_is_to_come(kitchen, soup, reader, clock):
    starts_at = next_minute(30)
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe("stew"))), starts_at=starts_at)
    now = timezone.now()
    clock.move_to(starts_at)
    ahead, page = held(reader), reader.read("changes/", page_size=1)
    clock.move_to(now)

    walk = reader.client.get(page["next"])
    # A clock that is a little behind that of another server is no reason to read all anew.
    clock.move_to(starts_at - timedelta(seconds=20))
    behind = asked(reader, ahead)

    assert (walk.status_code, behind) == (503, NOT_YET)


def test_copy_that_is_behind_asks_to_wait(kitchen, soup, reader):
    with undone():
        kitchen.live(kitchen.recipe("stew"))
        ahead = held(reader)

    response = reader.ask("changes/", since=ahead)

    told = response.status_code, response.headers["Retry-After"], response.headers["Cache-Control"]
    assert told == (503, "5", "no-store")


def test_history_that_was_cut_short_and_written_anew_is_noticed(
    kitchen, soup, reader, clock, unguarded
):
    kitchen.live(kitchen.recipe("stew"))
    seen = held(reader)
    last = Release.objects.order_by("starts_at").last()
    clock.shift(timedelta(minutes=2))

    forge("UPDATE cms_release SET chain = %s WHERE id = %s", "sha256:" + "1" * 64, last.pk)

    assert asked(reader, seen) == RESYNC


def test_other_shapes_or_another_address_need_all_anew(soup, reader, settings):
    seen = held(reader)

    settings.PUBLIC_URL = "https://library.example"

    assert asked(reader, seen) == RESYNC


def test_cursor_is_the_same_from_every_process(soup, reader):
    """Nothing in it comes from the process that gave it."""
    assert held(reader) == held(reader)


# Readers


def test_cursors_of_previews_and_of_the_public_are_not_exchanged(kitchen, soup, reader):
    change(soup, by=kitchen.team.ann, summary="Cold.")
    tokens = [previewing.make_token(soup, by=kitchen.team.ann, hours=1)[1] for _ in range(2)]
    own, other = ({"Authorization": f"Preview {secret}"} for secret in tokens)
    public, shown = held(reader), reader.ask("manifest/", own).json()["cursor"]

    answers = [
        asked(reader, public, own),
        asked(reader, shown),
        asked(reader, shown, other),
        asked(reader, shown, own),
    ]

    refused = (400, "/problems/invalid-parameter")
    assert answers == [refused, refused, refused, GOOD]


def test_preview_shows_the_draft_among_the_changes(kitchen, soup, reader):
    public = held(reader)
    draft = change(soup, by=kitchen.team.ann, summary="Cold.")
    _, secret = previewing.make_token(draft, by=kitchen.team.ann, hours=1)
    headers = {"Authorization": f"Preview {secret}"}

    page = reader.ask("changes/", headers, expand="document").json()
    again = reader.client.get(page["next"], headers=headers).json()

    (row,) = page["changes"]
    assert row["document"]["summary"]["markdown"] == "Cold."
    assert (page["meta"]["preview"]["shows"], again["changes"]) == ("item", [])
    assert asked(reader, public) == GOOD
    kitchen.live(draft)
    assert asked(reader, page["next"].partition("since=")[2].split("&")[0], headers)[0] in (
        410,
        503,
    )


# Bad input


def forged(cursor):
    body, _, signature = cursor.rpartition(".")
    return {
        "cut": cursor[:-1],
        "longer": cursor + "A",
        "other signature": f"{body}.{signature[::-1]}",
        "other body": f"{body[:-2]}AA.{signature}",
        "no signature": body,
        "foreign": Signer(key="another library", salt="cms.delivery.sync", sep=".").sign_object([]),
        "signed for something else": Signer(salt="else", sep=".").sign_object([]),
        "words": "no cursor at all",
        "letters": "Käse",
        "surrogate": "\ud800",
        "NUL": cursor + "\x00",
        "long": "A" * 3000,
        "dots": "...",
        "old form": "2026-99-99",
        "instant without zone": "2026-11-01T00:00:00",
        "future": "2126-11-01T00:00:00Z",
        "before the calendar": "0001-01-01T00:00:00+14:00",
    }


@pytest.mark.parametrize("name", forged("a.b"))
def test_bad_since_is_refused_by_its_name(soup, reader, name):
    text = forged(held(reader))[name].encode("utf-8", "surrogatepass")

    response = reader.client.get("/api/v1/changes/", {"since": text})

    assert (response.status_code, response.json()["type"]) == (400, "/problems/invalid-parameter")
    assert [each["parameter"] for each in response.json()["errors"]] == ["since"]
    assert response.json()["errors"][0]["message"]


def test_at_is_asked_of_the_past_alone(kitchen, soup, reader):
    kitchen.live(kitchen.recipe("stew"))
    walk = reader.read("changes/", page_size=1)["next"].partition("since=")[2].partition("&")[0]
    seen, first = held(reader), "2020-01-01T00:00:00Z"

    assert reader.read("changes/", at=first)["changes"] == []
    assert reader.read("manifest/", at=first)["as_of"] is None
    assert reader.fault("changes/", at="2126-01-01T00:00:00Z")[:2] == (
        400,
        "/problems/future-instant",
    )
    refused = 400, "/problems/invalid-parameter"
    assert faults(reader, at="2020-01-01T00:00:00") == (*refused, {"at"})
    assert faults(reader, since=seen, at=first) == (*refused, {"since"})
    assert faults(reader, since=walk, at=first, page_size=1) == (*refused, {"at"})
    assert faults(reader, since=walk, type="recipe") == (*refused, {"since"})


@pytest.mark.parametrize(
    "query",
    [
        {"type": "soup"},
        {"type": "recipe,"},
        {"expand": "sections"},
        {"page_size": "0"},
        {"page": "2"},
        {"cursor": "start"},
        {"fields": "title"},
    ],
    ids=lambda query: "=".join(*query.items()),
)
def test_parameters_that_mean_nothing_here_are_refused(db, reader, query):
    assert faults(reader, **query) == (400, "/problems/invalid-parameter", set(query))


@pytest.mark.parametrize("second", [0, 59])
def test_no_answer_outlives_the_minute_at_which_a_release_starts(
    kitchen, soup, reader, clock, second
):
    starts_at = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe("stew"))), starts_at=starts_at)
    clock.move_to(starts_at - timedelta(seconds=60 - second))

    headers = [reader.ask(path).headers for path in ("changes/", "manifest/", "recipes/")]
    lifetime = 59 - second
    kept_until = timezone.now() + timedelta(seconds=lifetime)
    before = reader.read("recipes/")["count"]
    clock.move_to(starts_at)

    assert all(f"s-maxage={lifetime}" in each["Cache-Control"] for each in headers)
    assert kept_until < starts_at
    assert (before, reader.read("recipes/")["count"]) == (1, 2)
    assert len(reader.read("manifest/")["items"]) == 2
