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
from tests.acceptance.answers import ANSWERS, ESI, NERVE_BLOCK, RFA

GUIDE = settings.REPOSITORY / "docs" / "front-end.md"
IN_TABLE = re.compile(r"^\| (?P<question>[^|`]+) \| `/api/v1/(?P<request>[^`]+)` \|$", re.MULTILINE)
MONDAY = "2026-11-16T00:00:00Z"


def ask(client, request, **instants):
    """The answer to one request of the guide, at the instants of this test instead of its own."""
    address = urlsplit(f"/api/v1/{request}")
    query = dict(parse_qsl(address.query)) | instants
    response = client.get(address.path, query_params=query)
    assert response.status_code == 200, response.content
    return response


def read(client, request, **instants):
    return ask(client, request, **instants).json()


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
