"""Facts of which a procedure has one value, or several that disagree.

Readers get the preferred candidate, marked as disputed, with the others beside it.
"""

from painlibrary import measures


def preferred_first(rows):
    """The value that readers see, and the candidates that disagree with it."""
    if len(rows) < 2:
        return rows
    # Saving refuses a dispute in which nothing is preferred.
    preferred = next(row for row in rows if row["is_preferred"])
    return [preferred, *(row for row in rows if row is not preferred)]


def disputed(document, rows, values_of):
    """The served value of one fact with its sources and candidates, or None."""
    if not rows:
        return None
    served, *candidates = (
        {"key": row.key, **values_of(row), **document.sourcing(row)}
        for row in preferred_first(rows)
    )
    return served | {"disputed": bool(candidates), "candidates": candidates}


def invasiveness(row):
    return {"level": row["level"], "wording": row["wording"]}


def measure(row):
    ends = {"min": row["minimum"], "max": row["maximum"]}
    return {
        **{name: number(end) for name, end in ends.items()},
        "unit": row["unit"],
        "iso8601": {name: duration(end, row["unit"]) for name, end in ends.items()},
        "min_class": time_class(row, "min_class", "minimum"),
        "max_class": time_class(row, "max_class", "maximum"),
        "approximate": bool(row["approximate"]),
        "wording": row["wording"],
    }


def number(text):
    """A frozen decimal as JSON shows it: 5, not 5.00."""
    if text is None:
        return None
    value = measures.plain(measures.Decimal(text))
    return float(value) if "." in value else int(value)


def duration(text, unit):
    return measures.iso8601(text, unit) if text is not None and unit else None


def time_class(row, name, end):
    """The class that the source names, else the one in which its number is counted."""
    if row[name]:
        return row[name]
    return measures.class_of(row["unit"]).value if row[end] is not None and row["unit"] else None
