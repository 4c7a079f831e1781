"""Icon arrays: so many people of so many, drawn alike so that the eye can compare them."""

from dataclasses import dataclass

from django.template.loader import render_to_string

COLUMNS = {100: 25, 1000: 50}
CELL = {100: 12, 1000: 8}


@dataclass(frozen=True)
class Band:
    """A stretch of figures of one kind, in one or several rows."""

    x: int
    y: int
    width: int
    height: int
    kind: str


def drawn(picture, name):
    """The picture as SVG; ``name`` is unique on the page."""
    columns, cell = COLUMNS[picture.figures], CELL[picture.figures]
    stretches = [
        ("certain", 0, picture.certain),
        ("possible", picture.certain, picture.possible),
        ("other", picture.possible, picture.figures),
    ]
    context = {
        "name": name,
        "words": picture.words,
        "cell": cell,
        "width": columns * cell,
        "height": picture.figures // columns * cell,
        "bands": [
            band
            for kind, start, end in stretches
            for band in _bands(kind, start, end, columns, cell)
        ],
        "kinds": [kind for kind, start, end in stretches if end > start],
    }
    return render_to_string("admin/cms/reading/figures.html", context)


def _bands(kind, start, end, columns, cell):
    """Rectangles that cover the places from ``start`` to ``end``, read line by line."""
    while start < end:
        row, column = divmod(start, columns)
        if column or end - start < columns:
            count, rows = min(columns - column, end - start), 1
        else:
            count, rows = columns, (end - start) // columns
        yield Band(column * cell, row * cell, count * cell, rows * cell, kind)
        start += count * rows
