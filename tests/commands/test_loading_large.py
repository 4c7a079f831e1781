"""Large fixtures: wherever their objects stand, however they are packed, and how far a load is."""

import gzip
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from cms.editorial import importing
from cms.editorial.fixture_files import FixtureFile, FixtureRefused
from cms.management.progress import Progress
from cms.models import Item
from tests import larder
from tests.larder import recipe
from tests.observing import events, stored
from tests.sampleapp.models import Recipe

COUNT = 300


def objects():
    """Recipes with two parts each, one of them far away from its recipe."""
    for number in range(COUNT):
        yield larder.step(f"dish-{number}", "first", "Wash.")
    for number in range(COUNT):
        slug = f"dish-{number}"
        yield recipe(slug, title=f"Ménu {number}", follows=[f"dish-{(number + 1) % COUNT}"])
        yield larder.step(slug, "second", "Boil.", order=2)


def said(*labels, **options):
    out = io.StringIO()
    call_command("loaddata", *labels, stdout=out, **{"by": "ann"} | options)
    return out.getvalue().splitlines()


def everything():
    return stored(), events()


@pytest.mark.django_db
@pytest.mark.parametrize("indent", [None, 2])
def test_objects_are_found_wherever_they_stand(kitchen, tmp_path, indent):
    file = tmp_path / "large.json"
    file.write_text(json.dumps([*objects()], indent=indent, ensure_ascii=False), "utf-8")

    said(str(file))

    steps = Recipe.objects.get(slug="dish-299").steps.values_list("key", flat=True)
    assert (Item.objects.count(), list(steps)) == (COUNT, ["first", "second"])


def packed(folder, form, text):
    if form == "zip":
        with zipfile.ZipFile(folder / "large.json.zip", "w") as file:
            file.writestr("large.json", text)
    else:
        with gzip.open(folder / "large.json.gz", "wt", encoding="utf-8") as file:
            file.write(text)
    return str(folder / f"large.json.{form}")


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["gz", "zip"])
def test_packed_fixture_is_read_twice_as_well(kitchen, tmp_path, form):
    said(packed(tmp_path, form, json.dumps([*objects()])))

    assert Item.objects.count() == COUNT


@pytest.mark.django_db
def test_items_may_stand_in_several_files(kitchen, tmp_path):
    every = [*objects()]
    for number, some in enumerate((every[:COUNT], every[COUNT:])):
        (tmp_path / f"{number}.json").write_text(json.dumps(some))

    said(str(tmp_path / "0.json"), str(tmp_path / "1.json"))

    assert Recipe.objects.get(slug="dish-0").steps.count() == 2


@pytest.mark.django_db
def test_file_that_changes_while_it_is_read_is_refused(kitchen):
    stream = io.BytesIO(json.dumps([*objects()]).encode())
    before = everything()

    def change(step, done, total):
        if step == "Reading bytes" and done > total / 2:
            stream.getbuffer()[:] = stream.getvalue().replace(b"dish-7", b"dash-7")

    with pytest.raises(FixtureRefused, match="large.json: The file changed while it was read."):
        importing.load_from(
            [FixtureFile("large.json", stream)], by=kitchen.team.ann, progress=change
        )

    assert everything() == before


@pytest.mark.django_db
def test_thousands_of_faults_are_counted_and_some_are_told(kitchen, tmp_path):
    file = tmp_path / "large.json"
    file.write_text(json.dumps([recipe(f"dish-{n}", price="cheap") for n in range(1500)]))

    with pytest.raises(CommandError) as refused:
        said(str(file))

    lines = str(refused.value).splitlines()
    assert (len(lines), lines[-2:]) == (22, ["… and 1480 more.", "Nothing was loaded."])
    assert Item.objects.count() == 0


# How far it is:


class Clock:
    now = 0

    def __call__(self):
        return self.now


class Terminal(io.StringIO):
    def isatty(self):
        return True


def told(out, *moments):
    """What is written where so many of a thousand items are done after these seconds."""
    clock = Clock()
    progress = Progress(OutputWrapper(out), clock)
    for clock.now, done in moments:
        progress("Loading items", done, 1000)
    return out.getvalue()


@pytest.mark.parametrize("out", [io.StringIO, Terminal])
def test_what_is_done_soon_tells_nothing(out):
    assert told(out(), (0, 0), (1, 500), (1.9, 1000)) == ""


def test_line_is_written_now_and_then_where_nobody_watches():
    assert told(io.StringIO(), (0, 0), (2, 100), (3, 200), (12, 600), (20, 1000)) == (
        "Loading items: 100 of 1,000, 50 a second\n"
        "Loading items: 600 of 1,000, 50 a second\n"
        "Loading items: 1,000 of 1,000, 50 a second\n"
    )


def test_bar_grows_in_its_line_on_a_terminal():
    assert told(Terminal(), (0, 0), (2, 500), (2.1, 600), (4, 1000)).split("\r")[1:] == [
        f"{'█' * 15}{'░' * 15} Loading items: 500 of 1,000, 250 a second  ",
        f"{'█' * 30} Loading items: 1,000 of 1,000, 250 a second  \n",
    ]
