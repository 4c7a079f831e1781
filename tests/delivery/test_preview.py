"""Drafts through the API: as they would look when live, for whoever bears a token, and nobody else."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.editorial import people, workflow
from cms.models import AuditEvent, RoleGrant
from cms.publishing import previewing
from tests.kitchen import change, next_minute
from tests.observing import events, stored

PATHS = [
    *("", "releases/", "releases/2/", "vocabularies/", "facets/recipes/", "facets/books/"),
    *("recipes/", "books/", "recipes/?ingredient=beef", "recipes/?ingredient=salt"),
    *("recipes/?q=goulash", "recipes/?ordering=-published", "recipes/?slug=stew"),
    *(
        "recipes/soup/",
        "recipes/soup/history/",
        "recipes/soup/parts/",
        "recipes/soup/?fields=title",
    ),
    *("recipes/stew/", "recipes/stew/history/", "recipes/stew/parts/", "recipes/broth/"),
    *("books/cookbook/", "books/cookbook/cited-by/", "books/diary/", "books/diary/cited-by/"),
]
VOLATILE = re.compile(
    r'"(as_of|published|first_published|from|until|at|hash|content_hash|previous|rendered)":"[^"]*"'
)
REVIEW = re.compile(r'"(review|reviewed_by)":(\{[^}]*\[[^]]*\]\}|\[[^]]*\])')


@pytest.fixture
def larder(kitchen):
    """Live: a book, and a soup. Drafts: the soup's next text, and a stew."""
    book = kitchen.book("cookbook")
    soup = kitchen.recipe("soup", ingredients=[("salt", {"sources": "[@cookbook]"})])
    kitchen.live(book, soup)
    soup = change(soup, by=kitchen.team.ann, title="Goulash soup", aliases=["Potage"])
    stew = kitchen.recipe(
        "stew",
        summary="Goulash, as in [@cookbook].",
        follows_id=soup.pk,
        ingredients=[("beef", {"sources": "[@cookbook]", "made_by_id": soup.pk})],
    )
    return {"book": book, "soup": soup, "stew": stew}


@pytest.fixture
def preview(kitchen, reader):
    """``preview(item or release)`` gives the headers that show its drafts."""

    def make(subject, hours=24, by=None):
        _, secret = previewing.make_token(subject, by=by or kitchen.team.ann, hours=hours)
        return {"Authorization": f"Preview {secret}"}

    return make


def answers(reader, headers=None, paths=PATHS):
    return {path: told(reader.client.get(f"/api/v1/{path}", headers=headers)) for path in paths}


def told(response):
    """Status and body, but for what says that it is a preview, and for what no clock repeats."""
    body = response.json()
    meta = body.get("meta", {})
    meta.pop("preview", None)
    if not meta:
        body.pop("meta", None)
    text = json.dumps(body, separators=(",", ":"))
    return response.status_code, REVIEW.sub("", VOLATILE.sub("", text))


# As it would look when live


def test_release_is_previewed_as_it_is_when_sent(kitchen, larder, reader, preview):
    ready = [kitchen.approved(larder[name]) for name in ("soup", "stew")]
    prepared = kitchen.prepared(*ready)
    before = answers(reader)

    shown = answers(reader, preview(prepared))
    unchanged = answers(reader)
    kitchen.send(prepared)

    assert shown == answers(reader)
    assert unchanged == before
    assert sum(shown[path] != before[path] for path in PATHS) > 12


def test_item_is_previewed_unreviewed_as_it_is_once_approved_and_live(
    kitchen, larder, reader, preview
):
    headers = preview(larder["soup"])

    shown = answers(reader, headers)
    document = reader.ask("recipes/soup/", headers=headers).json()
    kitchen.live(larder["soup"])

    assert shown == answers(reader)
    assert document["review"] == {
        "last_reviewed": None,
        "next_review_due": None,
        "reviewed_by": [],
    }
    assert (document["title"], document["edition"]) == ("Goulash soup", 2)


