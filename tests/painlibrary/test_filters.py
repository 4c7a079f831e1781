"""What readers find by which parameter, on procedures that were released."""

import pytest

from cms.models import content_types
from cms.publishing import withdrawing
from painlibrary.models import Category, Condition, Procedure, Reference, Risk
from tests.kitchen import Kitchen
from tests.painlibrary.making import save


class Clinic(Kitchen):
    """The same team, at work on procedures."""

    def reviewer_of(self, item):
        kinds = content_types()[item.type].signatures
        return self.team.cleo if "clinical" in kinds else self.team.eve

    def condition(self, slug, **fields):
        return self._saved(Condition, slug, **fields)

    def risk(self, slug, **fields):
        return self._saved(Risk, slug, **fields)

    def procedure(self, slug, parts=None, **fields):
        fields = {"kind": "injection", "summary": "It is done."} | fields
        return self._saved(Procedure, slug, parts, **fields)

    def _saved(self, model, slug, parts=None, **fields):
        return save(model, parts, title=slug.capitalize(), slug=slug, **fields)

    def publish(self, *contents):
        self.live(*[content.item for content in contents])


@pytest.fixture
def clinic(db):
    return Clinic()


@pytest.fixture
def found(client):
    """Slugs of a list, or the parameters at fault."""

    def ask(path="procedures/", **query):
        body = client.get(f"/api/v1/{path}", query_params=query).json()
        if "errors" in body:
            return [(each["parameter"], each["suggestion"]) for each in body["errors"]]
        return [each["slug"] for each in body["results"]]

    return ask


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


def measure(measure, **fields):
    return {"measure": measure, "wording": "as it says"} | fields


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


def test_condition_means_help_unless_a_role_is_asked_for(clinic, found):
    pain, back = clinic.condition("pain"), None
    back = clinic.condition("back-pain", broader=pain)
    low = clinic.condition("low-back-pain", broader=back)

    def use(condition, role):
        return {"indications": [{"condition": condition, "role": role}]}

    clinic.publish(
        pain,
        back,
        low,
        clinic.procedure("block", use(low, "treats")),
        clinic.procedure("lysis", use(back, "not_recommended")),
        clinic.procedure("rest", use(pain, "may_help")),
    )

    assert {
        "helps": found(condition="back-pain"),
        "against": found(condition="back-pain", condition_role="not_recommended"),
        "narrower": found(condition="pain", narrower="true"),
        "just it": found(condition="pain", narrower="false"),
        "of procedure": found("conditions/", procedure="block"),
        "of the unhelpful": found("conditions/", procedure="lysis"),
        "relation": found("conditions/back-pain/procedures/"),
    } == {
        "helps": [],
        "against": ["lysis"],
        "narrower": ["block", "rest"],
        "just it": ["rest"],
        "of procedure": ["low-back-pain"],
        "of the unhelpful": [],
        "relation": ["lysis"],
    }


def test_numbers_bound_what_is_stated_and_nothing_else(clinic, found):
    clinic.publish(
        clinic.procedure(
            "block",
            {
                "measures": [
                    measure("duration", minimum=5, maximum=30, unit="min"),
                    measure("onset", maximum=3, unit="d"),
                    measure("relief", min_class="weeks", max_class="months"),
                ],
                "invasiveness": [
                    {"level": "moderate", "is_preferred": True},
                    {"level": "none", "is_preferred": False},
                ],
            },
        ),
        clinic.procedure("lysis", {"measures": [measure("duration", minimum=2, unit="h")]}),
        clinic.procedure("rest"),
    )

    assert {
        "within half an hour": found(duration_max="30"),
        "within less": found(duration_max="29"),
        "an hour or more": found(duration_min="60"),
        "works within days": found(onset_max="P3D"),
        "works within hours": found(onset_max="PT71H"),
        "lasts for weeks": found(relief_min="weeks"),
        "lasts for years": found(relief_min="years"),
        "of different measures": found(duration_max="30", relief_min="months"),
        "served value": found(invasiveness="moderate"),
        "other candidate": found(invasiveness="none"),
        "any candidate": found(invasiveness="none", include_disputed="true"),
        "so invasive or less": found(invasiveness_max="low"),
        "disputed": found(disputed="true"),
        "no duration": found(missing="duration"),
        "duration": found(has="duration"),
        "wrong": found(onset_max="3 days"),
        "longest first": found(ordering="-duration"),
        "shortest first": found(ordering="duration"),
    } == {
        "within half an hour": ["block"],
        "within less": [],
        "an hour or more": ["lysis"],
        "works within days": ["block"],
        "works within hours": [],
        "lasts for weeks": ["block"],
        "lasts for years": [],
        "of different measures": ["block"],
        "served value": ["block"],
        "other candidate": [],
        "any candidate": ["block"],
        "so invasive or less": [],
        "disputed": ["block"],
        "no duration": ["rest"],
        "duration": ["block", "lysis"],
        "wrong": [("onset_max", "P2W")],
        "longest first": ["block", "lysis", "rest"],
        "shortest first": ["block", "lysis", "rest"],
    }


