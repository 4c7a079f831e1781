from decimal import Decimal

import pytest

from painlibrary.measures import class_of, end_of_class, iso8601, minutes, minutes_of_iso8601


@pytest.mark.parametrize(
    ("value", "unit", "text", "length", "time_class"),
    [
        ("5.00", "min", "PT5M", 5, "minutes"),
        ("20", "min", "PT20M", 20, "minutes"),
        ("2.50", "h", "PT2.5H", 150, "hours"),
        ("1", "d", "P1D", 1_440, "days"),
        ("6", "wk", "P6W", 60_480, "weeks"),
        ("3", "mo", "P3M", 131_490, "months"),
        ("100.00", "a", "P100Y", 52_596_000, "years"),
    ],
)
def test_length_is_written_and_compared_by_its_unit(value, unit, text, length, time_class):
    assert iso8601(value, unit) == text
    assert minutes(value, unit) == length
    assert class_of(unit) == time_class
    assert minutes_of_iso8601(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [("P1DT12H", 2_160), ("PT1H30M", 90), ("P1Y2M", 613_620), ("PT0.5H", 30), ("PT0M", 0)],
)
def test_duration_of_several_units_is_their_sum(text, length):
    assert minutes_of_iso8601(text) == length


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "5M", "PT5", "P-1D", "PT5S", "p1d", "P1D ", "P١D", "P1H", "PT1D"],
)
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="is no duration such as PT5M"):
        minutes_of_iso8601(text)


def test_class_ends_where_the_next_begins():
    ends = {
        name: end_of_class(name)
        for name in ["minutes", "hours", "days", "weeks", "months", "years", "permanent"]
    }

    assert ends == {
        "minutes": Decimal(60),
        "hours": 1_440,
        "days": 10_080,
        "weeks": 43_830,
        "months": 525_960,
        "years": None,
        "permanent": None,
    }
