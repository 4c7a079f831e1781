import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from painlibrary.api import CATALOG
from painlibrary.linked_data import linked_data
from tests.painlibrary import shaped
from tests.painlibrary.linked_data.documents import FULL, MAIN, PAGE
from tests.painlibrary.schema_org import checking, reading


@pytest.mark.parametrize("type_name", CATALOG.resources)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],
)
@given(data=st.data())
def test_whatever_the_contract_allows_keeps_to_the_vocabulary(type_name, data):
    document = data.draw(shaped.documents(type_name))
    audience = data.draw(st.sampled_from([None, "patient", "clinician"]))

    made = linked_data(document, audience)

    assert checking.problems(made) == []
    assert "null" not in json.dumps(made)


def test_other_programs_read_the_graph():
    things = reading.flattened(linked_data(FULL, "patient"))

    page, main = things[PAGE], things[MAIN]
    assert page["http://schema.org/mainEntity"] == [{"@id": MAIN}]
    assert page["http://schema.org/lastReviewed"] == [
        {"@type": "http://schema.org/Date", "@value": "2026-11-01"}
    ]
    assert page["http://schema.org/url"] == [{"@id": PAGE}]
    assert main["http://schema.org/procedureType"] == [
        {"@id": "https://schema.org/NoninvasiveProcedure"}
    ]
    outcomes = [things[each["@id"]] for each in main["http://schema.org/adverseOutcome"]]
    assert [each["http://schema.org/name"] for each in outcomes] == [
        [{"@value": "Bruise"}],
        [{"@value": "Soreness"}],
    ]
