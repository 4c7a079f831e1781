import gzip
import io
import json

import pytest
from django.core.management import CommandError, call_command

from cms.editorial.refusals import NotPermitted
from cms.models import Item, Release, ReleaseState
from tests import larder
from tests.kitchen import change, next_minute, release
from tests.larder import book, recipe
from tests.observing import events, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixtures(tmp_path, settings):
    """Writes fixtures into the folder of the library and gives its path."""
    settings.FIXTURE_DIRS = [tmp_path]

    def write(**files):
        for name, objects in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(objects))
        return tmp_path

    return write


def run(*labels, **options):
    out = io.StringIO()
    call_command("loaddata", *labels, stdout=out, **{"by": "ann"} | options)
    return out.getvalue().splitlines()


def test_whole_library_is_loaded_where_no_file_is_named(kitchen, fixtures):
    fixtures(books=[book("cookbook")], recipes=[recipe("soup")], people=["not of the library"])

    assert run() == [
        "2 new, 0 changed, 0 same, 0 conflicting; flags: 0 new, 0 changed; "
        "waivers: 0 new, 0 changed."
    ]
    assert Item.objects.count() == 2


@pytest.mark.parametrize("label", ["books", "books.json", "{folder}/books.json"])
def test_files_are_named_as_django_names_them(kitchen, fixtures, label):
    folder = fixtures(books=[book("cookbook")], recipes=[recipe("soup")])

    run(label.format(folder=folder))

    assert [item.type for item in Item.objects.all()] == ["book"]


def test_file_named_twice_is_loaded_once(kitchen, fixtures):
    folder = fixtures(books=[book("cookbook")])

    run("books", f"{folder}/books.json")

    assert Item.objects.count() == 1


def test_compressed_fixture_is_read(kitchen, fixtures):
    folder = fixtures()
    with gzip.open(folder / "books.json.gz", "wt") as file:
        json.dump([book("cookbook")], file)

    run("books.json.gz")

    assert Item.objects.count() == 1


def test_excluded_models_and_unknown_ones_can_be_left_out(kitchen, fixtures):
    cake = {"model": "sampleapp.cake", "fields": {}}
    fixtures(mixed=[book("cookbook"), recipe("soup"), cake])

    run("mixed", exclude=["sampleapp.Recipe"], ignore=True)

    assert [item.type for item in Item.objects.all()] == ["book"]


def test_dry_run_shows_every_change_and_makes_none(kitchen, fixtures):
    fixtures(recipes=[recipe("soup", price=4), recipe("stew")])
    run()
    change(Item.objects.get_by_natural_key("recipe", "stew"), by=kitchen.team.bob, title="Stew!")
    new = [recipe("soup", price=5), larder.step("soup", "boil", "Boil."), recipe("stew")]
    fixtures(recipes=[*new, recipe("cake")], flags=[larder.flag("cake", "salt")])
    before = stored(), events()

    assert run(dry_run=True) == [
        "changed: recipe/soup",
        '    price: "4.000" → "5.000"',
        '    steps/boil: nothing → {"body": "Boil.", "order": 1}',
        "same: recipe/stew (edited since it was loaded; the newer text stays)",
        "new: recipe/cake",
        '    slug: nothing → "cake"',
        '    title: nothing → "cake"',
        "new: flag recipe/cake/salt",
        "1 new, 1 changed, 1 same, 0 conflicting; flags: 1 new, 0 changed; "
        "waivers: 0 new, 0 changed. Nothing was changed: this was a dry run.",
    ]
    assert (stored(), events()) == before


@pytest.mark.parametrize(("choice", "price"), [("skip", 5), ("draft", 6)])
def test_conflicts_are_shown_and_settled_as_asked(kitchen, fixtures, choice, price):
    fixtures(recipes=[recipe("soup", price=4)])
    run()
    soup = Item.objects.get()
    change(soup, by=kitchen.team.bob, price=5)
    fixtures(recipes=[recipe("soup", price=6)])

    lines = run(on_conflict=choice)

    assert lines[0].startswith("conflicting: recipe/soup (Bob wrote other text on ")
    soup.recipe.refresh_from_db()
    assert soup.recipe.price == price


def test_conflict_aborts_where_nothing_else_is_asked(kitchen, fixtures):
    fixtures(recipes=[recipe("soup", price=4)])
    run()
    change(Item.objects.get(), by=kitchen.team.bob, price=5)
    fixtures(recipes=[recipe("soup", price=6)])
    before = stored(), events()

    with pytest.raises(CommandError, match="recipe/soup: The fixture and the library disagree"):
        run()

    assert (stored(), events()) == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "nobody"}, "There is no account “nobody”."),
        ({"by": "pam"}, "To import is for the role author."),
    ],
)
def test_only_a_person_with_the_right_can_load(kitchen, fixtures, options, message):
    fixtures(books=[book("cookbook")])

    with pytest.raises(CommandError, match=message):
        run(**options)

    assert Item.objects.count() == 0


def test_refused_person_leaves_a_denied_attempt(kitchen, fixtures):
    fixtures(books=[book("cookbook")])

    with pytest.raises(CommandError) as refused:
        run(by="pam")

    assert isinstance(refused.value.__cause__, NotPermitted)
    assert events() == ["import refused"]


def test_bad_file_is_named_as_people_reach_it(kitchen, fixtures, monkeypatch):
    monkeypatch.chdir(fixtures(books=[book("cookbook", pages="many")]))

    with pytest.raises(CommandError) as refused:
        run("books.json")

    assert str(refused.value) == (
        "books.json, book/cookbook, field “pages”: This must be a whole number.\n"
        "Nothing was loaded."
    )


def test_library_without_fixtures_says_so(kitchen, fixtures):
    fixtures()

    with pytest.raises(CommandError, match="There are no fixtures in fixtures/"):
        run()


def test_other_database_is_refused(kitchen, fixtures):
    fixtures(books=[book("cookbook")])

    with pytest.raises(CommandError, match=r"choose from .default|alone"):
        run(database="replica")


def test_flag_that_blocks_release_holds_what_is_scheduled(kitchen, fixtures):
    scheduled = release(
        kitchen.approved(kitchen.recipe("soup")), by=kitchen.team.pam, starts_at=next_minute()
    )
    fixtures(flags=[larder.flag("soup", "salt", blocks="release")])

    run()

    assert Release.objects.get(pk=scheduled.pk).state == ReleaseState.HELD


def test_load_that_is_stopped_says_that_nothing_was_loaded(kitchen, fixtures, monkeypatch):
    fixtures(recipes=[recipe("soup")])

    def stopped(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr("cms.editorial.drafts.Storing.finish", stopped)
    with pytest.raises(
        CommandError, match="It was stopped before it was done. Nothing was loaded."
    ):
        call_command("loaddata", "recipes", by="ann")

    assert not Item.objects.exists()
