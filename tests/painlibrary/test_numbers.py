import pytest
from django.db import IntegrityError, transaction

from cms.editorial.refusals import Invalid
from painlibrary.models import Measure, Procedure, ProcedureRisk, Risk
from tests.painlibrary.making import database_refuses, messages_of, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def block():
    return save(Procedure, title="Nerve block", slug="nerve-block", kind="nerve_block")


@pytest.fixture
def infection():
    return save(Risk, title="Infection", slug="infection")


@pytest.mark.parametrize(
    "fields",
    [
        {"minimum": 5, "maximum": 5, "unit": "min"},
        {"minimum": 20, "unit": "min", "wording": "at least 20 minutes"},
        {"maximum": 20, "unit": "min"},
        {"minimum": 0, "maximum": 2, "unit": "h"},
        {"min_class": "weeks", "max_class": "months", "wording": "weeks to months"},
        {"min_class": "months", "wording": "months or longer"},
        {"wording": "as long as it takes"},
        {"measure": "sessions", "minimum": 6, "maximum": 12},
    ],
)
def test_measure_as_a_source_gives_it_is_accepted(block, fields):
    measure = Measure(owner=block, **{"measure": "duration"} | fields)

    assert messages_of(measure) == []
    assert not database_refuses(measure)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"minimum": 9, "maximum": 5, "unit": "min"},
            "The minimum is above the maximum.",
        ),
        ({"minimum": -1, "maximum": 5, "unit": "min"}, "A measure is not negative."),
        (
            {"minimum": 5, "maximum": 5},
            "A number of time needs a unit; nothing else has one.",
        ),
        (
            {"unit": "min", "wording": "some minutes"},
            "A number of time needs a unit; nothing else has one.",
        ),
        (
            {"measure": "sessions", "minimum": 6, "unit": "d"},
            "A number of time needs a unit; nothing else has one.",
        ),
        (
            {"min_class": "weeks", "max_class": "months"},
            "Without a number, keep the words of the source.",
        ),
        ({}, "Without a number, keep the words of the source."),
        (
            {"measure": "sessions", "minimum": 6, "min_class": "weeks"},
            "Sessions are counted, not timed.",
        ),
    ],
)
def test_measure_that_cannot_be_is_refused_by_form_and_database(block, fields, message):
    measure = Measure(owner=block, **{"measure": "duration"} | fields)

    assert messages_of(measure) == [message]
    assert database_refuses(measure)


def test_measure_whose_classes_run_backwards_is_refused(block):
    measure = Measure(
        owner=block, measure="relief", min_class="years", max_class="weeks", wording="years"
    )

    assert messages_of(measure) == ["This is shorter than where it starts."]


@pytest.mark.parametrize("preferred", [0, 2])
def test_dispute_has_exactly_one_preferred_candidate(preferred):
    rows = [
        {"level": "none", "is_preferred": preferred > 0},
        {"level": "moderate", "is_preferred": preferred > 1},
    ]

    with pytest.raises((Invalid, IntegrityError)), transaction.atomic():
        save(Procedure, {"invasiveness": rows}, title="A", slug="a", kind="other")

    assert not Procedure.objects.exists()


def test_dispute_without_preference_is_named_with_its_place():
    rows = [
        {"measure": "relief", "wording": "weeks"},
        {"measure": "onset", "wording": "soon"},
        {"measure": "relief", "wording": "months"},
    ]

    with pytest.raises(Invalid) as refusal:
        save(Procedure, {"measures": rows}, title="A", slug="a", kind="other")

    assert refusal.value.details == [
        (
            "measures/measures-1/is_preferred",
            "There are 2 rows of relief, which makes it disputed: mark the one readers see first.",
        )
    ]


def test_two_preferred_rows_of_different_measures_are_no_conflict(block):
    for measure in ("relief", "onset"):
        block.measures.create(measure=measure, wording="soon", is_preferred=True)

    assert block.measures.filter(is_preferred=True).count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"events": 0, "denominator": 200, "population": "adults, one year"},
        {"events": 200, "denominator": 200},
        {"low": "0", "high": "0.001"},
        {"low": "0.01", "high": "1"},
        {"events": 1, "denominator": 100, "low": "0.005", "high": "0.02"},
        {"frequency_not_known": True, "population": "children"},
        {"severity_min": 1, "severity_max": 5},
        {"severity_min": 3, "severity_max": 3},
    ],
)
def test_risk_as_a_source_gives_it_is_accepted(block, infection, fields):
    row = ProcedureRisk(owner=block, risk=infection, kind="complication", **fields)

    assert messages_of(row) == []
    assert not database_refuses(row)


COUNT = "Give both numbers, the first not above the second."
INTERVAL = "Give both ends, in order, from 0 to 1, the second above 0."
EITHER = "Either numbers, or “not known”."
GRADES = "Give both grades, 1 to 5, the milder first."


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"events": 1}, [COUNT]),
        ({"denominator": 100}, [COUNT]),
        ({"events": 0, "denominator": 0}, [COUNT]),
        ({"events": 101, "denominator": 100}, [COUNT]),
        ({"low": "0.1"}, [INTERVAL]),
        ({"high": "0.1"}, [INTERVAL]),
        ({"low": "0.2", "high": "0.1"}, [INTERVAL]),
        ({"low": "-0.1", "high": "0.1"}, [INTERVAL]),
        ({"low": "0.1", "high": "1.1"}, [INTERVAL]),
        ({"low": "0", "high": "0"}, [INTERVAL]),
        ({"events": 1, "denominator": 100, "frequency_not_known": True}, [EITHER]),
        ({"low": "0.1", "high": "0.2", "frequency_not_known": True}, [EITHER]),
        ({"population": "adults"}, ["Nobody was counted: there is no frequency."]),
        ({"severity_min": 1}, [GRADES]),
        ({"severity_max": 2}, [GRADES]),
        ({"severity_min": 4, "severity_max": 2}, [GRADES]),
    ],
)
def test_risk_that_cannot_be_is_refused_by_form_and_database(block, infection, fields, messages):
    row = ProcedureRisk(owner=block, risk=infection, kind="complication", **fields)

    assert messages_of(row) == messages
    assert database_refuses(row)


@pytest.mark.parametrize("grade", [0, 6])
def test_severity_beyond_the_five_grades_is_refused(block, infection, grade):
    row = ProcedureRisk(
        owner=block, risk=infection, kind="complication", severity_min=grade, severity_max=grade
    )

    assert f"Value {grade} is not a valid choice." in messages_of(row)
    assert database_refuses(row)
