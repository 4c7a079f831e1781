"""What a notice hides is found by nobody: by no filter, no count and no order."""

import pytest

from painlibrary.models import Category, Reference
from tests.kitchen import change
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


CITING = {
    "cited": ("references/", {"cited": "true"}),
    "not cited": ("references/", {"cited": "false"}),
    "citing guide": ("references/guide/cited-by/", {}),
    "by guide": ("procedures/", {"reference": "guide"}),
    "by trial": ("procedures/", {"reference": "trial"}),
    "by both": ("procedures/", {"reference": ["guide", "trial"]}),
    "of block": ("procedures/block/references/", {}),
    "sourced": ("procedures/", {"sourced": "true"}),
    "not sourced": ("procedures/", {"sourced": "false"}),
}
CITED = {
    "cited": ["guide", "trial"],
    "not cited": [],
    "citing guide": ["block"],
    "by guide": ["block"],
    "by trial": ["block"],
    "by both": ["block"],
    "of block": ["trial", "guide"],
    "sourced": [],
    "not sourced": ["block"],
}
NO_GUIDE = {
    "cited": ["trial"],
    "not cited": ["guide"],
    "citing guide": [],
    "by guide": [],
    "by both": [],
    "of block": ["trial"],
}
NO_TRIAL = {
    "cited": ["guide"],
    "not cited": ["trial"],
    "by trial": [],
    "by both": [],
    "of block": ["guide"],
}


@pytest.fixture
def citing(clinic):
    """A procedure that cites a trial in its summary, and a guide with one of its two risks."""
    sources = [
        save(Reference, slug=slug, csl_type="webpage", source_url=f"https://a.example/{slug}")
        for slug in ("guide", "trial")
    ]
    fever, rash = clinic.risk("fever"), clinic.risk("rash")
    risks = [
        {"key": "fever", "risk": fever, "kind": "complication", "sources": "[@guide]"},
        {"key": "rash", "risk": rash, "kind": "complication"},
    ]
    # A measure that has the key of a risk, and is another row.
    parts = {"risks": risks, "measures": [SHORT | {"key": "fever"}]}
    block = clinic.procedure("block", parts, summary="It is done [@trial].")
    clinic.publish(*sources, fever, rash, block)
    return block


@pytest.mark.parametrize(
    ("places", "less"),
    [
        (["risks/fever"], NO_GUIDE),
        (["risks"], NO_GUIDE),
        (["measures/fever"], {}),
        (["summary"], NO_TRIAL),
        # What is told of the whole is told anew; that all of the rest is sourced is not added.
        (["risks/rash", "duration"], {"not sourced": []}),
    ],
)
def test_hidden_citation_counts_nowhere(clinic, citing, found, places, less):
    before = {name: found(path, **query) for name, (path, query) in CITING.items()}
    for place in places:
        clinic.notice(citing.item, place=place, hides_place=True)

    after = {name: found(path, **query) for name, (path, query) in CITING.items()}

    assert (before, after) == (CITED, CITED | less)


def test_hidden_citation_is_counted_by_no_facet(clinic, citing, client):
    clinic.notice(citing.item, place="risks/fever", hides_place=True)

    facets = client.get("/api/v1/facets/procedures/").json()["facets"]

    assert [(each["value"], each["count"]) for each in facets["reference"]["values"]] == [
        ("trial", 1)
    ]


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


def test_client_hears_nothing_of_what_stands_hidden_under_another_name(clinic, client):
    heading, fever = save(Category, title="Blocks", slug="blocks"), clinic.risk("fever")
    parts = {
        "further_categories": [{"category": heading}],
        "risks": [{"risk": fever, "kind": "complication"}],
    }
    block = clinic.procedure("block", parts)
    clinic.publish(heading, fever, block)
    clinic.notice(block.item, place="categories", hides_place=True)
    held = client.get("/api/v1/manifest/").json()["cursor"]
    clinic.live(*(change(each.item, by=clinic.team.ann, title="New") for each in (heading, fever)))

    told = client.get("/api/v1/changes/", query_params={"since": held}).json()["changes"]

    assert {each["slug"]: each["because"] for each in told} == {
        "block": ["risk/fever"],
        "blocks": [],
        "fever": [],
    }


def body_of(client, path):
    return client.get(f"/api/v1/{path}").getvalue().decode()
