from datetime import timedelta

from django.utils import timezone

from cms.models import NoticeKind
from cms.publishing import notices, withdrawing
from tests.kitchen import change, next_minute


def test_item_is_served_as_it_was_released(kitchen, reader):
    book = kitchen.live(kitchen.book("cookbook", pages=120))
    soup = kitchen.recipe(
        "soup",
        summary="Warm [@cookbook, p. 3].",
        aliases=["Potage"],
        ingredients=[("salt", {"sources": "[@cookbook]"})],
        steps=[("boil", "Boil it.")],
    )
    kitchen.live(soup)

    body = reader.read("recipes/soup/")

    card = {
        "id": str(book.pk),
        "type": "book",
        "slug": "cookbook",
        "title": "Cookbook",
        "url": "http://127.0.0.1:8000/api/v1/books/cookbook/",
    }
    source = {"number": 1, "slug": "cookbook", "stance": "supports"}
    changing = {body.pop(name) for name in ("digest", "rendered", "first_published", "published")}
    assert len(changing) == 3
    assert body.pop("review")["reviewed_by"] == [{"name": None, "credentials": "MD"}]
    assert body == {
        "id": str(soup.pk),
        "type": "recipe",
        "slug": "soup",
        "url": "http://127.0.0.1:8000/api/v1/recipes/soup/",
        "title": "Soup",
        "aliases": ["Potage"],
        "summary": {
            "markdown": "Warm [@cookbook, p. 3].",
            "html": body["summary"]["html"],
            "sources": [source | {"locator": "p. 3"}],
        },
        "follows": None,
        "price": "5.000",
        "ingredients": [
            {
                "key": "salt",
                "name": "salt",
                "made_by": None,
                "sources": [source | {"locator": None}],
                "named_sources": [],
                "sourced": True,
            }
        ],
        "sections": [
            {"key": "boil", "markdown": "Boil it.", "html": "<p>Boil it.</p>", "sources": []}
        ],
        "references": [{"number": 1} | card],
        "not_stated": ["follows"],
        "notices": [],
        "edition": 1,
    }


def test_draft_and_nothing_answer_alike(kitchen, reader):
    kitchen.live(kitchen.recipe("soup"))
    before = reader.ask("recipes/stew/")

    kitchen.recipe("stew", aliases=["Ragout"])
    after = reader.ask("recipes/stew/")

    assert (before.status_code, before.content) == (404, after.content)
    assert after.status_code == 404
    assert reader.ask("recipes/ragout/").status_code == 404


def test_text_that_is_edited_changes_nothing_for_readers(kitchen, reader):
    soup = kitchen.live(kitchen.recipe("soup", summary="Warm."))
    before = reader.ask("recipes/soup/")

    change(soup, by=kitchen.team.ann, summary="Cold.", slug="cold-soup")

    after = reader.ask("recipes/soup/")
    assert (after.content, after.headers["ETag"]) == (before.content, before.headers["ETag"])
    assert reader.ask("recipes/cold-soup/").status_code == 404


def test_release_to_come_is_not_there_yet(kitchen, reader):
    kitchen.live(kitchen.book())
    soup = kitchen.approved(kitchen.recipe("soup"))
    before = reader.ask("")

    kitchen.send(kitchen.prepared(soup), starts_at=next_minute())

    after = reader.ask("")
    assert (after.content, after.headers["ETag"]) == (before.content, before.headers["ETag"])
    assert reader.fault("recipes/soup/") == (404, "/problems/not-found", None)


def test_old_slug_and_alias_lead_on_and_keep_the_query(kitchen, reader):
    soup = kitchen.live(kitchen.recipe("soup", aliases=["Hot Potage"]))
    change(soup, by=kitchen.team.ann, slug="broth")
    kitchen.live(soup)

    answers = [reader.ask(f"recipes/{slug}/", fields="title") for slug in ("soup", "hot-potage")]

    target = "http://127.0.0.1:8000/api/v1/recipes/broth/?fields=title"
    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (301, target),
        (301, target),
    ]
    below = reader.ask("recipes/soup/parts/", page_size=5)
    assert (
        below.headers["Location"] == "http://127.0.0.1:8000/api/v1/recipes/broth/parts/?page_size=5"
    )


