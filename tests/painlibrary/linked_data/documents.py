"""A made-up procedure, with all facts and with none, as readers get it."""

from painlibrary.linked_data import linked_data
from tests.painlibrary import shaped

HERE = "https://library.example/api/v1"
NO_SOURCES = {"sources": [], "named_sources": [], "sourced": False}


def card(type_name, path, slug, **more):
    return {
        "id": shaped.ID,
        "type": type_name,
        "slug": slug,
        "title": slug.replace("-", " ").capitalize(),
        "url": f"{HERE}/{path}/{slug}/",
        **more,
    }


def text(markdown, *numbers):
    sources = [
        {"number": each, "slug": "guide", "stance": "supports", "locator": None} for each in numbers
    ]
    return {"markdown": markdown, "html": f"<p>{markdown}</p>", "sources": sources}


def row(**values):
    return {"key": "a", **values, **NO_SOURCES}


def measure(low, high, **more):
    return (
        row(
            min=low,
            max=high,
            unit="min",
            iso8601={"min": f"PT{low}M", "max": f"PT{high}M"},
            min_class="minutes",
            max_class="minutes",
            approximate=False,
            wording=None,
            disputed=False,
            candidates=[],
        )
        | more
    )


def risk(title, **more):
    plain = {
        "kind": "complication",
        "description": None,
        "source_label": None,
        "frequency": None,
        "severity": None,
        "serious": None,
        "onset": None,
        "course": None,
        "mitigation": None,
    }
    return row(
        risk=card("risk", "risks", title, definition=None, lay_definition=None), **plain | more
    )


def frequency(told, band, population=None):
    return {
        "events": 1,
        "denominator": 100,
        "low": None,
        "high": None,
        "population": population,
        "band": band,
        "bands": [band],
        "text": told,
    }


def indication(slug, role="treats"):
    condition = card("condition", "conditions", slug)
    return row(condition=condition, role=role, certainty=None, population=None, note=None)


def section(aspect, markdown, *numbers, heading=None, audience="all"):
    told = {"key": aspect, "aspect": aspect, "heading": heading, "audience": audience}
    return told | text(markdown, *numbers)


EMPTY = {
    **card("procedure", "procedures", "probe"),
    "aliases": [],
    "kind": "injection",
    "intents": [],
    "category": None,
    "categories": [],
    "codes": [],
    "summary": None,
    "lay_summary": None,
    **dict.fromkeys(["duration", "onset", "relief", "recovery", "sessions", "invasiveness"]),
    "anesthesia": [],
    "imaging": [],
    "minimally_invasive": None,
    **{name: [] for name in ("indications", "risks", "benefits", "contraindications")},
    **{name: [] for name in ("body_sites", "care_team", "related", "regulatory", "absences")},
    "sections": [],
    "references": [],
    "not_stated": [],
    "notices": [],
    "review": {"last_reviewed": None, "next_review_due": None, "reviewed_by": []},
    "edition": 1,
    "digest": "sha256:" + "0" * 64,
    "rendered": "sha256:" + "1" * 64,
    "first_published": "2026-11-01T00:00:00.000000Z",
    "published": "2026-11-20T00:00:00.000000Z",
}
GUIDE = {
    **card("reference", "references", "guide"),
    "number": 1,
    "authors": [{"family": "Doe", "given": "Jo"}, {"literal": "The Pain Society"}],
    "container_title": "Pain",
    "publisher": "A press",
    "issued": "2024-02",
    "source_url": "https://example.org/guide",
    "original_number": 7,
    "source_tier": "guideline",
    "integrity": "retracted",
}
FULL = EMPTY | {
    "aliases": ["Needle probe"],
    "kind": "implanted_device",
    "intents": ["diagnostic", "therapeutic"],
    "codes": [
        {
            "key": "a",
            "system": "mesh",
            "version": None,
            "code": "D1",
            "display": "Probe",
            "state": "confirmed",
        },
        {
            "key": "b",
            "system": "mesh",
            "version": None,
            "code": "D2",
            "display": None,
            "state": "suggested",
        },
    ],
    "summary": text("A **probe** [@guide].", 1),
    "lay_summary": text("A thin needle."),
    "duration": measure(5, 10),
    "onset": measure(1, 1, wording="At once."),
    "relief": measure(2, 3, disputed=True, candidates=[measure(4, 5)]),
    "anesthesia": [row(method="local", requirement="usual", wording=None)],
    "imaging": [row(modality="x_ray", role="guidance", requirement=None, wording=None)],
    "invasiveness": row(level="none", wording=None, disputed=False, candidates=[]),
    "indications": [
        indication("back-pain"),
        indication("neck-pain", "diagnoses"),
        indication("gout", "not_recommended"),
    ],
    "risks": [
        risk("bruise", frequency=frequency("1 in 100 people", "common", "adults")),
        risk("bleeding", serious=True, description="It may not stop."),
        risk(
            "soreness",
            serious=False,
            frequency=frequency("How often it happens is not known", "not_known"),
        ),
        risk("short-relief", kind="limitation", serious=True),
    ],
    "contraindications": [
        row(condition=None, text="A fever", strength="absolute"),
        row(
            condition=card("condition", "conditions", "infection"),
            text="At the site",
            strength=None,
        ),
    ],
    "body_sites": [row(site="low_back", role="target"), row(site="hip", role="access")],
    "sections": [
        section("technique", "A needle goes in [@guide].", 1, heading="What is done"),
        section("preparation", "Eat nothing."),
        section("aftercare", "Rest."),
        section("risks", "It may bleed."),
    ],
    "references": [GUIDE],
    "notices": [
        {
            "kind": "urgent_correction",
            "place": None,
            "text": "Less heat.",
            "from": shaped.INSTANT,
            "until": None,
        },
        {
            "kind": "review_overdue",
            "place": None,
            "text": "Late.",
            "from": shaped.INSTANT,
            "until": None,
        },
    ],
    "review": {
        "last_reviewed": "2026-11-01",
        "next_review_due": "2029-11-01",
        "reviewed_by": [{"name": "Cleo", "credentials": "MD"}, {"name": None, "credentials": "RN"}],
    },
}
PAGE, MAIN = FULL["url"], FULL["url"] + "#procedure"


def graph(document, audience=None):
    return {each["@id"]: each for each in linked_data(document, audience)["@graph"]}


def main_of(document):
    return graph(document)[MAIN]


def condition(slug, **more):
    address = f"{HERE}/conditions/{slug}/"
    title = slug.replace("-", " ").capitalize()
    return {
        "@type": "MedicalCondition",
        "@id": f"{address}#condition",
        "name": title,
        "url": address,
        **more,
    }


def harm(slug, **more):
    address = f"{HERE}/risks/{slug}/"
    return {"@type": "MedicalCondition", "name": slug.capitalize(), "url": address, **more}
