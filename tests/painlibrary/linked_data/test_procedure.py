import copy

import pytest

from painlibrary.linked_data import linked_data
from tests.painlibrary.linked_data.documents import (
    EMPTY,
    FULL,
    HERE,
    MAIN,
    PAGE,
    condition,
    graph,
    harm,
    main_of,
    measure,
    risk,
    row,
)
from tests.painlibrary.schema_org import checking


def test_procedure_tells_every_fact_that_schema_org_has_a_word_for():
    assert main_of(FULL) == {
        "@type": ["MedicalTherapy", "SurgicalProcedure", "DiagnosticProcedure"],
        "@id": MAIN,
        "name": "Probe",
        "alternateName": ["Needle probe"],
        "url": PAGE,
        "description": "A probe.",
        "code": [
            {"@type": "MedicalCode", "codeValue": "D1", "codingSystem": "MeSH", "name": "Probe"}
        ],
        "procedureType": {"@id": "https://schema.org/NoninvasiveProcedure"},
        "howPerformed": "A needle goes in.\nDuration: 5 to 10 minutes.\nOnset: At once."
        "\nAnesthesia: Local, usual.\nImaging: X-ray.",
        "preparation": "Eat nothing.",
        "followup": "Rest.",
        "bodyLocation": ["Low back"],
        "adverseOutcome": [
            harm("bruise", description="How often: 1 in 100 people (adults)."),
            harm("soreness", description="How often it happens is not known."),
        ],
        "seriousAdverseOutcome": [harm("bleeding", description="It may not stop.")],
        "contraindication": [
            {"@type": "MedicalContraindication", "name": "A fever", "description": "Absolute"},
            {
                "@type": "MedicalContraindication",
                "name": "Infection",
                "url": f"{HERE}/conditions/infection/",
                "description": "At the site",
            },
        ],
    }


def test_condition_points_back_only_to_what_treats_it():
    found = graph(FULL)

    assert [found[condition(each)["@id"]] for each in ("back-pain", "neck-pain", "gout")] == [
        condition("back-pain", possibleTreatment={"@id": MAIN}),
        condition("neck-pain"),
        condition("gout"),
    ]


def test_bare_procedure_tells_no_more_than_its_name():
    assert main_of(EMPTY) == {"@type": "MedicalTherapy", "@id": MAIN, "name": "Probe", "url": PAGE}
    assert graph(EMPTY)[PAGE].keys() == {
        *("@type", "@id", "url", "identifier", "name", "inLanguage", "version"),
        *("datePublished", "dateModified", "mainEntity"),
    }


@pytest.mark.parametrize("fact", ["duration", "onset", "relief", "recovery", "sessions"])
def test_disputed_time_is_told_nowhere(fact):
    settled = EMPTY | {fact: measure(5, 10)}
    disputed = EMPTY | {fact: measure(5, 10, disputed=True, candidates=[measure(1, 2)])}

    assert main_of(settled)["howPerformed"] == f"{fact.capitalize()}: 5 to 10 minutes."
    assert main_of(disputed) == main_of(EMPTY)


@pytest.mark.parametrize(
    ("level", "is_disputed", "told"),
    [("none", False, True), ("none", True, False), ("low", False, False), ("high", False, False)],
)
def test_only_what_is_undisputedly_not_invasive_is_called_so(level, is_disputed, told):
    value = row(level=level, wording=None, disputed=is_disputed, candidates=[])

    assert ("procedureType" in main_of(EMPTY | {"invasiveness": value})) is told


@pytest.mark.parametrize(
    ("kind", "serious", "told"),
    [
        ("complication", True, "seriousAdverseOutcome"),
        ("complication", False, "adverseOutcome"),
        ("adverse_effect", None, "adverseOutcome"),
        ("limitation", True, None),
        ("limitation", None, None),
    ],
)
def test_harm_is_serious_only_where_the_library_says_so(kind, serious, told):
    main = main_of(EMPTY | {"risks": [risk("bleeding", kind=kind, serious=serious)]})

    assert main.keys() - main_of(EMPTY).keys() == ({told} if told else set())


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("nerve_block", "MedicalTherapy"),
        ("surgery", ["MedicalTherapy", "SurgicalProcedure"]),
        ("psychological", ["MedicalTherapy", "PsychologicalTreatment"]),
        ("physical_rehabilitation", "PhysicalTherapy"),
        ("lifestyle", "LifestyleModification"),
        ("other", "MedicalProcedure"),
    ],
)
def test_kind_decides_the_type_and_what_may_be_said(kind, types):
    document = FULL | {"kind": kind, "intents": []}

    assert main_of(document)["@type"] == types
    assert checking.problems(linked_data(document)) == []


def test_model_of_care_is_no_procedure_and_treats_nothing():
    found = graph(FULL | {"kind": "care_model"})

    assert MAIN not in found
    assert "mainEntity" not in found[PAGE]
    assert found[condition("back-pain")["@id"]] == condition("back-pain")


def links(document):
    """The cards of all that a document links to, to be changed in place."""
    yield from document["references"]
    for part, name in {
        "risks": "risk",
        "indications": "condition",
        "contraindications": "condition",
    }.items():
        yield from (row[name] for row in document[part] if row[name])


def withdrawn(card):
    card["withdrawn"] = True


def redacted(card):
    for name in card.keys() - {"id", "type", "slug", "title", "url", "number"}:
        del card[name]
    card["title"] = None


@pytest.mark.parametrize("taken_down", [withdrawn, redacted])
def test_what_readers_cannot_open_is_left_out(taken_down):
    document = copy.deepcopy(FULL)
    for each in links(document):
        taken_down(each)

    found = graph(document)

    assert found.keys() == {PAGE, MAIN}
    assert not {"adverseOutcome", "seriousAdverseOutcome"} & found[MAIN].keys()
    assert [each["name"] for each in found[MAIN]["contraindication"]] == ["A fever"]
    assert not {"about", "mentions", "citation"} & found[PAGE].keys()
    assert "citation" not in found[PAGE]["hasPart"][0]
