import pytest

from cms.editorial import canonical
from cms.models import content_of
from painlibrary.models import (
    CareRole,
    Category,
    Condition,
    Procedure,
    Reference,
    Risk,
)
from tests.painlibrary.making import document_of, save

pytestmark = pytest.mark.django_db

NO_SOURCES = {"sources": [], "named_sources": [], "sourced": False}


@pytest.fixture
def guide():
    return save(Reference, title="A guide", slug="guide", csl_type="webpage", original_number=7)


@pytest.fixture
def trial():
    return save(Reference, title="", slug="trial", csl_type="article-journal")


def source(number, reference, stance="supports", locator=None):
    slug = {"$slug": str(reference.pk)}
    return {"number": number, "slug": slug, "stance": stance, "locator": locator}


def card(content):
    return {"$card": str(content.pk)}


def section(key, audience="all"):
    return {
        "key": key,
        "aspect": "technique",
        "heading": "What is done",
        "audience": audience,
        "body": "A needle [@guide, p. 2].",
    }


def test_bare_procedure_says_of_every_fact_that_it_is_not_stated():
    document = document_of(save(Procedure, title="A", slug="a", kind="other"))

    body = document.body()

    assert body == {
        "kind": "other",
        "intents": [],
        "category": None,
        "categories": [],
        "codes": [],
        "summary": None,
        "lay_summary": None,
        "duration": None,
        "onset": None,
        "relief": None,
        "recovery": None,
        "sessions": None,
        "anesthesia": [],
        "imaging": [],
        "invasiveness": None,
        "minimally_invasive": None,
        "indications": [],
        "risks": [],
        "benefits": [],
        "contraindications": [],
        "body_sites": [],
        "care_team": [],
        "related": [],
        "regulatory": [],
        "absences": [],
        "sections": [],
    }
    assert document.not_stated(body) == document.facts
    assert document.card() == {"kind": "other"}


