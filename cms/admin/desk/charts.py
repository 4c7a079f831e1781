"""Pictures of numbers as inline SVG: bars, a time line, a heat map. Colors come from classes.

Each chart comes with the same numbers as a table, for those who do not see the picture.
"""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.safestring import mark_safe

LINE = 28
LABELS = 190
# Names of types are short, and bars want the room.
SHORT_LABELS = 100
LONGEST_BAR = 340


@dataclass(frozen=True)
class Value:
    """One number: how it is colored, what it says in words, and the list behind it."""

    number: int
    words: str
    url: str = ""
    kind: str = ""
    # What is drawn into its field, where the color alone would say it.
    mark: str = ""

    @property
    def said(self):
        return self.mark or f"{self.number:,}"


@dataclass(frozen=True)
class Row:
    label: str
    values: list[Value]
    url: str = ""


@dataclass(frozen=True)
class Chart:
    """A picture and its table: ``head`` names the columns."""

    name: str
    title: str
    says: str
    svg: str
    head: list[str]
    rows: list[Row]
    # What the colors mean: ``(class, words)``.
    keys: list[tuple[str, str]] = field(default_factory=list)


def bars(name, title, says, head, rows, keys=()):
    """One bar per row, its values one after another. All bars are drawn to one scale."""
    longest = max((sum(value.number for value in row.values) for row in rows), default=0) or 1
    svg = _canvas(name, title, says, SHORT_LABELS + LONGEST_BAR + 60, LINE * len(rows))
    for index, row in enumerate(rows):
        top, left = index * LINE, SHORT_LABELS
        _text(svg, row.label, SHORT_LABELS - 10, top + 18, "label", row.url)
        for value in row.values:
            width = round(LONGEST_BAR * value.number / longest, 1)
            if value.number:
                _block(svg, value, left, top + 2, max(width, 3), LINE - 4)
                left += max(width, 3)
        total = sum(value.number for value in row.values)
        _text(svg, f"{total:,}", left + 8, top + 18, "count")
    return Chart(name, title, says, _written(svg), head, rows, keys)


def time_line(name, title, says, head, rows):
    """One column per row, in order of time; the label of every third stands below."""
    highest = max((row.values[0].number for row in rows), default=0) or 1
    width, height = 36, 120
    svg = _canvas(name, title, says, max(len(rows), 1) * width + 50, height + 50)
    for index, row in enumerate(rows):
        value, left = row.values[0], index * width + 10
        tall = max(round(height * value.number / highest, 1), 3) if value.number else 0
        if tall:
            _block(svg, value, left, height + 18 - tall, width - 4, tall, hit=(18, height))
            _text(svg, f"{value.number:,}", left + 16, height + 14 - tall, "tick")
        if index % 3 == 0:
            _text(svg, row.label, left, height + 38, "label-left")
    _line(svg, 6, height + 18, len(rows) * width + 12)
    return Chart(name, title, says, _written(svg), head, rows)


def heat_map(name, title, says, head, rows):
    """A square per value; the columns are named above, slanting."""
    cell, above = 34, 112
    columns = head[1:]
    svg = _canvas(
        name, title, says, LABELS + 50 + cell * len(columns) + 70, above + LINE * len(rows)
    )
    for index, label in enumerate(columns):
        left = LABELS + 50 + index * cell + 18
        turned = _text(svg, label, left, above - 8, "label-left")
        turned.set("transform", f"rotate(-50 {left} {above - 8})")
    for index, row in enumerate(rows):
        top = above + index * LINE
        _text(svg, _short(row.label), LABELS + 40, top + 18, "label", row.url)
        for place, value in enumerate(row.values):
            _block(svg, value, LABELS + 50 + place * cell, top + 1, cell - 2, LINE - 2)
    return Chart(name, title, says, _written(svg), head, rows)


def _canvas(name, title, says, width, height):
    svg = Element(
        "svg",
        {"class": f"chart chart-{name.partition('-')[0]}", "viewBox": f"0 0 {width} {height}"},
    )
    svg.set("width", str(width))
    svg.set("height", str(height))
    svg.set("role", "group")
    svg.set("aria-labelledby", f"{name}-title {name}-desc")
    SubElement(svg, "title", {"id": f"{name}-title"}).text = str(title)
    SubElement(svg, "desc", {"id": f"{name}-desc"}).text = str(says)
    return svg


def _block(svg, value, left, top, width, height, hit=None):
    """A rectangle, under a link where there is a list behind it; ``hit`` makes the target taller."""
    parent = SubElement(svg, "a", {"href": value.url}) if value.url else SubElement(svg, "g")
    SubElement(parent, "title").text = str(value.words)
    if value.url:
        # Who speaks to the machine says what is seen.
        parent.set("aria-label", " ".join(filter(None, [value.mark, str(value.words)])))
    size = {"x": str(left), "width": str(width)}
    if hit:
        target = size | {"y": str(hit[0]), "height": str(hit[1]), "class": "hit"}
        SubElement(parent, "rect", target)
    SubElement(
        parent,
        "rect",
        size | {"y": str(top), "height": str(height), "rx": "2", "class": f"block {value.kind}"},
    )
    if value.mark:
        middle = round(left + width / 2, 1)
        text = _text(parent, value.mark, middle, round(top + height / 2 + 4, 1), "mark")
        text.set("data-on", value.kind)


def _text(svg, words, left, top, kind, url=""):
    parent = SubElement(svg, "a", {"href": url}) if url else svg
    text = SubElement(parent, "text", {"x": str(left), "y": str(top), "class": kind})
    text.text = str(words)
    return text


def _line(svg, left, top, length):
    ends = {"x1": str(left), "x2": str(left + length), "y1": str(top), "y2": str(top)}
    SubElement(svg, "line", ends | {"class": "axis"})


def _short(words, longest=34):
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _written(svg):
    # ElementTree has escaped all that was written into it.
    return mark_safe(tostring(svg, encoding="unicode"))  # noqa: S308
