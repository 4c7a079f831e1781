from datetime import date
from decimal import Decimal

import pytest

from cms.editorial import policy
from cms.editorial.fixture_files import FixtureRefused
from cms.editorial.importing import OnConflict
from cms.editorial.refusals import NotPermitted
from cms.models import Flag, Item, Origin, ProposedWaiver, Revision, Status
from cms.publishing import flags
from tests import larder
from tests.kitchen import approve, change, current, submit
from tests.larder import book, ingredient, load, menu, recipe, step
from tests.observing import events, stored
from tests.sampleapp.models import Book, Ingredient, Recipe, Step

pytestmark = pytest.mark.django_db


def everything():
    return stored(), events()


def item(slug, type_name="recipe"):
    return Item.objects.get_by_natural_key(type_name, slug)


def test_import_writes_drafts_by_the_person_with_links_in_every_direction(kitchen):
    load(*menu(), by=kitchen.team.ann)

    soup, stew, cookbook = item("soup"), item("stew"), item("cookbook", "book")
    stock = Ingredient.objects.get()
    assert [each.status for each in (soup, stew, cookbook)] == [Status.DRAFT] * 3
    assert {each.origin for each in Revision.objects.all()} == {Origin.IMPORT}
    assert {each.saved_by for each in Revision.objects.all()} == {kitchen.team.ann.person}
    assert (soup.recipe.price, soup.recipe.follows_id) == (Decimal("4.500"), stew.pk)
    assert (stew.recipe.tested_on, stew.recipe.follows_id) == (date(2024, 2, 29), soup.pk)
    assert (stock.made_by_id, stock.grams) == (stew.pk, Decimal("200.00"))
    assert soup.head.data["parts"]["steps"]["boil"]["body"] == f"Boil it [@{cookbook.pk}, p. 3]."
    assert soup.publications.count() == 0


def test_import_writes_one_audit_event_over_those_of_the_revisions(kitchen):
    load(*menu(), by=kitchen.team.ann)

    assert events() == ["loaded from a fixture"] * 3 + ["fixtures loaded"]


def test_import_asks_flags_and_proposes_waivers(kitchen):
    load(*menu(), by=kitchen.team.ann)

    flag, waiver = Flag.objects.get(), ProposedWaiver.objects.get()
    assert (flag.item, flag.key, flag.place, flag.blocks) == (
        item("soup"),
        "salt",
        "ingredients/stock",
        "release",
    )
    assert (flag.text, flag.opened_by) == ("Why?", kitchen.team.ann.person)
    assert (waiver.rule, waiver.places, waiver.reason) == (
        "T01",
        ["ingredients/stock"],
        "It is so.",
    )


def test_second_import_changes_nothing(kitchen):
    load(*menu(), by=kitchen.team.ann)
    before = everything()

    outcome = load(*menu(), by=kitchen.team.bob)

    assert outcome.has_changed_something is False
    assert everything() == before


def test_order_of_objects_does_not_matter(kitchen):
    load(*menu(), by=kitchen.team.ann)
    before = everything()

    load(*reversed(menu()), by=kitchen.team.ann)

    assert everything() == before


def test_dry_run_finds_everything_and_changes_nothing(kitchen):
    load(*menu(), by=kitchen.team.ann)
    before = everything()

    outcome = load(
        recipe("soup", price=6), recipe("cake"), larder.flag("soup", "sugar"),
        by=kitchen.team.ann, dry_run=True,
    )  # fmt: skip

    assert outcome.counts == {
        "new": 1,
        "changed": 1,
        "same": 0,
        "conflicting": 0,
        "flags_new": 1,
        "flags_changed": 0,
        "waivers_new": 0,
        "waivers_changed": 0,
    }
    assert everything() == before


def test_import_needs_the_right_and_leaves_a_denied_attempt(kitchen):
    before = stored()

    with pytest.raises(NotPermitted, match="To import is for the role author."):
        load(*menu(), by=kitchen.team.pam)

    assert policy.allows(kitchen.team.ann, "import")
    assert stored() == before
    assert events() == ["import refused"]


# A fixture owns its items:


def test_changed_fixture_makes_one_revision_of_what_changed(kitchen):
    load(*menu(), by=kitchen.team.ann)

    load(recipe("soup", title="Hot soup"), recipe("stew"), by=kitchen.team.bob)

    assert [each.number for each in item("soup").revisions.all()] == [1, 2]
    assert item("soup").head.saved_by == kitchen.team.bob.person
    assert Recipe.objects.get(slug="soup").title == "Hot soup"
    assert item("cookbook", "book").revisions.count() == 1


def test_parts_and_values_that_the_fixture_has_no_more_go(kitchen):
    load(*menu(), by=kitchen.team.ann)

    load(recipe("soup"), ingredient("soup", "water"), by=kitchen.team.ann)

    soup = Recipe.objects.get(slug="soup")
    assert [each.key for each in soup.ingredients.all()] == ["water"]
    assert Step.objects.count() == 0
    assert (soup.price, soup.follows, soup.aliases) == (None, None, [])


def test_values_that_software_keeps_stay(kitchen):
    load(recipe("soup"), by=kitchen.team.ann)
    Recipe.objects.update(times_printed=7)

    load(recipe("soup", title="Hot soup"), by=kitchen.team.ann)

    assert Recipe.objects.get().times_printed == 7


def test_import_never_fills_a_null(kitchen):
    load(recipe("soup"), ingredient("soup", "stock", grams=None), by=kitchen.team.ann)

    assert item("soup").head.data["fields"] == {"slug": "soup", "title": "soup"}
    assert Ingredient.objects.get().grams is None


def test_two_rows_may_swap_what_only_one_can_have(kitchen):
    load(recipe("soup"), recipe("stew", aliases=["Pot"]), by=kitchen.team.ann)

    load(recipe("soup", aliases=["Pot"]), recipe("stew"), by=kitchen.team.ann)

    assert item("soup").claims.filter(slug="pot").exists()
    assert Recipe.objects.get(slug="stew").aliases == []


def test_changed_fixture_makes_a_draft_of_approved_text_and_leaves_what_is_live(kitchen):
    load(book("cookbook"), by=kitchen.team.ann)
    live = kitchen.live(item("cookbook", "book"))

    load(book("cookbook", pages=9), by=kitchen.team.ann)

    assert current(live).status == Status.DRAFT
    assert live.publications.get().revision.number == 1


# Against what editors wrote since:


@pytest.fixture
def both_changed(kitchen):
    """Soup as an editor left it after the import, and the fixture that says something else."""
    load(recipe("soup", price=4), recipe("stew"), by=kitchen.team.ann)
    change(item("soup"), by=kitchen.team.bob, price=Decimal(5))
    return [recipe("soup", price=6), recipe("stew", price=1)]


def test_editors_text_stays_where_the_fixture_did_not_change(kitchen):
    load(recipe("soup", price=4), by=kitchen.team.ann)
    change(item("soup"), by=kitchen.team.bob, price=Decimal(5))
    before = everything()

    steps = []
    load(recipe("soup", price=4), by=kitchen.team.ann, told=steps.append)

    assert [(step.verdict, step.note) for step in steps] == [
        ("same", "edited since it was loaded; the newer text stays")
    ]
    assert everything() == before


def test_fixture_that_says_what_the_editor_says_is_the_same(kitchen):
    load(recipe("soup", price=4), by=kitchen.team.ann)
    change(item("soup"), by=kitchen.team.bob, price=Decimal(5))
    before = everything()

    load(recipe("soup", price=5), by=kitchen.team.ann)

    assert everything() == before


def test_conflict_aborts_and_changes_nothing(kitchen, both_changed):
    before = everything()

    with pytest.raises(FixtureRefused, match="recipe/soup: .*disagree: Bob wrote other text"):
        load(*both_changed, by=kitchen.team.ann)

    assert everything() == before


def test_conflict_skipped_leaves_the_editors_text_and_loads_the_rest(kitchen, both_changed):
    load(*both_changed, by=kitchen.team.ann, on_conflict=OnConflict.SKIP)

    assert Recipe.objects.get(slug="soup").price == 5
    assert Recipe.objects.get(slug="stew").price == 1