def test_withdrawal_in_a_release_is_previewed_as_gone(kitchen, larder, reader, preview):
    prepared = kitchen.prepared()
    prepared.reason = "Nobody reads it."
    prepared.save()
    prepared.entries.create(item=larder["soup"], action="withdraw")
    headers = preview(prepared, by=kitchen.team.pam)

    gone, counted = reader.ask("recipes/soup/", headers), reader.ask("recipes/", headers).json()

    assert (gone.status_code, gone.json()["reason"]) == (410, "Nobody reads it.")
    assert (counted["count"], reader.read("recipes/")["count"]) == (0, 1)


def test_draft_under_a_new_slug_leads_there_from_the_old_one(kitchen, larder, reader, preview):
    headers = preview(change(larder["soup"], by=kitchen.team.ann, slug="goulash"))

    moved = reader.ask("recipes/soup/", headers)

    assert moved.status_code == 301
    assert moved.headers["Location"].endswith("/api/v1/recipes/goulash/")
    assert reader.ask("recipes/goulash/", headers).json()["edition"] == 2
    assert reader.ask("recipes/goulash/").status_code == 404


def test_walk_over_pages_stays_at_its_instant(kitchen, larder, reader, preview):
    headers = preview(larder["stew"])

    first = reader.ask("recipes/", headers, cursor="start", page_size=1).json()
    second = reader.client.get(first["next"], headers=headers).json()

    assert [each["slug"] for each in first["results"] + second["results"]] == ["soup", "stew"]


# What is left out


def test_linked_drafts_outside_are_left_out_and_counted(kitchen, larder, reader, preview):
    diary = kitchen.book("diary")
    stew = kitchen.recipe(
        "ragout",
        summary="Slow [@diary; @cookbook, p. 2] and warm [!@diary].",
        follows_id=larder["stew"].pk,
        ingredients=[
            ("beef", {"sources": "[@diary; ?Grandmother]"}),
            ("broth", {"made_by_id": larder["stew"].pk}),
        ],
        steps=[("boil", "Boil it [@diary]. Eat [@cookbook].")],
    )

    body = reader.ask("recipes/ragout/", preview(stew)).json()

    assert body["meta"]["preview"] == {
        "shows": "item",
        "missing": 2,
        "expires_at": body["meta"]["preview"]["expires_at"],
    }
    assert body["follows"] is None
    assert [each["key"] for each in body["ingredients"]] == ["beef"]
    assert body["ingredients"][0]["named_sources"] == ["Grandmother"]
    assert body["summary"]["markdown"] == "Slow [@cookbook, p. 2] and warm."
    assert body["sections"][0]["markdown"] == "Boil it. Eat [@cookbook]."
    assert [each["slug"] for each in body["references"]] == ["cookbook"]
    assert str(diary.pk) not in json.dumps(body)


def test_token_shows_no_other_draft_anywhere(kitchen, larder, reader, preview):
    canary = kitchen.recipe("canary", summary="Canary [@cookbook].", ingredients=[("salt", {})])
    change(larder["book"], by=kitchen.team.ann, title="Canary book")
    waiting = kitchen.approved(kitchen.recipe("canary-pie", ingredients=[("beef", {})]))
    kitchen.send(kitchen.prepared(waiting), starts_at=next_minute(60))
    headers = preview(larder["soup"])
    later = {"at": (timezone.now() + timedelta(days=1)).isoformat()}

    shown = answers(reader, headers)
    searched = reader.ask("recipes/", headers, q="canary").json()
    counted = reader.ask("facets/recipes/", headers, **later).json()
    missing = reader.ask("recipes/canary/", headers, **later)
    kitchen.live(larder["soup"])

    assert shown == answers(reader)
    assert "anary" not in json.dumps(shown)
    assert searched["count"] == 0
    assert counted["count"] == 1
    assert (missing.status_code, canary.publications.count()) == (404, 0)


