"""The checker finds what is wrong, and nothing else."""

from copy import deepcopy

import pytest

from tests.painlibrary.schema_org import checking, excerpt

PROCEDURE = "https://example.org/procedures/probe#procedure"
GOOD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "MedicalWebPage",
            "@id": "https://example.org/procedures/probe",
            "name": "A probe",
            "mainEntity": {"@id": PROCEDURE},
            "audience": {"@type": "Patient"},
            "medicalAudience": {"@id": "https://schema.org/Clinician"},
            "datePublished": "2026-11-01T00:00:00.000000Z",
            "lastReviewed": "2026-11-01",
            "reviewedBy": [{"@type": "Person", "name": "Somebody", "honorificSuffix": "MD"}],
            "citation": [{"@type": "Book", "isbn": "9780000000002", "position": 1}],
            "hasPart": {
                "@type": "HealthTopicContent",
                "hasHealthAspect": {"@id": "https://schema.org/HowItWorksHealthAspect"},
            },
        },
        {
            "@type": ["MedicalTherapy", "SurgicalProcedure"],
            "@id": PROCEDURE,
            "procedureType": "https://schema.org/PercutaneousProcedure",
            "adverseOutcome": [{"@type": "MedicalSymptom", "name": "Pain"}],
            "contraindication": "Not with a fever.",
        },
        {"@type": "MedicalCondition", "name": "An ache", "possibleTreatment": {"@id": PROCEDURE}},
    ],
}
WRONG = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "MedicalProcedure",
            "@id": PROCEDURE,
            "indication": {"@type": "TreatmentIndication"},
            "contraindication": "Not with a fever.",
            "adverseOutcome": "Pain",
            "procedureType": "https://schema.org/SurgicalProcedure",
            "duration": "PT20M",
        },
        {"@type": "MedicalCondition", "name": "An ache", "possibleTreatment": {"@id": PROCEDURE}},
    ],
}


def changed(at, **properties):
    document = deepcopy(GOOD)
    document["@graph"][at] |= properties
    return document


def test_document_that_keeps_to_the_vocabulary_has_no_problems():
    assert checking.problems(GOOD) == []


def test_all_that_is_wrong_is_found_at_once():
    assert checking.problems(WRONG) == [
        "indication is no property.",
        "contraindication is no property of MedicalProcedure.",
        "adverseOutcome is no property of MedicalProcedure.",
        'adverseOutcome of MedicalProcedure cannot be "Pain".',
        'procedureType of MedicalProcedure cannot be "https://schema.org/SurgicalProcedure".',
        "duration is no property of MedicalProcedure.",
        'duration of MedicalProcedure cannot be "PT20M".',
        'possibleTreatment of MedicalCondition cannot be {"@id": "' + PROCEDURE + '"}.',
    ]


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (GOOD | {"@context": "https://example.org"}, "The context is not schema.org."),
        (changed(2, **{"@type": "Ache"}), "Ache is no type."),
        (
            changed(0, lastReviewed="yesterday"),
            'lastReviewed of MedicalWebPage cannot be "yesterday".',
        ),
        (changed(0, name=None), "name of MedicalWebPage cannot be null."),
        (changed(0, name=" "), 'name of MedicalWebPage cannot be " ".'),
        (
            changed(0, mainEntity={"@id": "x"}),
            'mainEntity of MedicalWebPage cannot be {"@id": "x"}.',
        ),
    ],
    ids=["context", "type", "date", "null", "blank", "pointer to nothing"],
)
def test_other_faults_are_found(document, found):
    assert found in checking.problems(document)


def test_excerpt_has_the_ancestors_domains_ranges_and_members_of_its_terms():
    vocabulary = "http://schema.org/"
    said = [
        ("MedicalTherapy", "subClassOf", "TherapeuticProcedure"),
        ("TherapeuticProcedure", "subClassOf", "Thing"),
        ("adverseOutcome", "domainIncludes", "TherapeuticProcedure"),
        ("adverseOutcome", "rangeIncludes", "Severity"),
        ("Severity", "subClassOf", "Enumeration"),
        ("Mild", "type", "Severity"),
        ("runtime", "domainIncludes", "Film"),
    ]
    lines = [f"<{vocabulary}{a}> <{vocabulary}{b}> <{vocabulary}{c}> .\n" for a, b, c in said]

    made = excerpt.excerpt(excerpt.read(lines))

    assert made["classes"]["MedicalTherapy"] == ["TherapeuticProcedure"]
    assert {"TherapeuticProcedure", "Thing", "Severity", "Enumeration"} <= made["classes"].keys()
    assert made["properties"] == {
        "adverseOutcome": {"domain": ["TherapeuticProcedure"], "range": ["Severity"]}
    }
    assert made["members"] == {"Mild": ["Severity"]}