def test_conflict_as_draft_puts_the_fixture_on_top_and_keeps_the_history(kitchen, both_changed):
    load(*both_changed, by=kitchen.team.ann, on_conflict=OnConflict.DRAFT)

    prices = [each.data["fields"]["price"] for each in item("soup").revisions.all()]
    assert prices == ["4.000", "5.000", "6.000"]
    assert Recipe.objects.get(slug="soup").price == 6


def test_item_that_no_fixture_made_is_a_conflict(kitchen):
    kitchen.recipe("soup", title="Soup by hand")
    before = everything()

    with pytest.raises(FixtureRefused, match="Ann wrote other text"):
        load(recipe("soup"), by=kitchen.team.ann)

    assert everything() == before


@pytest.mark.parametrize("choice", [OnConflict.ABORT, OnConflict.DRAFT])
def test_text_in_review_is_locked_against_fixtures_too(kitchen, choice):
    load(recipe("soup", price=4), by=kitchen.team.ann)
    submit(item("soup"), by=kitchen.team.ann)
    before = everything()

    with pytest.raises(FixtureRefused, match="it is in review; take it back first"):
        load(recipe("soup", price=5), by=kitchen.team.ann, on_conflict=choice)

    assert everything() == before


def test_text_in_review_that_did_not_change_is_the_same(kitchen):
    load(recipe("soup", price=4), by=kitchen.team.ann)
    submit(item("soup"), by=kitchen.team.ann)
    before = everything()

    load(recipe("soup", price=4), by=kitchen.team.ann)

    assert everything() == before


def test_renamed_item_is_found_by_the_slug_it_had(kitchen):
    load(recipe("soup", price=4), by=kitchen.team.ann)
    change(item("soup"), by=kitchen.team.bob, slug="broth")

    load(recipe("soup", price=4), recipe("stew", follows=["soup"]), by=kitchen.team.ann)

    assert Recipe.objects.get(slug="stew").follows.slug == "broth"
    assert Recipe.objects.count() == 2


def test_whoever_imports_is_a_contributor_and_cannot_sign(kitchen):
    kitchen.team.ann.person.grants.create(role="editorial_reviewer")
    load(book("cookbook"), by=kitchen.team.ann)
    handed_in = submit(item("cookbook", "book"), by=kitchen.team.bob)

    with pytest.raises(NotPermitted, match="wrote part of this text"):
        approve(handed_in, by=kitchen.team.ann)


# Flags and waivers:


def test_changed_flag_is_asked_anew_in_place(kitchen):
    load(*menu(), by=kitchen.team.ann)

    load(larder.flag("soup", "salt", text="How much?"), by=kitchen.team.ann)

    assert [(each.key, each.text) for each in Flag.objects.all()] == [("salt", "How much?")]
    assert events()[-1] == "fixtures loaded"


def test_resolved_flag_is_never_opened_again(kitchen):
    load(*menu(), by=kitchen.team.ann)
    flags.resolve_flag(Flag.objects.get(), by=kitchen.team.ann, resolution="Two grams.")
    before = everything()

    load(larder.flag("soup", "salt", text="How much?"), by=kitchen.team.ann)

    assert everything() == before


def test_waiver_of_the_same_rule_is_replaced(kitchen):
    load(*menu(), by=kitchen.team.ann)

    load(larder.waiver("soup", "T01", reason="As printed."), by=kitchen.team.ann)

    assert [(each.places, each.reason) for each in ProposedWaiver.objects.all()] == [
        ([], "As printed.")
    ]


def test_parts_of_books_are_none(kitchen):
    load(book("cookbook", pages=0), by=kitchen.team.ann)

    assert Book.objects.get().pages == 0
    assert item("cookbook", "book").head.data["parts"] == {}


def test_step_may_cite_a_book_that_the_library_has(kitchen):
    cookbook = kitchen.book("cookbook")

    load(recipe("soup"), step("soup", "boil", "Boil [@cookbook]."), by=kitchen.team.ann)

    assert item("soup").head.links.get().target == cookbook
