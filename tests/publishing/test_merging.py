"""Merging duplicates: what named one names the other, in one step, and nothing is lost."""

import pytest

from cms.editorial import authorship, distinctions
from cms.editorial.refusals import Invalid, NotPermitted, Refused, TransitionRefused
from cms.models import Distinction, Item, ReleaseState, Revision, SlugClaim, Status, content_of
from cms.publishing import merging
from cms.publishing.merging import Chosen
from tests.kitchen import current, submit
from tests.observing import events, stored
from tests.sampleapp.models import Book, Recipe


def merge(duplicate, survivor, by, **given):
    given = {
        "expected": (current(duplicate).head, current(survivor).head),
        "reason": "One book, two covers.",
    } | given
    return merging.merge(duplicate, survivor, by=by, **given)


@pytest.fixture
def ann(kitchen):
    return kitchen.team.ann


def test_what_named_the_duplicate_names_the_survivor(kitchen, ann):
    good, twin = kitchen.book("good"), kitchen.book("twin")
    soup = kitchen.recipe(
        summary="Hot [@twin, p. 3].",
        ingredients=[("salt", {"sources": "[@twin, p. 2; @good, p. 7]"})],
    )

    merged = merge(twin, good, ann)

    content = content_of(soup)
    assert content.summary == "Hot [@good, p. 3]."
    assert content.ingredients.get().sources == "[@good, p. 2, p. 7]"
    assert merged.pointed == [soup]
    assert current(soup).head.note == "book/twin was merged into book/good"
    assert current(twin).status == Status.DISCARDED
    assert not Book.objects.filter(pk=twin.pk).exists()
    assert events(good)[-1] == "merged"


def test_old_slugs_lead_to_the_survivor(kitchen, ann):
    good, twin = kitchen.book("good"), kitchen.book("twin")

    merge(twin, good, ann)

    assert Item.objects.get_by_natural_key("book", "twin") == good
    assert SlugClaim.objects.get(item=good, is_current=True).slug == "good"


def test_fields_are_taken_over_as_chosen(kitchen, ann):
    good = kitchen.book("good", title="Good", aliases=["A", "B"], pages=10)
    twin = kitchen.book("twin", title="Better", aliases=["C", "D"], pages=20)

    merge(twin, good, ann, chosen=Chosen(frozenset({"title", "slug"}), frozenset({"aliases"})))

    content = content_of(good)
    assert (content.title, content.slug, content.aliases, content.pages) == (
        "Better",
        "good",
        ["A", "B", "C", "D"],
        10,
    )
    assert current(good).head.note == "Merged with book/twin: One book, two covers."


def test_parts_are_taken_over_as_chosen(kitchen, ann):
    good = kitchen.recipe("good", ingredients=[("salt", {}), ("oil", {"grams": 1})])
    twin = kitchen.recipe("twin", ingredients=[("oil", {"grams": 2}), ("leek", {})])

    merge(twin, good, ann, chosen=Chosen(frozenset({"ingredients/leek"})))

    rows = content_of(good).ingredients.values_list("key", "grams")
    assert sorted(rows) == [("leek", None), ("oil", 1), ("salt", None)]


def test_approved_text_that_is_pointed_elsewhere_is_a_draft(kitchen, ann):
    good, twin = kitchen.book("good"), kitchen.book("twin")
    soup = kitchen.recipe(summary="Hot [@twin].")
    kitchen.approved(soup)

    merge(twin, good, ann)

    assert current(soup).status == Status.DRAFT
    assert ann.person.pk in authorship.contributors(current(soup))


def test_public_duplicate_waits_for_a_publisher_with_its_successor(kitchen, ann):
    good, twin = kitchen.live(kitchen.book("good"), kitchen.book("twin"))

    merged = merge(twin, good, ann)

    entry = merged.release.entries.get()
    assert (entry.item, entry.successor, merged.release.state) == (twin, good, ReleaseState.OPEN)
    assert merging.is_live(twin)
    kitchen.send(merged.release)
    assert not merging.is_live(twin)
    assert Item.objects.get_by_natural_key("book", "twin") == twin


