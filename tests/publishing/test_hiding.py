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


def test_key_of_a_part_finds_no_row_of_another_part():
    parts = ["risks", "measures"]

    assert without(BODY, "measures/pain", parts) == BODY
    assert without(BODY, "measures/weeks", parts) == BODY | {"relief": None}
