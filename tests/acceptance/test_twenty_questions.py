"""Twenty questions of a clinic, an app and a search engine: one request each, and its answer.

The front-end developer's guide shows the same requests in a table.
"""

import json
import re
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from cms.editorial import demo_team
from cms.models import Item, Role
from tests import kitchen

GUIDE = settings.REPOSITORY / "docs" / "front-end.md"
IN_TABLE = re.compile(r"^\| (?P<question>[^|`]+) \| `/api/v1/(?P<request>[^`]+)` \|$", re.MULTILINE)
MONDAY = "2026-11-16T00:00:00Z"

ESI = "epidural-steroid-injection"
FACET_JOINT = "medial-branch-block-facet-joint-injection"
RFA = "radiofrequency-ablation"
NERVE_BLOCK = "nerve-block"
TEAM_CARE = "multidisciplinary-team-care"
FACTS = [
    "onset",
    "duration",
    "relief",
    "recovery",
    "anesthesia",
    "imaging",
    "invasiveness",
    "indications",
    "risks",
    "benefits",
]


def ask(client, request, **instants):
    """The answer to one request of the guide, at the instants of this test instead of its own."""
    address = urlsplit(f"/api/v1/{request}")
    query = dict(parse_qsl(address.query)) | instants
    response = client.get(address.path, query_params=query)
    assert response.status_code == 200, response.content
    return response


def read(client, request, **instants):
    return ask(client, request, **instants).json()


# How an answer is told in short.


def slugs(body):
    return [row["slug"] for row in body["results"]]


def counts(facet):
    return {each["value"]: each["count"] for each in facet["values"] if each["count"]}


def results_and_not_stated(body):
    return slugs(body), body["meta"]["not_stated"]


def where_the_count_drops(body):
    """The answer, and what each choice alone would give if it were made otherwise."""
    others = {name: counts(facet) for name, facet in body["facets"].items()}
    return slugs(body), body["meta"]["not_stated"], others


def by_severity(body):
    facet = body["facets"]["severity_min"]
    return slugs(body), counts(facet), facet["not_stated"]


def roles(body):
    return {row["slug"]: [each["role"] for each in row["relations"]] for row in body["results"]}


def candidates(body):
    return {
        row["slug"]: [each["level"] for each in (fact, *fact["candidates"])]
        for row in body["results"]
        if (fact := row["invasiveness"])
    }


def compared(body):
    return [
        (
            row["slug"],
            row["duration"] and row["duration"]["wording"],
            row["relief"] and row["relief"]["wording"],
            row["invasiveness"] and row["invasiveness"]["level"],
            [each["risk"]["slug"] for each in row["risks"]],
        )
        for row in body["results"]
    ]


def places(body):
    return {
        (row["type"], row["slug"]): [each["place"] for each in row["relations"]]
        for row in body["results"]
    }


def without_a_source(body):
    """``{slug: fields that hold a fact without a source}``."""
    return {
        row["slug"]: [
            name for name in FACTS if any(not each["sourced"] for each in told(row[name]))
        ]
        for row in body["results"]
    }


def told(value):
    """The facts in a field: one, several or none."""
    return value if isinstance(value, list) else [value] if value else []


