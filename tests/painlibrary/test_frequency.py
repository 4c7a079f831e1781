from decimal import Decimal
from fractions import Fraction

import pytest

from painlibrary.frequency import Frequency, band_of


@pytest.mark.parametrize(
    ("share", "band"),
    [
        (Fraction(1), "very_common"),
        (Fraction(1, 10), "very_common"),
        (Fraction(999_999, 10_000_000), "common"),
        (Fraction(1, 100), "common"),
        (Fraction(999_999, 100_000_000), "uncommon"),
        (Fraction(1, 1_000), "uncommon"),
        (Fraction(999_999, 1_000_000_000), "rare"),
        (Fraction(1, 10_000), "rare"),
        (Fraction(999_999, 10_000_000_000), "very_rare"),
        (Fraction(0), "very_rare"),
        # As binary fractions these would fall short of their bounds.
        (Decimal("0.1"), "very_common"),
        (Decimal("0.001"), "uncommon"),
    ],
)
def test_band_begins_exactly_at_its_bound(share, band):
    assert band_of(share) == band


@pytest.mark.parametrize(
    ("events", "denominator", "band", "text"),
    [
        (3, 300, "common", "1 in 100 people"),
        (7, 300, "common", "7 in 300 people"),
        (1, 10, "very_common", "1 in 10 people"),
        (1, 10_000, "rare", "1 in 10,000 people"),
        (2, 50_000, "very_rare", "1 in 25,000 people"),
        (5, 5, "very_common", "1 in 1 people"),
        (0, 2_000, None, "0 in 2,000 people"),
    ],
)
def test_count_gives_one_band_and_the_smallest_numbers(events, denominator, band, text):
    frequency = Frequency(events=events, denominator=denominator)

    assert (frequency.band, frequency.bands, frequency.text) == (band, [band] if band else [], text)


@pytest.mark.parametrize(
    ("low", "high", "bands", "text"),
    [
        ("0.02", "0.05", ["common"], "2 to 5 in 100 people"),
        ("0.001", "0.01", ["common", "uncommon"], "1 to 10 in 1,000 people"),
        ("0.0005", "0.1", ["very_common", "common", "uncommon", "rare"], None),
        ("0", "0.0005", ["rare", "very_rare"], "up to 5 in 10,000 people"),
        ("0.01", "0.01", ["common"], "1 in 100 people"),
        ("0.5", "1", ["very_common"], "5 to 10 in 10 people"),
    ],
)
def test_interval_gives_every_band_that_it_touches(low, high, bands, text):
    frequency = Frequency(low=Decimal(low), high=Decimal(high))

    assert frequency.bands == bands
    assert frequency.band == (bands[0] if len(bands) == 1 else None)
    assert frequency.text == (text or "5 to 1,000 in 10,000 people")


def test_count_with_an_interval_is_said_as_the_count_and_ranked_as_the_interval():
    frequency = Frequency(1, 100, Decimal("0.005"), Decimal("0.02"))

    assert frequency.text == "1 in 100 people"
    assert frequency.bands == ["common", "uncommon"]
    assert frequency.band is None


def test_not_known_is_a_word_of_its_own():
    frequency = Frequency(is_not_known=True)

    assert (frequency.band, frequency.bands) == ("not_known", ["not_known"])
    assert frequency.text == "How often it happens is not known"