def test_full_procedure_shows_every_part_in_its_shape(guide, trial):
    spine = save(Category, title="Spine", slug="spine")
    nerves = save(Category, title="Nerves", slug="nerves")
    pain = save(Condition, title="Back pain", slug="back-pain")
    infection = save(Risk, title="Infection", slug="infection")
    nurse = save(CareRole, title="Nurse", slug="nurse")
    other = save(Procedure, title="Other", slug="other", kind="other")
    parts = {
        "further_categories": [{"category": nerves}],
        "measures": [
            {
                "measure": "duration",
                "minimum": "5.00",
                "maximum": "5.00",
                "unit": "min",
                "approximate": True,
                "wording": "about five minutes",
                "sources": "[?Mount Sinai]",
            }
        ],
        "anesthesia": [{"method": "local", "requirement": "optional", "wording": "local or none"}],
        "imaging": [{"modality": "x_ray", "role": "guidance", "sources": "[!@guide, p. 9]"}],
        "invasiveness": [{"level": "low"}],
        "indications": [{"condition": pain, "role": "treats", "sources": "[@guide; ?Leaflet]"}],
        "benefits": [
            {"text": "Less pain.", "condition": pain, "potential": "may", "comparator": "surgery"}
        ],
        "risks": [
            {
                "risk": infection,
                "kind": "complication",
                "description": "At the site.",
                "source_label": "Risk of infection",
                "events": 3,
                "denominator": 300,
                "population": "adults",
                "severity_min": 1,
                "severity_max": 3,
                "serious": False,
                "onset": "days",
                "course": "temporary",
                "mitigation": "Clean skin.",
                "sources": "[@trial]",
            }
        ],
        "contraindications": [{"condition": pain, "text": "When new.", "strength": "relative"}],
        "body_sites": [{"site": "facet_joint", "role": "target"}],
        "care_team": [{"care_role": nurse, "function": "assists"}],
        "related": [{"other": other, "relation": "follows"}],
        "regulatory": [{"jurisdiction": "US", "status": "cleared", "as_of": "2026-01"}],
        "absences": [{"aspect": "relief", "value": "not_known", "sources": "[@guide]"}],
        "sections": [section("s-1")],
        "codes": [
            {
                "system": "mesh",
                "version": "2026",
                "code": "D009407",
                "display": "Nerve Block",
                "state": "confirmed",
                "confirmed_by": "A. Reader",
            }
        ],
    }
    block = save(
        Procedure,
        parts,
        title="Block",
        slug="block",
        kind="nerve_block",
        category=spine,
        intents=["therapeutic"],
        minimally_invasive=True,
        summary="Numbs a nerve [@trial].",
        lay_summary="Numbs.",
    )
    document = document_of(block)

    body = document.body()

    assert body == {
        "kind": "nerve_block",
        "intents": ["therapeutic"],
        "category": card(spine),
        "categories": [card(nerves)],
        "codes": [
            {
                "key": "codes-1",
                "system": "mesh",
                "version": "2026",
                "code": "D009407",
                "display": "Nerve Block",
                "state": "confirmed",
            }
        ],
        "summary": {
            "markdown": {"$markdown": ["Numbs a nerve [@", str(trial.pk), "]."]},
            "html": (
                '<p>Numbs a nerve <sup class="citation"><a href="#reference-1">1</a></sup>.</p>'
            ),
            "sources": [source(1, trial)],
        },
        "lay_summary": {
            "markdown": {"$markdown": ["Numbs."]},
            "html": "<p>Numbs.</p>",
            "sources": [],
        },
        "duration": {
            "key": "measures-1",
            "min": 5,
            "max": 5,
            "unit": "min",
            "iso8601": {"min": "PT5M", "max": "PT5M"},
            "min_class": "minutes",
            "max_class": "minutes",
            "approximate": True,
            "wording": "about five minutes",
            "sources": [],
            "named_sources": ["Mount Sinai"],
            "sourced": False,
            "disputed": False,
            "candidates": [],
        },
        "onset": None,
        "relief": None,
        "recovery": None,
        "sessions": None,
        "anesthesia": [
            {
                "key": "anesthesia-1",
                "method": "local",
                "requirement": "optional",
                "wording": "local or none",
                **NO_SOURCES,
            }
        ],
        "imaging": [
            {
                "key": "imaging-1",
                "modality": "x_ray",
                "role": "guidance",
                "requirement": None,
                "wording": None,
                "sources": [source(2, guide, "contradicts", "p. 9")],
                "named_sources": [],
                "sourced": False,
            }
        ],
        "invasiveness": {
            "key": "invasiveness-1",
            "level": "low",
            "wording": None,
            **NO_SOURCES,
            "disputed": False,
            "candidates": [],
        },
        "minimally_invasive": True,
        "indications": [
            {
                "key": "indications-1",
                "condition": card(pain),
                "role": "treats",
                "certainty": None,
                "population": None,
                "note": None,
                "sources": [source(2, guide)],
                "named_sources": ["Leaflet"],
                "sourced": True,
            }
        ],
        "risks": [
            {
                "key": "risks-1",
                "risk": card(infection),
                "kind": "complication",
                "description": "At the site.",
                "source_label": "Risk of infection",
                "frequency": {
                    "events": 3,
                    "denominator": 300,
                    "low": None,
                    "high": None,
                    "population": "adults",
                    "band": "common",
                    "bands": ["common"],
                    "text": "1 in 100 people",
                },
                "severity": {"min": 1, "max": 3},
                "serious": False,
                "onset": "days",
                "course": "temporary",
                "mitigation": "Clean skin.",
                "sources": [source(1, trial)],
                "named_sources": [],
                "sourced": True,
            }
        ],
        "benefits": [
            {
                "key": "benefits-1",
                "text": "Less pain.",
                "condition": card(pain),
                "potential": "may",
                "certainty": None,
                "comparator": "surgery",
                **NO_SOURCES,
            }
        ],
        "contraindications": [
            {
                "key": "contraindications-1",
                "condition": card(pain),
                "text": "When new.",
                "strength": "relative",
                **NO_SOURCES,
            }
        ],
        "body_sites": [
            {"key": "body_sites-1", "site": "facet_joint", "role": "target", **NO_SOURCES}
        ],
        "care_team": [
            {"key": "care_team-1", "care_role": card(nurse), "function": "assists", **NO_SOURCES}
        ],
        "related": [
            {"key": "related-1", "other": card(other), "relation": "follows", **NO_SOURCES}
        ],
        "regulatory": [
            {
                "key": "regulatory-1",
                "jurisdiction": "US",
                "status": "cleared",
                "as_of": "2026-01",
                **NO_SOURCES,
            }
        ],
        "absences": [
            {
                "key": "absences-1",
                "aspect": "relief",
                "value": "not_known",
                "sources": [source(2, guide)],
                "named_sources": [],
                "sourced": True,
            }
        ],
        "sections": [
            {
                "key": "s-1",
                "aspect": "technique",
                "heading": "What is done",
                "audience": "all",
                "markdown": {"$markdown": ["A needle [@", str(guide.pk), ", p. 2]."]},
                "html": (
                    '<p>A needle <sup class="citation"><a href="#reference-2">2</a></sup>.</p>'
                ),
                "sources": [source(2, guide, locator="p. 2")],
            }
        ],
    }
    # A source says that nobody knows how long relief lasts: that is stated.
    assert document.not_stated(body) == ["onset", "recovery", "sessions"]
    assert document.references() == [
        {"number": 1, "$merge": card(trial)},
        {"number": 2, "$merge": card(guide)},
    ]


def test_restored_procedure_is_the_same_text(guide):
    parts = {
        "measures": [{"measure": "relief", "minimum": "2.5", "unit": "mo", "sources": "[@guide]"}],
        "sections": [section("s-1")],
    }
    block = save(Procedure, parts, title="Block", slug="block", kind="nerve_block")
    before = canonical.freeze(block)

    canonical.restore(block.item, before)

    assert canonical.freeze(content_of(block.item)) == before