ANSWERS = {
    "procedures/?condition=low-back-pain&anesthesia=local&imaging=ultrasound"
    "&ordering=invasiveness&facets=condition,anesthesia,imaging": (
        where_the_count_drops,
        (
            [],
            {"condition": 0, "anesthesia": 0, "imaging": 0},
            # With X-ray there is one; no other anesthesia and no other condition would help.
            {"condition": {}, "anesthesia": {}, "imaging": {"x_ray": 1}},
        ),
    ),
    "procedures/?duration_max=10&ordering=duration": (
        results_and_not_stated,
        (["major-joint-injection", ESI, FACET_JOINT], {"duration_max": 13}),
    ),
    "procedures/?relief_min=months&ordering=-relief": (
        results_and_not_stated,
        ([RFA, ESI, FACET_JOINT], {"relief_min": 14}),
    ),
    f"procedures/{RFA}/risks/?facets=severity_min": (
        by_severity,
        (
            ["incomplete-pain-relief", "infection", "nerve-regeneration", "procedure-related-pain"],
            {},
            4,
        ),
    ),
    "risks/infection/procedures/": (slugs, [ESI, RFA]),
    "conditions/low-back-pain/procedures/?fields=slug,title,relations.role": (
        roles,
        {"acupuncture": ["may_help"], ESI: ["treats"]},
    ),
    "procedures/?care_role=psychologist": (
        results_and_not_stated,
        ([TEAM_CARE], {"care_role": 16}),
    ),
    "procedures/?missing=risks&fields=slug,title": (
        slugs,
        [
            "acupuncture",
            "chiropractic-care",
            "cognitive-behavioral-therapy",
            "electrostimulation",
            "implantable-drug-delivery-system",
            "lifestyle-modification",
            "major-joint-injection",
            FACET_JOINT,
            "minimally-invasive-surgery",
            TEAM_CARE,
            "physical-therapy",
            "platelet-rich-plasma-therapy",
            "stem-cell-therapy",
            "surgery",
        ],
    ),
    "procedures/?disputed=true&fields=slug,title,invasiveness": (
        candidates,
        {"electrostimulation": ["moderate", "none"]},
    ),
    f"procedures/?slug={ESI},{RFA},{NERVE_BLOCK}"
    "&fields=slug,title,duration,relief,invasiveness,risks": (
        compared,
        [
            (
                ESI,
                "about five minutes for the entire process",
                "weeks to months",
                None,
                [
                    "epidural-hematoma",
                    "infection",
                    "post-procedure-headache",
                    "steroid-adverse-effect",
                ],
            ),
            (
                NERVE_BLOCK,
                None,
                None,
                "low",
                [
                    "allergic-reaction",
                    "toxic-blood-level-of-anesthetic",
                    "injury-to-neural-or-non-neural-structures",
                    "anxiety-related-reaction",
                ],
            ),
            (
                RFA,
                "approximately 20 minutes",
                "months to years",
                None,
                [
                    "incomplete-pain-relief",
                    "nerve-regeneration",
                    "procedure-related-pain",
                    "infection",
                ],
            ),
        ],
    ),
    "references/mount-sinai-procedures/cited-by/": (
        places,
        {
            ("procedure", "major-joint-injection"): [
                "benefits/pain-relief",
                "lay_summary",
                "measures/duration",
                "sections/technique",
                "summary",
            ]
        },
    ),
    "references/?cited=false&ordering=original_number": (
        slugs,
        ["novus-spine-center", "florida-medical-clinic"],
    ),
    "procedures/?sourced=false&fields=slug," + ",".join(f"{name}.sourced" for name in FACTS): (
        without_a_source,
        {
            "chiropractic-care": ["indications"],
            "electrostimulation": ["invasiveness", "benefits"],
            ESI: [
                "duration",
                "relief",
                "anesthesia",
                "imaging",
                "indications",
                "risks",
                "benefits",
            ],
            "implantable-drug-delivery-system": ["invasiveness", "benefits"],
            "lifestyle-modification": ["benefits"],
            "major-joint-injection": ["imaging", "indications"],
            FACET_JOINT: ["duration", "relief", "anesthesia", "imaging", "indications"],
            "minimally-invasive-surgery": ["benefits"],
            TEAM_CARE: ["indications", "benefits"],
            NERVE_BLOCK: ["recovery", "invasiveness", "risks", "benefits"],
            "physical-therapy": ["benefits"],
            "platelet-rich-plasma-therapy": ["onset", "imaging", "indications", "benefits"],
            RFA: [
                "duration",
                "relief",
                "anesthesia",
                "imaging",
                "indications",
                "risks",
                "benefits",
            ],
            "stem-cell-therapy": ["indications", "benefits"],
            "surgery": ["invasiveness"],
        },
    ),
}
SINCE = f"changes/?since={MONDAY}"
AS_A_PATIENT_SAW_IT = f"procedures/{NERVE_BLOCK}/?audience=patient&at={MONDAY}"
VALID_NOW = "manifest/"
AS_RIS = f"procedures/{RFA}/references/?format=ris"
AS_TYPED = "search/?q=epid"
FOR_SEARCH_ENGINES = "procedures/acupuncture/?format=jsonld"
SITEMAP = "sitemap/?page_size=100"
BY_TIME_AND_FORM = {
    SINCE,
    AS_A_PATIENT_SAW_IT,
    VALID_NOW,
    AS_RIS,
    FOR_SEARCH_ENGINES,
    SITEMAP,
    AS_TYPED,
}


