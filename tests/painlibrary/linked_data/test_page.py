import pytest

from tests.painlibrary import shaped
from tests.painlibrary.linked_data.documents import FULL, HERE, MAIN, PAGE, condition, graph


def test_page_tells_who_reviewed_it_and_what_it_rests_on():
    cited = f"{HERE}/references/guide/#reference"
    page = graph(FULL)[PAGE]

    assert page == {
        "@type": "MedicalWebPage",
        "@id": PAGE,
        "url": PAGE,
        "identifier": f"urn:uuid:{shaped.ID}",
        "name": "Probe",
        "description": "A probe.",
        "inLanguage": "en",
        "version": "1",
        "datePublished": "2026-11-01T00:00:00.000000Z",
        "dateModified": "2026-11-20T00:00:00.000000Z",
        "lastReviewed": "2026-11-01",
        "reviewedBy": [
            {"@type": "Person", "name": "Cleo", "honorificSuffix": "MD"},
            {"@type": "Person", "honorificSuffix": "RN"},
        ],
        "mainEntity": {"@id": MAIN},
        "about": [{"@id": condition(each)["@id"]} for each in ("back-pain", "neck-pain")],
        "mentions": [{"@id": condition("gout")["@id"]}],
        "correction": ["Less heat."],
        "citation": [
            {
                "@type": "CreativeWork",
                "@id": cited,
                "name": "Guide",
                "url": "https://example.org/guide",
                "author": [
                    {"@type": "Person", "name": "Jo Doe", "familyName": "Doe", "givenName": "Jo"}
                ],
                "creditText": "The Pain Society",
                "datePublished": "2024-02",
                "isPartOf": {"@type": "CreativeWork", "name": "Pain"},
                "publisher": {"@type": "Organization", "name": "A press"},
                "creativeWorkStatus": "Retracted",
                "position": 1,
            }
        ],
        "hasPart": [
            part("What is done", "A needle goes in.", citation=[{"@id": cited}]),
            part("Preparation", "Eat nothing."),
            part("Aftercare", "Rest."),
            part("Risks", "It may bleed.", aspect="RisksOrComplicationsHealthAspect"),
        ],
    }


def part(headline, words, aspect=None, **more):
    told = {"hasHealthAspect": {"@id": f"https://schema.org/{aspect}"}} if aspect else {}
    return {"@type": "HealthTopicContent", **told, "headline": headline, "text": words, **more}


@pytest.mark.parametrize(
    ("audience", "told"),
    [
        (None, None),
        ("patient", {"@type": "MedicalAudience", "audienceType": "Patient"}),
        ("clinician", {"@id": "https://schema.org/Clinician"}),
    ],
)
def test_page_names_its_readers_where_it_was_asked_for_them(audience, told):
    assert graph(FULL, audience)[PAGE].get("medicalAudience") == told
