import pytest

from cms.publishing.documents import FacetValue
from painlibrary.models import CareRole, Category, Condition, Procedure, Reference, Risk
from tests.painlibrary.making import document_of, save

pytestmark = pytest.mark.django_db

ABOUT_THE_WHOLE = {"has", "missing", "kind", "disputed", "sourced"}


def facets_of(parts=None, **fields):
    fields = {"title": "A", "slug": "a", "kind": "injection"} | fields
    return list(document_of(save(Procedure, parts, **fields)).facets())


def row_facets(part, row):
    """``(name, value, number)`` of the facets of one row, after checking that they say whose."""
    found = [facet for facet in facets_of({part: [row]}) if facet.name not in ABOUT_THE_WHOLE]
    assert {(facet.part, facet.row) for facet in found} <= {(part, f"{part}-1")}
    return [(facet.name, facet.value, facet.number) for facet in found]


@pytest.fixture
def pain():
    return save(Condition, title="Back pain", slug="back-pain")


@pytest.fixture
def infection():
    return save(Risk, title="Infection", slug="infection")


def test_bare_procedure_is_found_by_its_kind_and_by_what_is_missing():
    document = document_of(save(Procedure, title="A", slug="a", kind="other"))

    assert list(document.facets()) == [
        FacetValue("kind", "other"),
        FacetValue("disputed", "false"),
        *(FacetValue("missing", name) for name in document.facts),
    ]


def test_procedure_is_found_by_what_it_is():
    spine = save(Category, title="Spine", slug="spine")
    nerves = save(Category, title="Nerves", slug="nerves")
    guide = save(Reference, title="A guide", slug="guide", csl_type="webpage")
    text = {"aspect": "overview", "heading": "Why", "body": "So [@guide]."}
    parts = {
        "further_categories": [{"category": nerves}],
        "sections": [{**text, "audience": "patient"}, {**text, "audience": "clinician"}],
    }

    found = facets_of(
        parts, category=spine, intents=["diagnostic", "therapeutic"], minimally_invasive=False
    )

    stated = {"category", "intents", "minimally_invasive"}
    assert [each for each in found if each.name != "missing"] == [
        FacetValue("kind", "injection"),
        FacetValue("intent", "diagnostic"),
        FacetValue("intent", "therapeutic"),
        FacetValue("category", str(spine.pk)),
        FacetValue("category", str(nerves.pk)),
        FacetValue("minimally_invasive", "false"),
        FacetValue("has_audience", "patient"),
        FacetValue("has_audience", "clinician"),
        FacetValue("disputed", "false"),
        FacetValue("has", "category"),
        FacetValue("has", "intents"),
        FacetValue("has", "minimally_invasive"),
        FacetValue("reference", str(guide.pk)),
    ]
    assert stated.isdisjoint(each.value for each in found if each.name == "missing")


def test_stated_absence_is_not_missing():
    absence = {"aspect": "risks", "value": "none", "sources": "[?Leaflet]"}

    found = facets_of({"absences": [absence]})

    assert FacetValue("has", "risks") in found
    assert FacetValue("missing", "risks") not in found


@pytest.mark.parametrize(
    ("cells", "sourced"),
    [(["[@guide]", "[@guide]"], "true"), (["[@guide]", ""], "false"), (["[?Leaflet]"], "false")],
)
def test_procedure_is_sourced_where_every_fact_is(cells, sourced):
    save(Reference, title="A guide", slug="guide", csl_type="webpage")
    rows = [{"method": "local", "sources": cell} for cell in cells]

    found = facets_of({"anesthesia": rows})

    assert [each.value for each in found if each.name == "sourced"] == [sourced]


def test_fluoroscopy_is_found_under_x_ray_too():
    assert row_facets("imaging", {"modality": "fluoroscopy"}) == [
        ("imaging", "fluoroscopy", None),
        ("imaging", "x_ray", None),
    ]


def test_anesthesia_and_site_and_person_are_found_by_row():
    nurse = save(CareRole, title="Nurse", slug="nurse")
    parts = {
        "anesthesia": [{"method": "local"}, {"method": "sedation"}],
        "body_sites": [{"site": "facet_joint"}],
        "care_team": [{"care_role": nurse, "function": "assists"}],
    }

    found = [each for each in facets_of(parts) if each.part]

    assert found == [
        FacetValue("anesthesia", "local", part="anesthesia", row="anesthesia-1"),
        FacetValue("anesthesia", "sedation", part="anesthesia", row="anesthesia-2"),
        FacetValue("body_site", "facet_joint", part="body_sites", row="body_sites-1"),
        FacetValue("body_site", "spine", part="body_sites", row="body_sites-1"),
        FacetValue("care_role", str(nurse.pk), part="care_team", row="care_team-1"),
    ]


