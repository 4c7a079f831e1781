"""The rows of an upload in words: what each would do, field by field and word by word."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from cms.admin.naming import item_url
from cms.admin.telling import Linked, Telling, Told, pieces
from cms.models import Item, content_types

# ``verdict: (label, badge, what it means)``
VERDICTS = {
    "error": ("Error", "error", "cannot come in as they are"),
    "like": ("Looks like another", "warning", "wait for your decision"),
    "new": ("New", "added", "become new drafts"),
    "changes": ("Changes an item", "changed", "change items that exist"),
    "same": ("Nothing to do", "draft", "say what the library says already"),
    "repeated": ("Repeats a row", "draft", "stand in the file before"),
    "excluded": ("Left out", "withdrawn", "are left out"),
}


@dataclass(frozen=True)
class Suspect:
    """An item that the row may be, with the reason to think so."""

    name: str
    url: str
    reason: str


@dataclass(frozen=True)
class ToldLine:
    """One row as the page shows it."""

    row: int
    place: str
    title: str
    verdict: str
    label: str
    badge: str
    faults: list
    note: str
    suspects: list
    same_as: int | None
    options: list
    changes: list


def told(upload, format_, lines):
    """These lines of an upload in words; the number of queries does not depend on how many."""
    model = content_types()[upload.type]
    telling = Telling(upload.type, linked=_linked(upload, lines))
    suspects = _suspects(model, lines)
    return [_told(line, format_, telling, suspects) for line in lines]


def _told(line, format_, telling, suspects):
    label, badge, _ = VERDICTS[line["verdict"]]
    place = f"{format_.row} {line['row']}"
    if line["line"] and line["line"] != line["row"]:
        place += f" (line {line['line']})"
    found = [
        Suspect(*suspects[item_id], reason)
        for item_id, reason in line["suspects"]
        if item_id in suspects
    ]
    if line["target"] in suspects and not found:
        found = [Suspect(*suspects[line["target"]], "")]
    return ToldLine(
        row=line["row"],
        place=place,
        title=line["title"],
        verdict=line["verdict"],
        label=label,
        badge=badge,
        faults=line["faults"],
        note=line["note"],
        suspects=found,
        same_as=line["same_as"],
        options=_options(line),
        changes=[_change(telling, *change) for change in line["changes"]],
    )


UNDECIDED = {
    "like": "Not decided yet",
    "error": "Not decided yet: the file can be mended",
    "excluded": "Take it in again",
}
ANSWERS = {
    "use": "Use the one there is, change nothing",
    "update": "Update the one there is",
    "new": "It is another one: make a new draft",
    "leave": "Leave this row out",
}


def _options(line):
    """``[(answer, label, whether it was given)]`` of what a person may answer about this row."""
    answers = []
    if line["suspects"]:
        answers = ["use", "update", "new"]
    elif line["same_as"] and line["verdict"] != "repeated":
        answers = ["new"]
    if line["verdict"] not in UNDECIDED and not answers:
        return []
    given = "leave" if line["verdict"] == "excluded" else line["decision"]
    options = [("", UNDECIDED.get(line["verdict"], "Not decided"))]
    options += [(answer, ANSWERS[answer]) for answer in [*answers, "leave"]]
    return [(answer, label, answer == given) for answer, label in options]


def _change(telling, place, before, after):
    old, new = telling.value(place, before), telling.value(place, after)
    kind = "added" if before is None else "removed" if after is None else "changed"
    return Told(place, telling.label(place), kind, tuple(pieces(old, new)))


def _linked(upload, lines):
    """Names of what the values link to, of rows that are still to come as well."""
    data = []
    for line in lines:
        for side in (1, 2):
            fields = {each[0]: each[side] for each in line["changes"] if "/" not in each[0]}
            data.append({"type": upload.type, "fields": fields, "parts": {}})
    linked = Linked.by(*data)
    coming = upload.report.get("coming", {})
    return Linked(linked.slugs | coming, linked.titles | coming)


def _suspects(model, lines):
    """``{item id: (name, address)}`` of the items that the lines speak of."""
    ids = {line["target"] for line in lines if line["target"]}
    ids |= {item_id for line in lines for item_id, _ in line["suspects"]}
    contents = model.objects.filter(pk__in=ids).only("pk", "title", "slug")
    return {str(each.pk): (str(each), _address(each, model)) for each in contents}


def _address(content, model):
    try:
        return item_url(Item(pk=content.pk, type=model.type_name))
    except NoReverseMatch:
        return reverse("admin:index")
