"""The library of the repository, and what only medical rows can get wrong in a fixture."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from cms.editorial import importing
from cms.editorial.fixture_files import FixtureRefused, file_names, read
from cms.models import Role
from painlibrary.models import Measure, ProcedureRisk
from tests.observing import events, stored
from tests.people import account

pytestmark = pytest.mark.django_db

FIXTURES = Path(settings.REPOSITORY, "fixtures")


@pytest.fixture
def ann(db):
    return account("Ann", Role.AUTHOR)


def load(*objects, by):
    return importing.load(read("library.json", json.dumps(objects).encode()), by=by)


def procedure(slug="massage"):
    fields = {"title": slug.title(), "slug": slug, "kind": "manual_therapy"}
    return {"model": "painlibrary.procedure", "fields": fields}


def part(model, key, **fields):
    address = {"owner": ["massage"], "key": key, "order": 1}
    return {"model": f"painlibrary.{model}", "fields": address | fields}


def minutes(key, number, **fields):
    given = {"measure": "duration", "minimum": number, "maximum": number, "unit": "min"}
    return part("measure", key, **given | fields)


def test_dump_of_the_loaded_library_is_its_fixtures_byte_for_byte(ann, tmp_path):
    call_command("loaddata", by="ann", verbosity=0)

    call_command("dumplibrary", tmp_path, verbosity=0)

    names = [name for name in file_names() if (FIXTURES / name).exists()]
    assert {name: (tmp_path / name).read_bytes() for name in names} == {
        name: (FIXTURES / name).read_bytes() for name in names
    }


def test_loading_the_library_twice_is_loading_it_once(ann):
    call_command("loaddata", by="ann", verbosity=0)
    before = stored(), events()

    call_command("loaddata", by="ann", verbosity=0)

    assert (stored(), events()) == before


def test_frequency_and_severity_of_risks_stay_null(ann):
    call_command("loaddata", by="ann", verbosity=0)

    never_filled = "events", "denominator", "low", "high", "severity_min", "severity_max", "serious"
    assert set(ProcedureRisk.objects.values_list(*never_filled)) == {(None,) * 7}


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        (
            [minutes("short", 5, minimum=9)],
            "measures/short: The minimum is above the maximum.",
        ),
        (
            [minutes("short", 5, is_preferred=True), minutes("long", 9, is_preferred=True)],
            "measures/long: procedure/massage measures/short has the same measure.",
        ),
        (
            [minutes("short", 5), minutes("long", 9)],
            "measures/long, field “is_preferred”: There are 2 rows of duration, "
            "which makes it disputed: mark the one readers see first.",
        ),
        (
            [part("treatedsite", "a", site="neck"), part("treatedsite", "b", site="neck")],
            "body_sites/b: procedure/massage body_sites/a has the same site, role.",
        ),
        (
            [part("absence", "none", aspect="risks", value="none")],
            "absences/none: Say which source states it.",
        ),
        (
            [part("procedurerelation", "self", other=["massage"], relation="follows")],
            "related/self: A procedure is not related to itself.",
        ),
    ],
)
def test_rows_that_contradict_each_other_are_refused_by_key(ann, parts, fault):
    before = stored(), events()

    with pytest.raises(FixtureRefused) as refused:
        load(procedure(), *parts, by=ann)

    assert [str(each) for each in refused.value.details] == [
        f"library.json, procedure/massage {fault}"
    ]
    assert (stored(), events()) == before


def test_circle_of_broader_conditions_is_refused(ann):
    def condition(slug, broader):
        fields = {"title": slug, "slug": slug, "broader": [broader]}
        return {"model": "painlibrary.condition", "fields": fields}

    with pytest.raises(FixtureRefused, match="field “broader”: This would make a circle."):
        load(condition("pain", "ache"), condition("ache", "pain"), by=ann)


def test_two_rows_may_swap_which_one_is_preferred(ann):
    load(procedure(), minutes("a", 5, is_preferred=True), minutes("b", 9), by=ann)

    load(procedure(), minutes("a", 5), minutes("b", 9, is_preferred=True), by=ann)

    assert [row.key for row in Measure.objects.filter(is_preferred=True)] == ["b"]