def test_future_instant_is_answered_as_the_present_with_the_drafts(larder, reader, preview):
    headers = preview(larder["stew"])
    later = {"at": (timezone.now() + timedelta(days=1)).isoformat()}

    shown, refused = reader.ask("recipes/", headers, **later), reader.fault("recipes/", **later)

    assert shown.json()["count"] == 2
    assert refused[:2] == (400, "/problems/future-instant")


def test_scheduled_release_is_shown_to_its_own_token(kitchen, larder, reader, preview):
    waiting = kitchen.prepared(kitchen.approved(larder["soup"]))
    kitchen.send(waiting, starts_at=next_minute(60))

    shown = reader.ask("recipes/soup/", preview(waiting, by=kitchen.team.pam)).json()

    assert (shown["title"], reader.read("recipes/soup/")["title"]) == ("Goulash soup", "Soup")


def test_past_instant_has_the_drafts_laid_over_what_was_public_then(
    kitchen, larder, reader, preview
):
    then = reader.read("")["as_of"]
    kitchen.live(kitchen.recipe("pie"))
    headers = preview(larder["stew"])

    shown = reader.ask("recipes/", headers, at=then).json()

    assert [each["slug"] for each in shown["results"]] == ["soup", "stew"]


# Refusals


def refused(response):
    body = response.json()
    return response.status_code, body["type"], response.headers["Cache-Control"]


REFUSED = (403, "/problems/preview-refused", "no-store")


def test_bad_token_never_falls_back_to_what_is_public(larder, reader):
    headers = {"Authorization": "Preview no-such-token"}

    answered = [reader.ask(path, headers) for path in (*PATHS, "openapi.json", "docs/")]

    assert [refused(each) for each in answered] == [REFUSED] * len(answered)


def test_forged_foreign_doubled_and_cut_tokens_are_refused(larder, reader, preview):
    good = preview(larder["soup"])["Authorization"].removeprefix("Preview ")
    other = preview(larder["stew"])["Authorization"].removeprefix("Preview ")
    forged = ["", good[:-1], good[:-1] + "é", "A" * 32 + good[32:], good + "A", "x" * 5000]
    before = stored()

    by_header = [reader.ask("recipes/", {"Authorization": f"Preview {each}"}) for each in forged]
    by_parameter = [reader.ask("recipes/", preview=each) for each in forged[1:4]]
    both = reader.ask("recipes/", {"Authorization": f"Preview {good}"}, preview=other)

    assert [refused(each) for each in [*by_header, *by_parameter, both]] == [REFUSED] * 10
    assert stored() == before


def test_expired_revoked_and_orphaned_tokens_are_refused(kitchen, larder, reader, preview):
    team = kitchen.team
    revoked, secret = previewing.make_token(larder["soup"], by=team.ann, hours=24)
    previewing.revoke(revoked, by=team.ada)
    short, orphaned, closed = (
        preview(larder["soup"], hours=1),
        preview(larder["soup"], by=team.cleo),
        preview(larder["soup"], by=team.bob),
    )
    RoleGrant.objects.filter(person=team.cleo.person).delete()
    with people.managing(team.bob.person, by=team.ada):
        team.bob.is_active = False
        team.bob.save()

    answered = [
        reader.ask("recipes/soup/", each)
        for each in ({"Authorization": f"Preview {secret}"}, orphaned, closed)
    ]
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        answered.append(reader.ask("recipes/soup/", short))

    assert [refused(each) for each in answered] == [REFUSED] * 4


def test_tokens_of_what_was_discarded_or_cancelled_are_refused(kitchen, larder, reader, preview):
    stew, prepared = larder["stew"], kitchen.prepared(kitchen.approved(larder["soup"]))
    of_item, of_release = preview(stew), preview(prepared)
    workflow.discard(stew, by=kitchen.team.ann, expected=stew.head)
    kitchen.cancel(prepared)

    answered = [reader.ask("recipes/", each) for each in (of_item, of_release)]

    assert [refused(each) for each in answered] == [REFUSED] * 2


