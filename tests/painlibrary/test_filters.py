"""What readers find by which parameter, on procedures that were released."""

from cms.publishing import withdrawing
from painlibrary.models import Category, Reference
from tests.painlibrary.making import save


def measure(measure, **fields):
    return {"measure": measure, "wording": "as it says"} | fields


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
