"""How often a risk happens: numbers first, and the CIOMS III word that follows from them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from painlibrary.vocabularies import FrequencyBand

# The least share of each band; a share that is exactly a bound belongs to the more frequent band.
BOUNDS = [
    (Fraction(1, 10), FrequencyBand.VERY_COMMON),
    (Fraction(1, 100), FrequencyBand.COMMON),
    (Fraction(1, 1_000), FrequencyBand.UNCOMMON),
    (Fraction(1, 10_000), FrequencyBand.RARE),
    (Fraction(0), FrequencyBand.VERY_RARE),
]
NOT_KNOWN_TEXT = "How often it happens is not known"


def band_of(share):
    """The band of an exact share of people between 0 and 1."""
    share = Fraction(share)
    return next(band for bound, band in BOUNDS if share >= bound)


def bands_between(low, high):
    """Every band that the interval touches, the most frequent first."""
    highest, lowest = band_of(high).rank, band_of(low).rank
    return [band for _, band in BOUNDS if lowest <= band.rank <= highest]


@dataclass(frozen=True)
class Frequency:
    """A count of people, or an interval of shares, or both; or a source's word that nobody knows.

    ``Decimal`` shares stay exact: no rounding decides a band.
    """

    events: int | None = None
    denominator: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    is_not_known: bool = False

    @property
    def share(self):
        return None if self.events is None else Fraction(self.events, self.denominator)

    @cached_property
    def bands(self):
        if self.is_not_known:
            return [FrequencyBand.NOT_KNOWN]
        if self.high is not None:
            return bands_between(self.low, self.high)
        # Nobody among those counted is no proof that it is very rare.
        return [band_of(self.share)] if self.share else []

    @property
    def band(self):
        """The one band, or None where the numbers span several."""
        return self.bands[0] if len(self.bands) == 1 else None

    @property
    def text(self):
        if self.is_not_known:
            return NOT_KNOWN_TEXT
        if self.share is None:
            return interval_text(self.low, self.high)
        if not self.share:
            return f"0 in {self.denominator:,} people"
        return f"{self.share.numerator:,} in {self.share.denominator:,} people"


def interval_text(low, high):
    """Both ends, decimal shares, for one number of people: “1 to 10 in 1,000 people”."""
    low, high, people = Fraction(low), Fraction(high), 1
    while (low * people).denominator > 1 or (high * people).denominator > 1:
        people *= 10
    first, last = int(low * people), int(high * people)
    if first == last:
        return f"{high.numerator:,} in {high.denominator:,} people"
    start = f"{first:,} to " if first else "up to "
    return f"{start}{last:,} in {people:,} people"
