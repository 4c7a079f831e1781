"""Questions that a front end asks, with the exact answers of the library."""

import json

import pytest
from django.conf import settings

from cms.models import Flag
from tests.acceptance import reading

ESI = "epidural-steroid-injection"
FACET_JOINT = "medial-branch-block-facet-joint-injection"
RFA = "radiofrequency-ablation"
SAYINGS = ["frequency", "severity", "serious", "onset", "mitigation"]

# Where the article contradicts itself, says more than its source, or cites nobody.
CONFLICTS = {
    ("procedure", "electrostimulation", "invasiveness-disputed"),
    ("procedure", "implantable-drug-delivery-system", "minimally-invasive-and-moderate"),
    ("article", "advancements-in-pain-management", "invasive-or-not"),
    ("procedure", "stem-cell-therapy", "introduced-as-non-invasive"),
    ("procedure", "acupuncture", "introduced-as-non-invasive"),
    ("procedure", ESI, "target"),
    ("procedure", ESI, "indications-differ"),
    ("category", "surgical-and-implantable-techniques", "source-or-signal"),
    ("procedure", "nerve-block", "source-or-signal"),
    ("procedure", "electrostimulation", "source-or-signal"),
    ("procedure", RFA, "strength-of-relief"),
    ("procedure", ESI, "promissory-word"),
    ("procedure", "major-joint-injection", "promissory-word"),
    ("procedure", "acupuncture", "mechanism-stands-twice"),
    ("procedure", "acupuncture", "conditions-stand-twice"),
    ("procedure", "multidisciplinary-team-care", "team-and-therapies"),
    ("procedure", "multidisciplinary-team-care", "opioids"),
    ("procedure", "major-joint-injection", "imaging-often-or-always"),
    ("procedure", "platelet-rich-plasma-therapy", "within-or-at-six-weeks"),
    ("reference", "novus-spine-center", "cited-nowhere"),
    ("reference", "florida-medical-clinic", "cited-nowhere"),
    ("procedure", ESI, "mount-sinai"),
    ("procedure", FACET_JOINT, "mount-sinai"),
    ("procedure", RFA, "mount-sinai"),
    ("procedure", ESI, "risks-unsourced"),
    ("procedure", RFA, "risks-unsourced"),
    ("procedure", "nerve-block", "risks-unsourced"),
}


@pytest.mark.parametrize(
    ("path", "query", "answer"),
    [
        ("procedures/", {"condition": "low-back-pain", "anesthesia": "local"}, {ESI}),
        ("procedures/", {"relief_min": "years"}, {RFA}),
        ("procedures/", {"invasiveness": "none"}, set()),
        (
            "procedures/",
            {"invasiveness": "none", "include_disputed": "true"},
            {"electrostimulation"},
        ),
    ],
)
def test_question_has_exactly_this_answer(client, path, query, answer):
    assert sorted(reading.slugs(client, path, **query)) == sorted(answer)


def test_of_no_risk_of_radiofrequency_ablation_the_library_knows_how_bad_or_how_often(client):
    page = reading.get(client, f"procedures/{RFA}/risks/")

    known = [
        [row[name] for name in SAYINGS] for each in page["results"] for row in each["relations"]
    ]
    assert known == [[None] * len(SAYINGS)] * 4


def test_references_that_nothing_cites_are_the_first_two_of_the_article(client):
    page = reading.get(client, "references/", cited="false", fields="original_number")

    assert sorted(row["original_number"] for row in page["results"]) == [1, 2]


def test_unknown_parameter_is_a_400_that_names_it(client):
    response = client.get("/api/v1/procedures/?nonsense=1")

    [error] = response.json()["errors"]
    assert (response.status_code, response["Content-Type"], error["parameter"]) == (
        400,
        "application/problem+json",
        "nonsense",
    )


def test_invasiveness_of_electrostimulation_is_disputed(documents):
    invasiveness = documents["procedure"]["electrostimulation"]["invasiveness"]

    unsourced = {"sources": [], "named_sources": [], "sourced": False}
    none = {"key": "none", "level": "none", "wording": "Non-invasive"} | unsourced
    moderate = {"key": "moderate", "level": "moderate", "wording": "Moderate"} | unsourced
    assert invasiveness == moderate | {"disputed": True, "candidates": [none]}


def test_every_conflict_of_the_article_is_an_open_flag():
    opened = Flag.objects.open().select_related("item").prefetch_related("item__claims")

    flagged = {(*flag.item.natural_key(), flag.key) for flag in opened}
    assert CONFLICTS - flagged == set()


def test_no_flag_shows_in_any_public_answer(client):
    answers = everything(client)

    kept_back = list(Flag.objects.values_list("text", flat=True).distinct())
    shown = {
        text
        for text in kept_back
        for answer in answers.values()
        if json.dumps(text, ensure_ascii=False)[1:-1] in answer
    }
    details = [path for path in answers if path.endswith("/history/")]
    assert (len(kept_back) > 50, len(details), shown) == (True, 83, set())


def everything(client):
    """``{path: text}`` of all answers that links lead to from the index, and of all histories."""
    answers, waiting = {}, ["/api/v1/"]
    while waiting:
        path = waiting.pop()
        if path not in answers:
            response = client.get(path)
            text = response.getvalue().decode()
            assert response.status_code == 200, (path, text)
            answers[path] = text
            waiting += linked(response)
    return answers


def linked(response):
    start = f"{settings.PUBLIC_URL}/api/v1/"
    if response["Content-Type"] != "application/json":
        return
    for text in reading.texts(response.json()):
        if text.startswith(start) and "{" not in text:
            # Search has to be asked something.
            asked = f"{text}?q=pain" if text.endswith("/search/") else text
            yield asked.removeprefix(settings.PUBLIC_URL)
    if "edition" in response.json():
        yield f"{response.wsgi_request.path}history/"
