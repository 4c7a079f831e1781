"""What is wrong with a fixture is said with file, object and field, and nothing is loaded."""

import pytest

from cms.editorial.fixture_files import FixtureRefused, read
from tests import larder
from tests.larder import book, ingredient, load, recipe, step
from tests.observing import events, stored

pytestmark = pytest.mark.django_db

MILLION = "x" * 1_000_000
CHOOSE = "Known are aliases, follows, price, slug, summary, tested_on, title."
ONLY = "cannot be loaded: fixtures hold content, flags and proposed waivers."
NOWHERE = "which is neither here nor in the library."


def everything():
    return stored(), events()


def refusal(*objects, by):
    """The faults found in these objects, without the name of their file."""
    with pytest.raises(FixtureRefused) as refused:
        load(*objects, by=by)
    return [str(fault).removeprefix("larder.json, ") for fault in refused.value.details]


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"follows": ["stew"]}, "follows", f"It links to recipe “stew”, {NOWHERE}"),
        ({"follows": ["a\0b"]}, "follows", f"It links to recipe “a\\x00b”, {NOWHERE}"),
        ({"follows": "stew"}, "follows", "Write a link as a list: [“slug”]."),
        ({"colour": "red"}, "colour", f"There is no such field. {CHOOSE}"),
        ({"times_printed": 4}, "times_printed", f"There is no such field. {CHOOSE}"),
        ({"\ud800": 4}, "\\ud800", f"There is no such field. {CHOOSE}"),
        ({"title": 5}, "title", "This must be a text."),
        ({"title": None}, "title", "This field cannot be null."),
        ({"title": ""}, "title", "This field cannot be blank."),
        ({"title": "a\0b"}, "title", "Line 1, column 2: U+0000 is an invisible control"),
        ({"title": "a\ud800"}, "title", "Line 1, column 2: U+D800 is half of a broken"),
        ({"title": "a\u202eb"}, "title", "Line 1, column 2: U+202E is an invisible mark"),
        ({"title": MILLION}, "title", "This text has 1,000,000 characters and may have 100,000."),
        ({"aliases": "Potage"}, "aliases", "This must be a list of words."),
        ({"aliases": ["a", "a"]}, "aliases", "The same entry stands here twice."),
        ({"aliases": ["a\ud800"]}, "aliases", "Line 1, column 2: U+D800 is half of a broken"),
        ({"price": "cheap"}, "price", "“cheap” value must be a decimal number."),
        ({"price": "NaN"}, "price", "“NaN” value must be a decimal number."),
        ({"price": True}, "price", "This must be a number."),
        ({"price": 1.2345}, "price", "Ensure that there are no more than 3 decimal places."),
        ({"tested_on": "2023-02-30"}, "tested_on", "“2023-02-30” value has the correct format"),
        ({"summary": "So [@nobody]."}, "summary", f"It cites book “nobody”, {NOWHERE}"),
        ({"summary": "So [@nobody."}, "summary", "Line 1, column 4: This citation is not closed"),
        ({"summary": "<b>"}, "summary", "Line 1, column 1: “<b>” would be shown as these letters"),
        ({"summary": "[x](javascript:y)"}, "summary", "Line 1, column 1: “javascript:y” is no"),
        ({"summary": MILLION}, "summary", "This text has 1,000,000 characters"),
        ({"summary": "a\u2066b"}, "summary", "Line 1, column 2: U+2066 is an invisible mark"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_field_that_cannot_hold_its_value_is_named(kitchen, fields, field, sentence):
    before = everything()

    faults = refusal(recipe("stock"), recipe("soup", **fields), by=kitchen.team.ann)

    assert [fault[: len(f"recipe/soup, field “{field}”: {sentence}")] for fault in faults] == [
        f"recipe/soup, field “{field}”: {sentence}"
    ]
    assert everything() == before


@pytest.mark.parametrize(
    ("objects", "fault"),
    [
        (
            [recipe("soup"), recipe("soup")],
            "recipe/soup, field “slug”: It stands in larder.json already.",
        ),
        (
            [recipe("a b")],
            "recipe/a b, field “slug”: It needs a slug: letters, digits and hyphens.",
        ),
        (
            [{"model": "sampleapp.recipe", "fields": {"title": "Soup"}}],
            "recipe/object 1, field “slug”: It needs a slug: letters, digits and hyphens.",
        ),
        (
            [recipe("soup", title="Hot soup"), recipe("stew", aliases=["Hot Soup"])],
            "recipe/stew, field “aliases”: “hot-soup” is what recipe/soup is called.",
        ),
        (
            [recipe("soup"), step("soup", "boil", "Boil."), step("soup", "boil", "Fry.")],
            "recipe/soup steps/boil, field “key”: Another part of this item has the key.",
        ),
        (
            [recipe("soup"), step("soup", "a\0", "Boil.")],
            "recipe/soup steps/a\\x00, field “key”: It needs a key: letters, digits and hyphens.",
        ),
        (
            [step("soup", "boil", "Boil.")],
            "recipe/soup steps/boil, field “owner”: There is no recipe “soup” in these fixtures.",
        ),
        (
            [recipe("soup"), ingredient("soup", "salt", sources="[@nobody]")],
            f"recipe/soup ingredients/salt, field “sources”: It cites book “nobody”, {NOWHERE}",
        ),
        (
            [recipe("soup"), ingredient("soup", "salt", made_by=["nobody"])],
            f"recipe/soup ingredients/salt, field “made_by”: It links to recipe “nobody”, {NOWHERE}",
        ),
        (
            [book("cookbook", pages=-1)],
            "book/cookbook, field “pages”: Ensure this value is greater than or equal to 0.",
        ),
        (
            [larder.flag("soup", "salt")],
            f"flag recipe/soup/salt, field “item”: It links to recipe “soup”, {NOWHERE}",
        ),
        (
            [recipe("soup"), larder.flag("soup", "salt", kind="rumor")],
            "flag recipe/soup/salt, field “kind”: Value 'rumor' is not a valid choice.",
        ),
        (
            [recipe("soup"), larder.flag("soup", "salt", resolution="Two grams.")],
            "flag recipe/soup/salt, field “resolution”: There is no such field. "
            "Known are blocks, item, key, kind, place, text.",
        ),
        (
            [recipe("soup"), larder.waiver("soup", "T01", places=[1])],
            "waiver recipe/soup/T01, field “places”: Give a list of words.",
        ),
    ],
)
def test_object_that_does_not_fit_is_named(kitchen, objects, fault):
    before = everything()

    assert refusal(*objects, by=kitchen.team.ann) == [fault]
    assert everything() == before


@pytest.mark.parametrize(
    "model",
    [
        "cms.account",
        "cms.person",
        "cms.rolegrant",
        "cms.review",
        "cms.release",
        "cms.publication",
        "cms.revision",
        "cms.item",
        "auth.permission",
    ],
)
def test_what_is_no_content_is_refused_by_name(db, model):
    with pytest.raises(FixtureRefused) as refused:
        larder.entries({"model": model, "fields": {}})

    assert str(refused.value.details[0]) == f"larder.json, object 1: “{model}” {ONLY}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"[\n 1,\n oops]", "line 3, column 2: this is no JSON: Expecting value."),
        (b"", "line 1, column 1: this is no JSON: Expecting value."),
        (b'["\xff"]', "line 1, column 3: this is no UTF-8 text: invalid start byte."),
        (b'[{"model": 1, "model": 2}]', "this cannot be read: “model” stands twice in one object."),
        (b"[NaN]", "this cannot be read: NaN is no number."),
        (b"[" * 100_000, "this cannot be read: maximum recursion depth exceeded"),
        (b"{}", "A fixture is a JSON list of objects."),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_file_that_is_no_fixture_is_refused_with_its_line(text, fault):
    with pytest.raises(FixtureRefused) as refused:
        read("larder.json", text)

    assert str(refused.value.details[0]).startswith(f"larder.json: {fault}")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (7, "Each object is written {“model”: …, “fields”: {…}}."),
        ({"model": "sampleapp.recipe"}, "The object has no “fields”."),
        (recipe("soup") | {"pk": 4}, "Objects are named by slug and key: leave out pk."),
        ({"model": "sampleapp.cake", "fields": {}}, "There is no model “sampleapp.cake”."),
        ({"model": "a\ud800.b\0", "fields": {}}, "There is no model “a\\ud800.b\\x00”."),
    ],
)
def test_object_of_another_form_is_refused_with_its_place(written, fault):
    with pytest.raises(FixtureRefused) as refused:
        larder.entries(recipe("stew"), written)

    assert str(refused.value.details[0]) == f"larder.json, object 2: {fault}"


