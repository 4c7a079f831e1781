"""What a draft would say if it were live, composed without storing anything."""

import pytest

from cms.models import Publication
from cms.publishing import composition, instants
from cms.publishing.drafts import draft_document
from tests.kitchen import change, current
from tests.observing import stored


def live_document(item):
    now = instants.now()
    publications = Publication.objects.in_force(now).filter(item=item)
    (document,) = composition.compose(publications, now)
    return document


def test_draft_says_what_readers_get_once_it_is_live(kitchen):
    book = kitchen.live(kitchen.book("cookbook"))
    soup = kitchen.recipe(
        summary="Warm [@cookbook, p. 3].",
        ingredients=[("salt", {"sources": "[@cookbook; ?Grandmother]"})],
        steps=[("boil", "Boil it [!@cookbook].")],
    )
    before = stored()

    drafted = draft_document(soup.head)
    unchanged = stored() == before
    kitchen.live(soup)

    live = live_document(soup)
    changing = ("rendered", "first_published", "published", "review")
    assert unchanged
    assert {n: v for n, v in drafted.items() if n not in changing} == {
        n: v for n, v in live.items() if n not in changing
    }
    assert drafted["references"][0]["id"] == str(book.pk)
    assert drafted["review"]["last_reviewed"] is None


def test_next_text_of_a_live_item_is_its_next_edition(kitchen):
    soup = kitchen.live(kitchen.recipe())
    approved = kitchen.approved(change(soup, by=kitchen.team.ann, title="Potage"))

    drafted = draft_document(approved.head)

    assert (drafted["title"], drafted["edition"]) == ("Potage", 2)
    assert drafted["first_published"] == live_document(soup)["first_published"]
    assert drafted["review"]["reviewed_by"] == [{"name": None, "credentials": "MD"}]


def test_linked_items_stand_as_beside_it_else_live_else_as_drafts(kitchen):
    stew, broth, pie = (kitchen.live(kitchen.recipe(slug)) for slug in ("stew", "broth", "pie"))
    salt = kitchen.recipe("salt-water")
    for each, slug in ((stew, "stew"), (broth, "broth")):
        change(each, by=kitchen.team.ann, title=f"New {slug}")
    made_by = [stew, broth, pie, salt]
    soup = kitchen.recipe(
        ingredients=[(f"part-{n}", {"made_by_id": each.pk}) for n, each in enumerate(made_by)]
    )

    drafted = draft_document(soup.head, beside=[current(stew).head])

    cards = [row["made_by"] for row in drafted["ingredients"]]
    assert [each["title"] for each in cards] == ["New stew", "Broth", "Pie", "Salt water"]
    assert [each.get("draft") for each in cards] == [None, None, None, True]


@pytest.mark.parametrize("count", [1, 3])
def test_draft_asks_as_often_whatever_it_names(kitchen, django_assert_num_queries, count):
    names = [f"part-{number}" for number in range(count)]
    linked = [kitchen.recipe(name) for name in names]
    rows = [(n, {"made_by_id": each.pk}) for n, each in zip(names, linked, strict=True)]
    head = kitchen.recipe("soup", ingredients=rows).head

    with django_assert_num_queries(7):
        drafted = draft_document(head)

    assert [row["made_by"]["draft"] for row in drafted["ingredients"]] == [True] * count
