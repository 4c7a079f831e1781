import pytest

from painlibrary.models import Procedure, Reference, Risk
from tests.painlibrary.making import document_of, save

pytestmark = pytest.mark.django_db

NO_SOURCES = {"sources": [], "named_sources": [], "sourced": False}


def test_disputed_value_is_the_preferred_one_with_the_others_beside_it():
    guide = save(Reference, title="A guide", slug="guide", csl_type="webpage")
    rows = [
        {"level": "none", "wording": "non-invasive", "sources": "[?Leaflet]"},
        {"level": "moderate", "sources": "[@guide]", "is_preferred": True},
        {"level": "low"},
    ]
    content = save(Procedure, {"invasiveness": rows}, title="A", slug="a", kind="other")

    value = document_of(content).body()["invasiveness"]

    assert value == {
        "key": "invasiveness-2",
        "level": "moderate",
        "wording": None,
        "sources": [
            {
                "number": 1,
                "slug": {"$slug": str(guide.pk)},
                "stance": "supports",
                "locator": None,
            }
        ],
        "named_sources": [],
        "sourced": True,
        "disputed": True,
        "candidates": [
            {
                "key": "invasiveness-1",
                "level": "none",
                "wording": "non-invasive",
                "sources": [],
                "named_sources": ["Leaflet"],
                "sourced": False,
            },
            {"key": "invasiveness-3", "level": "low", "wording": None, **NO_SOURCES},
        ],
    }


def measure_shown(**row):
    content = save(Procedure, {"measures": [row]}, title="A", slug="a", kind="other")
    shown = document_of(content).body()[row["measure"]]
    names = ["min", "max", "unit", "iso8601", "min_class", "max_class", "approximate", "wording"]
    return {name: shown[name] for name in names}


def test_measure_in_words_stays_in_words():
    shown = measure_shown(
        measure="relief", min_class="weeks", max_class="months", wording="weeks to months"
    )

    assert shown == {
        "min": None,
        "max": None,
        "unit": None,
        "iso8601": {"min": None, "max": None},
        "min_class": "weeks",
        "max_class": "months",
        "approximate": False,
        "wording": "weeks to months",
    }


def test_open_ended_measure_has_one_end():
    shown = measure_shown(measure="recovery", minimum="1.5", unit="h")

    assert shown == {
        "min": 1.5,
        "max": None,
        "unit": "h",
        "iso8601": {"min": "PT1.5H", "max": None},
        "min_class": "hours",
        "max_class": None,
        "approximate": False,
        "wording": None,
    }


def test_sessions_are_counted():
    shown = measure_shown(measure="sessions", minimum=6, maximum=12)

    assert shown == {
        "min": 6,
        "max": 12,
        "unit": None,
        "iso8601": {"min": None, "max": None},
        "min_class": None,
        "max_class": None,
        "approximate": False,
        "wording": None,
    }


@pytest.mark.parametrize(
    ("fields", "frequency"),
    [
        ({}, None),
        (
            {"frequency_not_known": True},
            {
                "low": None,
                "high": None,
                "band": "not_known",
                "bands": ["not_known"],
                "text": "How often it happens is not known",
            },
        ),
        (
            {"low": "0.001", "high": "0.01"},
            {
                "low": 0.001,
                "high": 0.01,
                "band": None,
                "bands": ["common", "uncommon"],
                "text": "1 to 10 in 1,000 people",
            },
        ),
        (
            {"low": "0", "high": "0.0005"},
            {
                "low": 0,
                "high": 0.0005,
                "band": None,
                "bands": ["rare", "very_rare"],
                "text": "up to 5 in 10,000 people",
            },
        ),
    ],
)
def test_frequency_is_computed_from_the_numbers(fields, frequency):
    infection = save(Risk, title="Infection", slug="infection")
    row = {"risk": infection, "kind": "complication", **fields}
    content = save(Procedure, {"risks": [row]}, title="A", slug="a", kind="other")

    shown = document_of(content).body()["risks"][0]["frequency"]

    counted = {"events": None, "denominator": None, "population": None}
    assert shown == (frequency and counted | frequency)
