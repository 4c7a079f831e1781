"""The canonical form: what is frozen, restored and frozen again is the same text."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from cms.editorial import canonical, saving, workflow
from cms.editorial.refusals import Invalid, Refused
from cms.models import Item, content_of
from tests.editorial.recipes import recipes
from tests.kitchen import change, current
from tests.sampleapp.models import Recipe


@pytest.mark.django_db
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(recipe=recipes(), other=recipes())
def test_text_that_is_restored_freezes_to_the_same_text(kitchen_with_books, recipe, other):
    with transaction.atomic():
        item = Item.objects.create(type="recipe")
        first = frozen(store(item, *recipe))
        second = frozen(replace(item, *other))

        canonical.restore(item, first)
        back = frozen(content_of(item))
        canonical.restore(item, second)
        forth = frozen(content_of(item))
        transaction.set_rollback(True)

    assert (canonical.as_text(back), canonical.as_text(forth)) == (
        canonical.as_text(first),
        canonical.as_text(second),
    )


@pytest.fixture
def kitchen_with_books(kitchen):
    kitchen.book("cookbook")
    kitchen.book("other-book")
    return kitchen


def frozen(content):
    return canonical.freeze(content)


def store(item, fields, ingredients, steps):
    content = Recipe.objects.create(item=item, slug=f"r-{item.pk}", **fields)
    for key, values in ingredients.items():
        content.ingredients.create(key=key, **values)
    for key, body in steps.items():
        content.steps.create(key=key, body=body)
    return content


def replace(item, *recipe):
    Recipe.objects.get(pk=item.pk).delete()
    return store(item, *recipe)


@pytest.mark.django_db
def test_freeze_writes_values_as_text_names_items_by_id_and_leaves_out_what_is_empty(kitchen):
    book = kitchen.book()
    soup = kitchen.recipe(
        title="Sóup",
        summary="Hot [@cookbook, p. 2].",
        price=Decimal("5"),
        tested_on=date(2026, 2, 28),
        times_printed=7,
        ingredients=[("salt", {"sources": "[@cookbook; ?Grandma]", "order": 0})],
    )

    assert soup.head.data == {
        "id": str(soup.pk),
        "type": "recipe",
        "schema": 1,
        "fields": {
            "title": "Sóup",
            "slug": "soup",
            "summary": f"Hot [@{book.pk}, p. 2].",
            "price": "5.000",
            "tested_on": "2026-02-28",
        },
        "parts": {
            "ingredients": {
                "salt": {
                    "name": "salt",
                    "order": 0,
                    "sources": [
                        {"cite": str(book.pk), "stance": "supports"},
                        {"named": "Grandma"},
                    ],
                }
            }
        },
    }


@pytest.mark.django_db
def test_text_is_the_same_whether_values_come_from_memory_or_the_database(kitchen):
    soup = kitchen.recipe(price="5")

    again = change(soup, by=kitchen.team.bob, price=Decimal("5.000"))

    assert again.head == soup.head


@pytest.mark.django_db
def test_renaming_a_cited_book_changes_no_digest_and_restores_with_its_present_name(kitchen):
    book = kitchen.book()
    soup = kitchen.recipe(summary="Hot [@cookbook].")
    change(book, by=kitchen.team.ann, slug="cook-book")

    again = change(soup, by=kitchen.team.ann, times_printed=1)
    canonical.restore(again, again.head.data)

    assert (again.head, content_of(again).summary) == (soup.head, "Hot [@cook-book].")


@pytest.mark.django_db
def test_citation_of_nothing_is_invalid(kitchen):
    with pytest.raises(Invalid) as refusal:
        kitchen.recipe(summary="Hot [@nothing].")

    assert refusal.value.details == [
        ("", "There is no book “nothing”. Create it first, or correct the citation.")
    ]


@pytest.mark.django_db
def test_one_source_under_its_old_and_its_new_name_is_invalid(kitchen):
    book = kitchen.book()
    change(book, by=kitchen.team.ann, slug="cook-book")

    with pytest.raises(Invalid) as refusal:
        kitchen.recipe(ingredients=[("salt", {"sources": "[@cookbook; @cook-book]"})])

    assert refusal.value.details == [
        ("", "Two of these names mean the same source: [@cookbook; @cook-book]. Keep one.")
    ]


@pytest.mark.django_db
def test_old_text_is_read_through_the_upgraders(kitchen, monkeypatch):
    soup = kitchen.recipe(title="Soup")
    monkeypatch.setattr(Recipe, "schema", 2)
    monkeypatch.setattr(Recipe, "upgraders", {1: with_louder_title})

    read = canonical.data_of(soup.head)

    assert (read["schema"], read["fields"]["title"]) == (2, "SOUP")
    assert soup.head.data["fields"]["title"] == "Soup"


@pytest.mark.django_db
def test_stale_save_across_a_change_of_schema_merges_in_the_present_schema(kitchen, monkeypatch):
    soup = kitchen.recipe(title="Soup")
    base = soup.head
    change(soup, by=kitchen.team.ann, price=9)
    monkeypatch.setattr(Recipe, "schema", 2)
    monkeypatch.setattr(Recipe, "upgraders", {1: with_louder_title})

    merged = change(soup, by=kitchen.team.bob, base=base, summary="Hot.")

    assert merged.head.data["fields"] == {
        "title": "SOUP",
        "slug": "soup",
        "price": "9.000",
        "summary": "Hot.",
    }


def with_louder_title(data):
    return {
        **data,
        "schema": 2,
        "fields": data["fields"] | {"title": data["fields"]["title"].upper()},
    }


@pytest.mark.django_db
def test_restore_of_a_text_that_names_a_discarded_item_is_refused_and_changes_nothing(kitchen):
    team = kitchen.team
    pancakes = kitchen.recipe("pancakes")
    soup = kitchen.recipe(ingredients=[("cakes", {"made_by_id": pancakes.pk})])
    first = soup.head
    with saving.editing(soup, by=team.ann, base=first):
        content_of(soup).ingredients.all().delete()
    workflow.discard(pancakes, by=team.ann, expected=pancakes.head)
    soup = current(soup)

    with pytest.raises(Refused, match="This names what was discarded: Pancakes"):
        saving.restore_revision(soup, first, by=team.ann, base=soup.head)

    assert (current(soup).head, content_of(soup).ingredients.count()) == (soup.head, 0)


@pytest.mark.django_db
def test_part_that_comes_back_is_the_same_row(kitchen):
    soup = kitchen.recipe(ingredients=[("salt", {})])
    row = content_of(soup).ingredients.get()
    first = soup.head
    with saving.editing(soup, by=kitchen.team.ann, base=first):
        content_of(soup).ingredients.all().delete()

    saving.restore_revision(soup, first, by=kitchen.team.ann, base=current(soup).head)

    assert content_of(soup).ingredients.get() == row
