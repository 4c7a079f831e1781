"""What a notice hides is found by nobody: by no filter, no count and no order."""

import pytest

from painlibrary.models import Category
from tests.painlibrary.making import save

SHORT = {"measure": "duration", "minimum": 2, "maximum": 2, "unit": "min"}
LONG = {"measure": "duration", "minimum": 90, "maximum": 90, "unit": "min"}


@pytest.fixture
def shown(clinic):
    """Two procedures of which notices hide almost everything, and one beside them."""
    category = save(Category, title="Blocks", slug="blocks")
    levels = [
        {"key": "high", "level": "high", "is_preferred": True},
        {"key": "none", "level": "none"},
    ]
    block = clinic.procedure(
        "block",
        {"measures": [SHORT | {"key": "time"}], "invasiveness": levels},
        category=category,
        minimally_invasive=True,
    )
    parts = {"measures": [LONG | {"key": "time"}], "invasiveness": [{"level": "low"}]}
    clinic.publish(category, block, clinic.procedure("lysis", parts))
    return block


ASKED = {
    "time": {"duration_max": "2"},
    "has time": {"has": "duration"},
    "kind": {"kind": "injection"},
    "category": {"category": "blocks"},
    "level": {"invasiveness": "high"},
    "candidate": {"invasiveness": "none", "include_disputed": "true"},
    "disputed": {"disputed": "true"},
    "truth": {"minimally_invasive": "true"},
}
EVERYTHING = {
    "time": ["block"],
    "has time": ["block", "lysis"],
    "kind": ["block", "lysis"],
    "category": ["block"],
    "level": ["block"],
    "candidate": ["block"],
    "disputed": ["block"],
    "truth": ["block"],
}


@pytest.mark.parametrize(
    ("place", "less"),
    [
        ("duration", {"time": [], "has time": ["lysis"]}),
        ("measures/time", {"time": [], "has time": ["lysis"]}),
        ("duration/time", {"time": [], "has time": ["lysis"]}),
        ("kind", {"kind": ["lysis"]}),
        ("category", {"category": []}),
        ("invasiveness", {"level": [], "candidate": [], "disputed": []}),
        ("invasiveness/high", {"level": [], "candidate": [], "disputed": []}),
        ("invasiveness/none", {"candidate": []}),
        ("minimally_invasive", {"truth": []}),
        ("summary", {}),
    ],
)
def test_hidden_fact_is_found_by_no_filter(clinic, shown, found, place, less):
    before = {name: found(**query) for name, query in ASKED.items()}
    clinic.notice(shown.item, place=place, hides_place=True)

    after = {name: found(**query) for name, query in ASKED.items()}

    assert (before, after) == (EVERYTHING, EVERYTHING | less)


def test_hidden_fact_is_counted_by_no_facet(clinic, shown, client):
    for place in ("kind", "category", "invasiveness/high"):
        clinic.notice(shown.item, place=place, hides_place=True)

    facets = client.get("/api/v1/facets/procedures/?include_disputed=true").json()["facets"]

    counted = {
        name: {each["value"]: each["count"] for each in facets[name]["values"] if each["count"]}
        for name in ("kind", "category", "invasiveness", "invasiveness_max", "disputed")
    }
    assert counted == {
        "kind": {"injection": 1},
        "category": {},
        "invasiveness": {"low": 1},
        "invasiveness_max": {"low": 1, "moderate": 1, "high": 1},
        "disputed": {"false": 1},
    }


@pytest.mark.parametrize("place", ["duration", "measures/time"])
def test_hidden_number_orders_nothing(clinic, shown, found, place):
    before = found(ordering="duration")
    clinic.notice(shown.item, place=place, hides_place=True)

    assert (before, found(ordering="duration"), found(ordering="-duration")) == (
        ["block", "lysis"],
        ["lysis", "block"],
        ["lysis", "block"],
    )


def test_disputed_fact_is_ordered_by_what_is_served(shown, found):
    assert found(ordering="invasiveness") == ["lysis", "block"]


def test_hidden_step_leads_to_nothing_narrower(clinic, found):
    pain = clinic.condition("pain")
    narrow = clinic.condition("back-pain", broader=pain)
    block = clinic.procedure("block", {"indications": [{"condition": narrow, "role": "treats"}]})
    clinic.publish(pain, narrow, block)
    before = found(condition="pain", narrower="true")

    clinic.notice(narrow.item, place="broader", hides_place=True)

    assert (before, found(condition="pain", narrower="true")) == (["block"], [])


def test_hidden_text_of_a_card_is_shown_nowhere(clinic, client):
    fever = clinic.risk("fever", definition="Canary.")
    parts = {"risks": [{"risk": fever, "kind": "complication"}]}
    block = clinic.procedure("block", parts)
    clinic.publish(fever, block)
    held = client.get("/api/v1/manifest/").json()["cursor"]
    asked = [
        "procedures/block/",
        "procedures/",
        "search/?q=fever",
        "export/",
        "procedures/block/risks/",
    ]
    before = [name for name in asked if "Canary" in body_of(client, name)]
    clinic.notice(fever.item, place="definition", hides_place=True)

    after = [name for name in asked if "Canary" in body_of(client, name)]
    changes = client.get("/api/v1/changes/", query_params={"since": held}).json()["changes"]

    assert (before, after) == (asked, [])
    told = sorted((each["slug"], each["own"], each["because"]) for each in changes)
    assert told == [
        ("block", False, ["risk/fever"]),
        ("fever", True, []),
    ]


def test_client_of_other_types_hears_of_hidden_text_that_its_own_show(clinic, client):
    fever = clinic.risk("fever", definition="Canary.")
    other = clinic.risk("rash", definition="Canary.")
    block = clinic.procedure("block", {"risks": [{"risk": fever, "kind": "complication"}]})
    clinic.publish(fever, other, block)
    query = {"type": "procedure"}
    held = client.get("/api/v1/manifest/", query_params=query).json()["cursor"]
    clinic.notice(fever.item, place="definition", hides_place=True)
    clinic.notice(other.item, place="definition", hides_place=True)

    told = client.get("/api/v1/changes/", query_params=query | {"since": held}).json()["changes"]

    assert [each["slug"] for each in told] == ["block"]


def body_of(client, path):
    return client.get(f"/api/v1/{path}").getvalue().decode()