def test_name_that_the_library_gave_to_another_item_is_refused(kitchen):
    kitchen.recipe("soup", title="Hot soup")
    before = everything()

    faults = refusal(recipe("stew", aliases=["Hot soup"]), by=kitchen.team.ann)

    assert faults == ["recipe/stew, field “aliases”: “hot-soup” already leads to recipe/soup."]
    assert everything() == before


def test_all_faults_are_told_at_once(kitchen):
    faults = refusal(recipe("soup", price="cheap", title=5), recipe("a b"), by=kitchen.team.ann)

    assert len(faults) == 3


@pytest.mark.parametrize("place", [0, 3, 6])
def test_fault_at_any_object_leaves_everything_as_it_was(kitchen, place):
    load(recipe("cake", price=1), by=kitchen.team.ann)
    before = everything()
    objects = larder.menu()
    objects.insert(place, recipe("cake", aliases=["soup"], price=2))

    assert refusal(*objects, by=kitchen.team.ann)
    assert everything() == before


@pytest.mark.parametrize("place", [0, 1, 2])
def test_fault_that_shows_only_while_writing_leaves_everything_as_it_was(kitchen, place):
    kitchen.recipe("cake", title="Hot cake")
    before = everything()
    objects = [recipe("soup"), recipe("stew")]
    objects.insert(place, recipe("pie", title="Hot cake"))

    faults = refusal(*objects, by=kitchen.team.ann)

    assert faults == ["recipe/pie, field “title”: “hot-cake” already leads to recipe/cake."]
    assert everything() == before
