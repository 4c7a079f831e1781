import pytest

from cms.publishing.hiding import without

BODY = {
    "summary": {"html": "…"},
    "risks": [{"key": "infection"}, {"key": "pain"}],
    "relief": {"key": "weeks", "min": 2, "candidates": [{"key": "months", "min": 9}]},
}


@pytest.mark.parametrize(
    ("place", "changed"),
    [
        ("summary", {"summary": None}),
        ("risks", {"risks": []}),
        ("risks/infection", {"risks": [{"key": "pain"}]}),
        ("measures/weeks", {"relief": None}),
        ("measures/months", {"relief": {"key": "weeks", "min": 2, "candidates": []}}),
        ("relief", {"relief": None}),
        ("risks/fever", {}),
        ("measures", {}),
    ],
)
def test_place_is_left_out_and_the_rest_stays(place, changed):
    assert without(BODY, place) == BODY | changed