def test_withdrawn_item_is_gone_with_reason_and_successor(kitchen, reader):
    soup, stew = kitchen.live(kitchen.recipe("soup"), kitchen.recipe("stew"))

    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="It was poison.", successor=stew)

    response = reader.ask("recipes/soup/")
    body = response.json()
    withdrawn_at = body.pop("withdrawn_at")
    assert (response.status_code, body) == (
        410,
        {
            "type": "/problems/withdrawn",
            "title": "Withdrawn",
            "status": 410,
            "detail": "This was public and has been taken down.",
            "instance": "/api/v1/recipes/soup/",
            "reason": "It was poison.",
            "successor": {
                "id": str(stew.pk),
                "type": "recipe",
                "slug": "stew",
                "title": "Stew",
                "url": "http://127.0.0.1:8000/api/v1/recipes/stew/",
            },
        },
    )
    assert withdrawn_at == reader.read("")["as_of"]
    assert reader.slugs("recipes/") == ["stew"]


def test_notice_hides_a_place_from_documents_and_filters(kitchen, reader):
    soup = kitchen.live(
        kitchen.recipe("soup", ingredients=[("salt", {}), ("beef", {})]),
    )
    before = reader.ask("recipes/soup/")

    notices.post(
        soup,
        by=kitchen.team.pam,
        kind=NoticeKind.SOURCE_RETRACTED,
        text="The source was taken back.",
        place="ingredients/salt",
        hides_place=True,
    )

    after = reader.ask("recipes/soup/")
    assert after.headers["ETag"] != before.headers["ETag"]
    assert [row["key"] for row in after.json()["ingredients"]] == ["beef"]
    assert reader.slugs("recipes/", ingredient="salt") == []
    assert reader.slugs("recipes/", ingredient="beef") == ["soup"]


def test_at_answers_what_was_public_then(kitchen, reader):
    soup = kitchen.live(kitchen.recipe("soup", summary="Warm."))
    first = reader.read("")["as_of"]
    change(soup, by=kitchen.team.ann, summary="Cold.")
    kitchen.live(soup)
    second = reader.read("")["as_of"]

    texts = [reader.read("recipes/soup/", at=at)["summary"]["markdown"] for at in (first, second)]

    assert texts == ["Warm.", "Cold."]
    assert reader.read("recipes/soup/", at=first)["edition"] == 1
    before_all = (timezone.now() - timedelta(days=1)).isoformat()
    assert reader.fault("recipes/soup/", at=before_all) == (404, "/problems/not-found", None)


def test_history_tells_every_publication(kitchen, reader):
    soup = kitchen.live(kitchen.recipe("soup", summary="Warm."))
    change(soup, by=kitchen.team.ann, summary="Cold.", slug="broth")
    kitchen.live(soup)
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="Nobody liked it.")

    rows = reader.read("recipes/broth/history/")["results"]

    told = [
        (row["edition"], row["slug"], row["changed"], row["withdrawn"], row["release"])
        for row in rows
    ]
    assert told == [
        (None, "broth", None, True, 3),
        (2, "broth", ["slug", "summary"], False, 2),
        (1, "soup", None, False, 1),
    ]
    assert [row["until"] for row in rows] == [None, rows[0]["from"], rows[1]["from"]]
    assert rows[0]["reason"] == "Nobody liked it."


def test_releases_are_chained(kitchen, reader):
    kitchen.live(kitchen.recipe("soup"))
    kitchen.live(kitchen.book())

    newest, oldest = reader.read("releases/")["results"]

    assert (oldest["number"], newest["number"], newest["previous"]) == (1, 2, oldest["hash"])
    whole = reader.read("releases/1/")
    assert [(each["change"], each["item"]["slug"]) for each in whole.pop("changes")] == [
        ("put", "soup")
    ]
    assert whole == oldest
    assert reader.read("")["release"] == {"number": 2, "hash": newest["hash"]}
    assert reader.fault("releases/3/") == (404, "/problems/not-found", None)


def test_relations_are_told_with_their_rows(kitchen, reader):
    book = kitchen.book()
    stock = kitchen.recipe("stock", summary="As written [@cookbook].")
    soup = kitchen.recipe("soup", ingredients=[("broth", {"made_by_id": stock.pk})])
    kitchen.live(book, stock, soup)

    (part,) = reader.read("recipes/soup/parts/")["results"]
    (naming,) = reader.read("books/cookbook/")["cited_by"]["results"]

    assert part["slug"] == "stock"
    assert part["relations"] == [
        {"key": "broth", "name": "broth", "sources": [], "named_sources": [], "sourced": False}
    ]
    assert (naming["slug"], naming["relations"]) == ("stock", [{"place": "summary"}])
    assert reader.slugs("books/cookbook/cited-by/", type="recipe") == ["stock"]
    assert reader.slugs("books/cookbook/cited-by/", type="book") == []
