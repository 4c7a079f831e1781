"""How often and how bad a risk is with one procedure, as its frozen row says."""

from decimal import Decimal

from painlibrary.documents.disputes import number
from painlibrary.frequency import Frequency


def frequency_of(row):
    """The frequency, or None where the library has none."""
    if not row["frequency_not_known"] and row["events"] is None and row["high"] is None:
        return None
    low, high = (row[end] and Decimal(row[end]) for end in ("low", "high"))
    return Frequency(row["events"], row["denominator"], low, high, bool(row["frequency_not_known"]))


def frequency(row):
    found = frequency_of(row)
    return found and {
        "events": found.events,
        "denominator": found.denominator,
        "low": number(row["low"]),
        "high": number(row["high"]),
        "population": row["population"],
        "band": found.band and found.band.value,
        "bands": [band.value for band in found.bands],
        "text": found.text,
    }


def severity(row):
    if row["severity_min"] is None:
        return None
    return {"min": row["severity_min"], "max": row["severity_max"]}