def test_related_item_that_is_withdrawn_gives_nothing_and_is_named(clinic, client):
    infection = clinic.risk("infection")
    clinic.publish(
        infection,
        clinic.procedure("block", {"risks": [{"risk": infection, "kind": "complication"}]}),
    )
    withdrawing.withdraw(infection.item, by=clinic.team.pam, reason="It is wrong.", emergency=True)

    body = client.get("/api/v1/procedures/?risk=infection").json()

    assert body["results"] == []
    assert [card["slug"] for card in body["meta"]["withdrawn"]] == ["infection"]


def test_references_are_found_by_number_and_by_use(clinic, found):
    first, second = (
        save(
            Reference,
            slug=slug,
            csl_type="webpage",
            source_url=f"https://a.example/{slug}",
            original_number=number,
        )
        for number, slug in enumerate(["first", "second"], start=1)
    )
    clinic.publish(first, second, clinic.procedure("block", summary="It is done [@second]."))

    assert {
        "number": found("references/", original_number="1"),
        "numbers": found("references/", original_number="1,2"),
        "cited": found("references/", cited="true"),
        "not cited": found("references/", cited="false"),
        "by it": found(reference="second"),
        "by the other": found(reference="first"),
        "citing": found("references/second/cited-by/"),
        "newest": found("references/", ordering="-original_number"),
    } == {
        "number": ["first"],
        "numbers": ["first", "second"],
        "cited": ["second"],
        "not cited": ["first"],
        "by it": ["block"],
        "by the other": [],
        "citing": ["block"],
        "newest": ["second", "first"],
    }


def test_audience_chooses_sections_and_summary(clinic, client):
    sections = [
        {"aspect": "technique", "audience": audience, "heading": "How", "body": f"For {audience}."}
        for audience in ("all", "patient", "clinician")
    ]
    clinic.publish(
        clinic.procedure("block", {"sections": sections}, lay_summary="A needle."),
        clinic.procedure("rest"),
        save(Category, title="Procedures", slug="procedures"),
    )

    def read(slug, **query):
        body = client.get(f"/api/v1/procedures/{slug}/", query_params=query).json()
        summaries = [name for name in ("summary", "lay_summary") if name in body]
        return summaries, [each["audience"] for each in body["sections"]]

    assert read("block") == (["summary", "lay_summary"], ["all", "patient", "clinician"])
    assert read("block", audience="patient") == (["lay_summary"], ["all", "patient"])
    assert read("block", audience="clinician") == (["summary"], ["all", "clinician"])
    assert read("rest", audience="patient") == (["summary", "lay_summary"], [])


def test_search_finds_only_what_is_shown(clinic, found):
    code = {
        "system": "mesh",
        "version": "2026",
        "code": "D003550",
        "display": "Cryoablation of nerves",
        "state": "confirmed",
        "confirmed_by": "Doctor Secretive",
    }
    clinic.publish(clinic.procedure("block", {"codes": [code]}, summary="Ice is used."))

    assert {word: found(q=word) for word in ("ice", "cryoablation", "Secretive")} == {
        "ice": ["block"],
        "cryoablation": ["block"],
        "Secretive": [],
    }
