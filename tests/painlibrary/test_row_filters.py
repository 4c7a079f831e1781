"""Parameters of one part of a procedure hold together, on one of its rows."""

import pytest


@pytest.fixture
def blocks(clinic):
    """Two procedures whose risks have the same words on different rows."""
    infection, bleeding = clinic.risk("infection"), clinic.risk("bleeding")
    here = [
        {
            "risk": infection,
            "kind": "complication",
            "serious": True,
            "events": 1,
            "denominator": 50,
        },
        {"risk": bleeding, "kind": "adverse_effect", "serious": False},
    ]
    there = [
        {"risk": infection, "kind": "adverse_effect", "serious": False},
        {
            "risk": bleeding,
            "kind": "complication",
            "serious": True,
            "severity_min": 2,
            "severity_max": 4,
        },
    ]
    clinic.publish(
        infection,
        bleeding,
        clinic.procedure("block", {"risks": here}),
        clinic.procedure("lysis", {"risks": there}),
        clinic.procedure("rest"),
    )


def test_parameters_of_one_part_hold_on_one_row(blocks, found):
    assert {
        "infection": found(risk="infection"),
        "serious": found(serious="true"),
        "serious infection": found(risk="infection", serious="true"),
        "either, serious": found(risk="infection,bleeding", serious="true"),
        "both, serious": found(risk=["infection", "bleeding"], serious="true"),
        "both": found(risk=["infection", "bleeding"]),
        "so severe": found(severity_min="4"),
        "more severe": found(severity_min="5"),
        "severe infection": found(risk="infection", severity_min="1"),
        "so frequent": found(frequency_min="common"),
        "more frequent": found(frequency_min="very_common"),
        "kind": found(risk_kind="complication", risk="bleeding"),
    } == {
        "infection": ["block", "lysis"],
        "serious": ["block", "lysis"],
        "serious infection": ["block"],
        "either, serious": ["block", "lysis"],
        "both, serious": [],
        "both": ["block", "lysis"],
        "so severe": ["lysis"],
        "more severe": [],
        "severe infection": [],
        "so frequent": ["block"],
        "more frequent": [],
        "kind": ["lysis"],
    }


def test_facts_about_a_risk_are_looked_for_in_procedures(blocks, found):
    assert {
        "of a procedure": found("risks/", procedure="block"),
        "serious": found("risks/", serious="true"),
        "serious there": found("risks/", serious="true", procedure="block"),
        "kind": found("risks/", kind="complication", procedure="lysis"),
        "of both": found("risks/", procedure=["block", "lysis"], kind="complication"),
        "frequent": found("risks/", frequency_min="common"),
        "of nothing": found("risks/", procedure="rest"),
    } == {
        "of a procedure": ["bleeding", "infection"],
        "serious": ["bleeding", "infection"],
        "serious there": ["infection"],
        "kind": ["bleeding"],
        "of both": [],
        "frequent": ["infection"],
        "of nothing": [],
    }


def test_facets_count_rows_that_fulfil_what_else_is_asked(blocks, client):
    facets = client.get("/api/v1/facets/procedures/?risk=infection").json()["facets"]
    risks = client.get("/api/v1/facets/risks/?procedure=block").json()["facets"]

    def counts(facet):
        return {each["value"]: each["count"] for each in facet["values"]}

    assert counts(facets["serious"]) == {"true": 1, "false": 1}
    assert counts(facets["risk"]) == {"infection": 2, "bleeding": 2}
    assert facets["risk"]["not_stated"] == 1
    assert [each["label"] for each in facets["risk"]["values"] if each["selected"]] == ["Infection"]
    assert counts(facets["severity_min"]) == dict.fromkeys("12345", 0)
    assert counts(risks["serious"]) == {"true": 1, "false": 1}
    assert counts(risks["procedure"]) == {"block": 2, "lysis": 2}
    assert risks["procedure"]["not_stated"] == 0


def test_risks_of_a_procedure_are_filtered_by_what_it_says_of_them(blocks, found):
    assert {
        "serious": found("procedures/block/risks/", serious="true"),
        "kind": found("procedures/lysis/risks/", kind="complication"),
        "severe": found("procedures/block/risks/", severity_min="1"),
        "frequent": found("procedures/block/risks/", frequency_min="common"),
    } == {"serious": ["infection"], "kind": ["bleeding"], "severe": [], "frequent": ["infection"]}


def test_procedures_of_a_risk_are_filtered_by_what_they_say_of_it(blocks, found):
    assert {
        "serious": found("risks/infection/procedures/", serious="true"),
        "kind": found("risks/infection/procedures/", risk_kind="complication"),
        "severe": found("risks/infection/procedures/", severity_min="1"),
        "another as well": found("risks/infection/procedures/", risk="bleeding"),
        "both serious": found("risks/infection/procedures/", risk="bleeding", serious="true"),
    } == {
        "serious": ["block"],
        "kind": ["block"],
        "severe": [],
        "another as well": ["block", "lysis"],
        "both serious": [],
    }


def test_procedures_of_a_condition_are_filtered_by_their_role_for_it(clinic, found):
    here, there = clinic.condition("ache"), clinic.condition("cramp")
    rows = [{"condition": here, "role": "treats"}, {"condition": there, "role": "investigational"}]
    clinic.publish(here, there, clinic.procedure("block", {"indications": rows}))

    assert {
        role: [found(f"conditions/{slug}/procedures/", condition_role=role) for slug in slugs]
        for role, *slugs in [("treats", "ache", "cramp"), ("investigational", "ache", "cramp")]
    } == {"treats": [["block"], []], "investigational": [[], ["block"]]}


def test_what_is_not_stated_is_looked_for_on_the_row_that_is_asked_for(clinic, client):
    infection, bleeding = clinic.risk("infection"), clinic.risk("bleeding")
    rows = [
        {"risk": infection, "kind": "complication", "serious": True},
        {"risk": bleeding, "kind": "complication"},
    ]
    clinic.publish(infection, bleeding, clinic.procedure("here", {"risks": rows}))

    asked = {"risk": "bleeding", "serious": "true"}
    body = client.get("/api/v1/procedures/", query_params=asked).json()

    assert (body["count"], body["meta"]["not_stated"]) == (0, {"risk": 0, "serious": 1})


def test_what_is_not_stated_of_related_risks_is_told_of_those_rows(blocks, client):
    asked = {"severity_min": "1"}
    body = client.get("/api/v1/procedures/block/risks/", query_params=asked).json()

    # Of both risks the other procedure says more, which is not asked here.
    assert (body["count"], body["meta"]["not_stated"]) == (0, {"severity_min": 2})


def test_what_is_chosen_stays_in_the_counts_where_nothing_has_it(blocks, client):
    body = client.get("/api/v1/facets/procedures/?risk=infection&kind=surgery").json()

    chosen = {"value": "infection", "label": "Infection", "count": 0, "selected": True}
    assert (body["count"], body["facets"]["risk"]["values"]) == (0, [chosen])


def test_thresholds_count_for_every_value_within_them(blocks, client):
    facets = client.get("/api/v1/facets/procedures/").json()["facets"]

    severities = {each["value"]: each["count"] for each in facets["severity_min"]["values"]}
    assert severities == {"1": 1, "2": 1, "3": 1, "4": 1, "5": 0}
    assert facets["severity_min"]["not_stated"] == 2