@pytest.mark.parametrize("role", ["treats", "diagnoses", "may_help"])
def test_condition_finds_what_helps_with_it(pain, role):
    assert row_facets("indications", {"condition": pain, "role": role}) == [
        ("condition", str(pain.pk), None),
        ("any_condition", str(pain.pk), None),
        ("condition_role", role, None),
    ]


@pytest.mark.parametrize("role", ["investigational", "not_recommended"])
def test_condition_finds_no_other_role_unless_it_is_asked_for(pain, role):
    assert row_facets("indications", {"condition": pain, "role": role}) == [
        ("any_condition", str(pain.pk), None),
        ("condition_role", role, None),
    ]


def test_contraindication_is_found_by_its_condition(pain):
    assert row_facets("contraindications", {"condition": pain}) == [
        ("contraindication", str(pain.pk), None)
    ]


def test_contraindication_in_words_has_no_facet():
    assert row_facets("contraindications", {"text": "When new."}) == []


def test_risk_without_numbers_matches_no_number(infection):
    assert row_facets("risks", {"risk": infection, "kind": "limitation"}) == [
        ("risk", str(infection.pk), None),
        ("risk_kind", "limitation", None),
    ]


@pytest.mark.parametrize(
    ("fields", "band"),
    [
        ({"events": 1, "denominator": 100}, ("frequency_min", "common", 4)),
        ({"low": "0.001", "high": "0.01"}, ("frequency_min", "common", 4)),
        ({"low": "0", "high": "0.00001"}, ("frequency_min", "very_rare", 1)),
        ({"events": 0, "denominator": 100}, None),
        ({"frequency_not_known": True}, None),
    ],
)
def test_risk_is_as_frequent_as_its_upper_end(infection, fields, band):
    found = row_facets("risks", {"risk": infection, "kind": "complication", **fields})

    assert found[2:] == ([band] if band else [])


def test_risk_is_as_severe_as_its_worst_grade(infection):
    row = {"risk": infection, "kind": "complication", "serious": True}

    found = row_facets("risks", row | {"severity_min": 1, "severity_max": 4})

    assert found[2:] == [("serious", "true", None), ("severity_min", "4", 4)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"measure": "duration", "minimum": 5, "maximum": 20, "unit": "min"},
            [("duration_min", "PT5M", 5), ("duration_max", "PT20M", 20)],
        ),
        (
            {"measure": "duration", "maximum": "1.5", "unit": "h"},
            [("duration_max", "PT1.5H", 90)],
        ),
        ({"measure": "duration", "min_class": "hours", "wording": "hours"}, []),
        ({"measure": "onset", "maximum": 6, "unit": "wk"}, [("onset_max", "P6W", 60_480)]),
        (
            {"measure": "onset", "max_class": "days", "wording": "days"},
            [("onset_max", "days", 10_080)],
        ),
        ({"measure": "onset", "max_class": "years", "wording": "years"}, []),
        (
            {"measure": "relief", "min_class": "weeks", "max_class": "months", "wording": "long"},
            [("relief_min", "months", 5)],
        ),
        (
            {"measure": "relief", "min_class": "years", "wording": "years or longer"},
            [("relief_min", "years", 6)],
        ),
        ({"measure": "relief", "maximum": 6, "unit": "wk"}, [("relief_min", "weeks", 4)]),
        ({"measure": "relief", "wording": "for a while"}, []),
        ({"measure": "sessions", "minimum": 6, "maximum": 12}, []),
    ],
)
def test_measure_is_compared_in_minutes_or_classes(row, expected):
    assert row_facets("measures", row) == expected


def test_disputed_candidates_stand_apart_from_the_served_value():
    rows = [{"level": "none"}, {"level": "moderate", "is_preferred": True}]

    found = facets_of({"invasiveness": rows})

    served = {"part": "invasiveness", "row": "invasiveness-2"}
    candidate = {"part": "invasiveness.disputed", "row": "invasiveness-1"}
    assert [each for each in found if each.part] == [
        FacetValue("invasiveness", "moderate", **served),
        FacetValue("invasiveness_max", "moderate", 3, **served),
        FacetValue("invasiveness", "none", **candidate),
        FacetValue("invasiveness_max", "none", 1, **candidate),
    ]
    assert FacetValue("disputed", "true") in found
