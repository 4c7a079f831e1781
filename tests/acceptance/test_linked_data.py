"""The whole library in the words of schema.org, as search engines read it."""

import json
from html.parser import HTMLParser

import pytest

from cms.models import Item, NoticeKind, Role
from cms.publishing import notices
from painlibrary.linked_data import write
from tests.acceptance import reading
from tests.painlibrary.schema_org import checking
from tests.painlibrary.schema_org.reading import NAMESPACE, flattened
from tests.people import account

ESI = "/api/v1/procedures/epidural-steroid-injection/"
LINKED = "application/ld+json"
HARMS = ["Epidural hematoma", "Infection", "Post-procedure headache", "Steroid adverse effect"]


def ask(client, path, **query):
    response = client.get(path, query_params={"format": "jsonld", **query})
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == LINKED
    return response.json()


def entity(found, kind):
    return next(each for each in found["@graph"] if each["@id"].endswith(f"#{kind}"))


@pytest.mark.parametrize("audience", [None, "patient", "clinician"])
def test_all_of_the_library_keeps_to_the_vocabulary(client, documents, audience):
    query = {"audience": audience} if audience else {}
    found = [
        ask(client, reading.address(type_name, slug), **query)
        for type_name, slugs in documents.items()
        for slug in slugs
    ]

    assert len(found) == 83
    assert [checking.problems(each) for each in found] == [[]] * 83
    assert not [each for each in found if "null" in json.dumps(each)]


def test_other_programs_read_every_page(client, documents):
    for type_name, slugs in documents.items():
        for slug, document in slugs.items():
            things = flattened(ask(client, reading.address(type_name, slug)))

            (main,) = things[document["url"]].get(f"{NAMESPACE}mainEntity", [None])
            assert main is None or main["@id"] in things


def test_epidural_steroid_injection_tells_what_the_library_knows(client):
    found = entity(ask(client, ESI), "procedure")

    assert found["@type"] == "MedicalTherapy"
    assert found["howPerformed"].splitlines()[-2:] == [
        "Anesthesia: Local; Sedation.",
        "Imaging: X-ray.",
    ]
    assert [each["name"] for each in found["adverseOutcome"]] == HARMS
    assert not {"seriousAdverseOutcome", "contraindication", "procedureType"} & found.keys()


def test_what_sources_dispute_is_told_nowhere(client, documents):
    document = documents["procedure"]["electrostimulation"]

    found = entity(ask(client, "/api/v1/procedures/electrostimulation/"), "procedure")

    assert document["invasiveness"]["disputed"]
    assert "procedureType" not in found


def test_hidden_place_is_left_out_and_a_correction_is_told(client):
    item = Item.objects.get(type="procedure", publications__slug="epidural-steroid-injection")
    notices.post(
        item,
        by=account("Pam", Role.PUBLISHER),
        kind=NoticeKind.URGENT_CORRECTION,
        text="Infections are being looked at again.",
        place="risks/infection",
        hides_place=True,
    )

    found = ask(client, ESI)

    told = entity(found, "procedure")["adverseOutcome"]
    assert [each["name"] for each in told] == [name for name in HARMS if name != "Infection"]
    assert found["@graph"][0]["correction"] == ["Infections are being looked at again."]
    assert checking.problems(found) == []


def test_accept_header_asks_for_it_too(client):
    by_header = client.get(ESI, headers={"Accept": LINKED})

    assert by_header.content == client.get(ESI, {"format": "jsonld"}).content
    assert by_header.headers["Content-Type"] == LINKED
    assert "Accept" in by_header.headers["Vary"]


@pytest.mark.parametrize("parameter", ["fields", "omit", "expand"])
def test_parts_of_a_graph_cannot_be_asked_for(client, parameter):
    response = client.get(ESI, {"format": "jsonld", parameter: "sections"})

    assert response.status_code == 400
    assert [each["parameter"] for each in response.json()["errors"]] == [parameter]


def test_answer_can_stand_in_a_page_as_it_is(documents):
    title = "</script><script>alert(1)</script><!--"
    document = documents["care-role"]["nurse"] | {"title": title}
    page = f'<script type="application/ld+json">{write(document).decode()}</script>'

    scripts = Scripts()
    scripts.feed(page)

    assert [json.loads(each)["@graph"][0]["name"] for each in scripts.found] == [title]


class Scripts(HTMLParser):
    """The texts of the scripts of a page."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append("")

    def handle_data(self, data):
        self.found[-1] += data