@pytest.mark.parametrize(
    ("request_", "short", "answer"),
    [(request, *each) for request, each in ANSWERS.items()],
    ids=[request[:60] for request in ANSWERS],
)
def test_question_has_exactly_this_answer(client, request_, short, answer):
    assert short(read(client, request_)) == answer


def test_guide_shows_the_twenty_questions():
    shown = [found["request"] for found in IN_TABLE.finditer(GUIDE.read_text())]

    assert sorted(shown) == sorted({*ANSWERS, *BY_TIME_AND_FORM})
    assert len(shown) == 20


@pytest.fixture
def monday_is_over(client):
    """Something is released a week after the library; gives the instant in between."""
    team = demo_team.members()
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        before = timezone.now().isoformat()
        with time_machine.travel(timezone.now() + timedelta(hours=1)):
            block = Item.objects.get_by_natural_key("procedure", NERVE_BLOCK)
            kitchen.change(block, by=team[Role.AUTHOR], lay_summary="It stops pain for a while.")
            kitchen.submit(block, by=team[Role.AUTHOR])
            signed = kitchen.approve(block, by=team[Role.CLINICAL_REVIEWER])
            kitchen.release(signed, by=team[Role.PUBLISHER])
            yield before


def test_what_changed_since_monday(client, monday_is_over):
    body = read(client, SINCE, since=monday_is_over)

    told = [(each["type"], each["slug"], each["change"], each["own"]) for each in body["changes"]]
    assert (told, body["more"]) == ([("procedure", NERVE_BLOCK, "put", True)], False)


def test_the_page_as_a_patient_saw_it_on_a_date(client, monday_is_over):
    now = read(client, AS_A_PATIENT_SAW_IT.partition("&at=")[0])

    then = read(client, AS_A_PATIENT_SAW_IT, at=monday_is_over)

    summaries = [body["lay_summary"]["markdown"] for body in (then, now)]
    assert summaries == [
        "An injection blocks pain signals. Often it is a numbing medicine, a local anesthetic.",
        "It stops pain for a while.",
    ]
    assert ("summary" in then, then["edition"], now["edition"]) == (False, 1, 2)


def test_what_is_valid_now(client, documents):
    body = read(client, VALID_NOW)

    valid = {(each["type"], each["id"], each["rendered"]) for each in body["items"]}
    assert valid == {
        (each["type"], each["id"], each["rendered"])
        for by_slug in documents.values()
        for each in by_slug.values()
    }


def test_what_somebody_looks_for_who_has_typed_so_much(client):
    body = read(client, AS_TYPED)

    found = [(each["item"]["type"], each["item"]["slug"]) for each in body["results"]]
    assert found == [
        ("risk", "epidural-hematoma"),
        ("procedure", ESI),
        ("article", "weighing-the-risks"),
        ("article", "interventional-pain-management"),
    ]
    first, *_ = body["results"][0]["highlights"]
    assert first == {"field": "title", "html": "<mark>Epidural</mark> hematoma"}


def test_the_reference_list_of_a_page_as_ris(client):
    response = ask(client, AS_RIS)

    assert response.headers["Content-Type"].partition(";")[0] == (
        "application/x-research-info-systems"
    )
    lines = response.getvalue().decode().splitlines()
    assert [line for line in lines if line[:2] in ("TY", "ID", "UR", "ER")] == [
        "TY  - ELEC",
        "ID  - sciencedirect-interventional-pain",
        "UR  - https://www.sciencedirect.com/topics/medicine-and-dentistry/"
        "interventional-pain-management",
        "ER  - ",
    ]


def test_a_page_in_the_words_of_schema_org(client):
    response = ask(client, FOR_SEARCH_ENGINES)

    page, *_ = json.loads(response.getvalue())["@graph"]
    told = (page["@type"], page["name"], len(page["about"]), len(page["citation"]))
    assert response.headers["Content-Type"].partition(";")[0] == "application/ld+json"
    assert told == ("MedicalWebPage", "Acupuncture", 7, 1)


def test_every_page_and_when_it_changed(client, documents):
    body = read(client, SITEMAP)

    assert {(each["url"], each["published"]) for each in body["results"]} == {
        (each["url"], each["published"])
        for by_slug in documents.values()
        for each in by_slug.values()
    }
    assert (body["count"], body["next"]) == (83, None)
