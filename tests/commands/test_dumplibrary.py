import json

import pytest
from django.core.management import CommandError, call_command

from cms.models import Flag
from cms.publishing import flags
from tests import larder
from tests.kitchen import change
from tests.larder import ingredient, load, recipe
from tests.observing import events, stored

pytestmark = pytest.mark.django_db


def dump(folder):
    call_command("dumplibrary", folder, verbosity=0)
    return {path.name: path.read_text() for path in folder.iterdir()}


def objects(files, name):
    return json.loads(files[name])


def test_library_comes_out_in_the_form_of_fixtures(kitchen, tmp_path):
    load(*larder.menu(), by=kitchen.team.ann)

    files = dump(tmp_path / "new")

    assert objects(files, "recipes.json") == [
        {
            "model": "sampleapp.recipe",
            "fields": {
                "title": "soup",
                "slug": "soup",
                "aliases": ["Potage"],
                "follows": ["stew"],
                "price": "4.500",
            },
        },
        {
            "model": "sampleapp.ingredient",
            "fields": {
                "owner": ["soup"],
                "key": "stock",
                "order": 1,
                "sources": "[@cookbook]",
                "name": "stock",
                "grams": "200.00",
                "made_by": ["stew"],
            },
        },
        {
            "model": "sampleapp.step",
            "fields": {
                "owner": ["soup"],
                "key": "boil",
                "order": 1,
                "body": "Boil it [@cookbook, p. 3].",
            },
        },
        {
            "model": "sampleapp.recipe",
            "fields": {
                "title": "stew",
                "slug": "stew",
                "summary": "As they say [?Grandmother].",
                "follows": ["soup"],
                "tested_on": "2024-02-29",
            },
        },
    ]
    assert objects(files, "flags.json") == [larder.menu()[5]]
    assert objects(files, "waivers.json") == [larder.menu()[6]]
    assert objects(files, "books.json") == [larder.menu()[4]]


def test_file_is_indented_by_one_in_plain_letters_and_ends_with_a_line(kitchen, tmp_path):
    load(recipe("soup", title="Köttsoppa"), by=kitchen.team.ann)

    assert dump(tmp_path)["recipes.json"] == (
        '[\n {\n  "model": "sampleapp.recipe",\n  "fields": {\n   "title": "Köttsoppa",\n'
        '   "slug": "soup"\n  }\n }\n]\n'
    )


def test_dump_of_what_was_dumped_and_loaded_is_the_same(kitchen, tmp_path):
    load(*larder.menu(), by=kitchen.team.ann)
    first = dump(tmp_path / "first")
    before = stored(), events()

    call_command("loaddata", *(tmp_path / "first").iterdir(), by="ann", verbosity=0)

    assert (stored(), events()) == before
    assert dump(tmp_path / "second") == first


def test_drafts_are_dumped_and_what_software_keeps_is_not(kitchen, tmp_path):
    soup = kitchen.live(kitchen.recipe("soup"))
    change(soup, by=kitchen.team.ann, title="Hot soup", times_printed=9)

    written = objects(dump(tmp_path), "recipes.json")

    assert [each["fields"] for each in written] == [
        {"title": "Hot soup", "slug": "soup", "price": "5.000"}
    ]


def test_parts_stand_in_reading_order(kitchen, tmp_path):
    parts = [("c", 1), ("b", 2), ("a", 2)]
    load(
        recipe("soup"),
        *[ingredient("soup", key, order=order) for key, order in parts],
        by=kitchen.team.ann,
    )

    written = objects(dump(tmp_path), "recipes.json")

    assert [each["fields"]["key"] for each in written[1:]] == ["c", "a", "b"]


def test_resolved_flags_stay_out(kitchen, tmp_path):
    load(*larder.menu(), by=kitchen.team.ann)
    flags.resolve_flag(Flag.objects.get(), by=kitchen.team.ann, resolution="Two grams.")

    assert objects(dump(tmp_path), "flags.json") == []


def test_folder_that_cannot_be_written_is_named(kitchen, tmp_path):
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(CommandError, match="taken cannot be written: File exists"):
        call_command("dumplibrary", tmp_path / "taken")