# HTTP, and what is recorded


def test_preview_is_kept_by_nobody_and_writes_nothing_public(larder, reader, preview):
    headers = preview(larder["soup"])
    secret = headers["Authorization"].removeprefix("Preview ")
    plain = reader.ask("recipes/soup/")
    before = stored()

    shown = reader.ask("recipes/soup/", headers | {"If-None-Match": plain.headers["ETag"]})
    by_parameter = reader.ask("recipes/soup/", preview=secret)
    head = reader.client.head("/api/v1/recipes/soup/", headers=headers)

    assert [each.status_code for each in (shown, by_parameter, head)] == [200] * 3
    assert shown.content == by_parameter.content
    assert head.content == b""
    for each in (shown, by_parameter, head):
        assert each.headers["Cache-Control"] == "no-store"
        assert not {"ETag", "Last-Modified"} & set(each.headers)
    changed = [table for table, digest in stored().items() if digest != before[table]]
    assert changed == ["cms_previewtoken"]


def test_head_of_a_previewed_stream_reads_no_document(larder, reader, preview):
    headers = preview(larder["soup"]) | {"Accept": "application/x-ndjson"}
    reads = {}
    for method in ("get", "head"):
        with CaptureQueriesContext(connection) as queries:
            answer = getattr(reader.client, method)("/api/v1/recipes/", headers=headers)
            body = answer.getvalue()
        texts = [each for each in queries if '."document",' in each["sql"].partition(" FROM ")[0]]
        reads[method] = (len(body) > 0, len(texts), answer.headers["Item-Count"])

    # One of them is the draft of the token, which is laid over the library.
    assert reads == {"get": (True, 2, "1"), "head": (False, 1, "1")}


def test_other_credentials_are_nobodys_business(larder, reader, clock):
    plain = reader.ask("recipes/soup/")

    asked = reader.ask("recipes/soup/", {"Authorization": "Basic cGFpbjpsaWJyYXJ5"})

    assert (asked.content, dict(asked.headers)) == (plain.content, dict(plain.headers))
    assert plain.headers["Vary"] == "Authorization"


def test_use_is_counted_and_recorded_once_a_day(kitchen, larder, reader):
    token, secret = previewing.make_token(larder["soup"], by=kitchen.team.ann, hours=48)
    headers = {"Authorization": f"Preview {secret}"}

    for day in (0, 0, 1):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
            reader.ask("recipes/soup/", headers)

    token.refresh_from_db()
    assert (token.uses, events()[-3:]) == (3, ["preview made", "preview used", "preview used"])
    assert secret not in "".join(AuditEvent.objects.values_list("detail", flat=True))
    assert secret not in str(list(type(token).objects.values_list()))


@pytest.mark.parametrize("count", [1, 3])
def test_preview_of_a_release_asks_as_often_whatever_is_in_it(
    kitchen, reader, preview, django_assert_num_queries, count
):
    ready = [kitchen.approved(kitchen.recipe(f"soup-{number}")) for number in range(count)]
    headers = preview(kitchen.prepared(*ready))
    reader.ask("recipes/", headers)

    # PostgreSQL gives out keys before rows are copied in.
    with django_assert_num_queries(27 + (connection.vendor == "postgresql")):
        response = reader.ask("recipes/", headers)

    assert response.json()["count"] == count


def test_contract_tells_how_previews_are_asked_for(db, reader):
    contract = reader.read("openapi.json")

    asked = contract["paths"]["/api/v1/recipes/{slug}/"]["get"]
    schemas = contract["components"]["schemas"]
    assert "preview" in [each["name"] for each in asked["parameters"]]
    assert "403" in asked["responses"]
    assert schemas["Recipe"]["properties"]["meta"]["properties"]["preview"] == {
        "$ref": "#/components/schemas/Preview"
    }
    assert "meta" not in schemas["Recipe"]["required"]
    assert contract["components"]["securitySchemes"]["Preview"]["name"] == "Authorization"