def changed_nothing(before):
    return stored() == before and not Item.objects.filter(status=Status.DISCARDED).exists()


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda k, good, twin: submit(k.recipe(summary="[@twin]"), by=k.team.ann), "in review"),
        (lambda k, good, twin: submit(good, by=k.team.ann), "book/good is in review"),
        (lambda k, good, twin: submit(twin, by=k.team.ann), "book/twin is in review"),
        (lambda k, good, twin: k.approved(twin), "book/twin is approved"),
        (lambda k, good, twin: k.live(twin), "Readers see book/twin and not book/good"),
    ],
    ids=["user-in-review", "survivor-in-review", "duplicate-in-review", "approved", "public"],
)
def test_what_stands_in_the_way_is_listed_and_nothing_changes(kitchen, ann, prepare, sentence):
    good, twin = kitchen.book("good"), kitchen.book("twin")
    kitchen.recipe("stew", summary="[@twin]")
    prepare(kitchen, good, twin)
    before = stored()

    with pytest.raises(TransitionRefused, match=sentence):
        merge(current(twin), current(good), ann)

    assert changed_nothing(before)


def test_sources_that_contradict_each_other_are_settled_first(kitchen, ann):
    good, twin = kitchen.book("good"), kitchen.book("twin")
    kitchen.recipe(ingredients=[("salt", {"sources": "[@good; !@twin]"})])
    before = stored()

    with pytest.raises(Refused, match="cited for a fact and the other against it"):
        merge(twin, good, ann)

    assert changed_nothing(before)


def test_stale_look_too_short_a_reason_and_missing_role_change_nothing(kitchen, ann):
    good, twin = kitchen.book("good"), kitchen.book("twin")
    before = stored()

    with pytest.raises(TransitionRefused, match="saved since you looked"):
        merge(twin, good, ann, expected=(None, good.head))
    with pytest.raises(Refused, match="Say why"):
        merge(twin, good, ann, reason=" ")
    with pytest.raises(NotPermitted):
        merge(twin, good, kitchen.team.cleo)
    with pytest.raises(TransitionRefused, match="Two different items"):
        merge(good, good, ann)

    assert changed_nothing(before)


def test_name_that_a_public_duplicate_keeps_is_refused_for_the_survivor(kitchen, ann):
    good, twin = kitchen.live(kitchen.book("good"), kitchen.book("twin"))
    before = stored()

    with pytest.raises(Invalid, match="A name is taken"):
        merge(twin, good, ann, chosen=Chosen(frozenset({"title"})))

    assert changed_nothing(before)


def test_survivor_that_names_the_duplicate_names_itself_no_more_than_rules_allow(kitchen, ann):
    good = kitchen.recipe("good")
    twin = kitchen.recipe("twin", follows=content_of(good))

    merge(twin, good, ann)

    assert (content_of(good).follows, Recipe.objects.count()) == (None, 1)


def test_told_apart_is_not_suspected_again(kitchen, ann):
    one, other = (
        kitchen.book("one", title="Good cooking"),
        kitchen.book("two", title="Good cookings"),
    )
    suspected = list(distinctions.suspected(Book))

    distinctions.tell_apart(other, one, by=ann, reason="Two volumes.")
    again = distinctions.tell_apart(one, other, by=ann, reason="Again.")

    assert [{each.one_id, each.other_id} for each in suspected] == [{one.pk, other.pk}]
    assert list(distinctions.suspected(Book)) == []
    assert (again.reason, again.person, Distinction.objects.count()) == (
        "Two volumes.",
        ann.person,
        1,
    )


def test_telling_apart_needs_a_reason_and_a_role(kitchen, ann):
    one, other, soup = kitchen.book("one"), kitchen.book("two"), kitchen.recipe()

    with pytest.raises(Refused, match="how the two differ"):
        distinctions.tell_apart(one, other, by=ann, reason=" ")
    with pytest.raises(Refused, match="Two different items of one type"):
        distinctions.tell_apart(one, soup, by=ann, reason="A soup is no book.")
    with pytest.raises(NotPermitted):
        distinctions.tell_apart(one, other, by=kitchen.team.pam, reason="No.")

    assert (Distinction.objects.count(), Revision.objects.count()) == (0, 3)
