"""CSL-JSON, as Zotero and others write it."""

import json

from cms.editorial.bringing_in.file_content import FileRefused
from cms.editorial.bringing_in.formats import Format, Reading
from painlibrary.reference_formats.partial_dates import NoDate, joined
from painlibrary.reference_formats.reference_rows import ReferenceRow, body, left_out, person
from painlibrary.vocabularies import CslType

MEMBER = "member"
TYPES = {value: value for value in CslType.values} | {
    "entry": "entry-encyclopedia",
    "entry-dictionary": "entry-encyclopedia",
}
OTHERS = set(
    [
        "article",
        "article-magazine",
        "article-newspaper",
        "bill",
        "broadcast",
        "classic",
        "collection",
        "dataset",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "regulation",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
    ]
)
TAKEN = set(
    [
        "id",
        "type",
        "title",
        "author",
        "container-title",
        "publisher",
        "issued",
        "accessed",
        "DOI",
        "URL",
        "ISBN",
        "PMID",
        "language",
        "citation-key",
        "citation-number",
    ]
)


def recognizes(content):
    return not content.is_zip and content.text.lstrip()[:1] in ("[", "{")


def read(model, content):
    rows, names = [], set()
    for number, item in enumerate(_items(content.text), start=1):
        row = ReferenceRow(number)
        if isinstance(item, dict):
            names |= item.keys() - TAKEN
            _fill(row, item)
        else:
            row.fault("", "This is no object {…} with “type” and “title”.")
        rows.append(row.named())
    return Reading(rows, left_out(names))


def _items(text):
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise FileRefused(
            f"Line {error.lineno}, column {error.colno}: this is no JSON ({error.msg}). Export the "
            "file again."
        ) from None
    except RecursionError:
        raise FileRefused("The JSON is nested too deep to be a list of references.") from None
    if isinstance(found, dict):
        found = found.get("items", [found] if "type" in found else None)
    if not isinstance(found, list):
        raise FileRefused("CSL-JSON is a list of references: [{“type”: …, “title”: …}].")
    return found


def _fill(row, item):
    kind = item.get("type")
    if kind in TYPES or kind in OTHERS:
        row.put("csl_type", TYPES.get(kind, "document"), "type")
    else:
        row.columns["csl_type"] = "type"
        row.fault("type", f"“{str(kind)[:30]}” is no type of CSL. Write article-journal or book.")
    for member, name in [
        ("title", "title"),
        ("container-title", "container_title"),
        ("publisher", "publisher"),
        ("PMID", "pmid"),
    ]:
        row.text(name, _plain(row, item, member), member)
    row.authors(_authors(row, item), "author")
    _date(row, "issued", item)
    _date(row, "accessed", item)
    row.doi(_plain(row, item, "DOI"), "DOI")
    row.address(_plain(row, item, "URL"), "URL")
    row.isbn(_plain(row, item, "ISBN"), "ISBN")
    row.language(_plain(row, item, "language"), "language")


def _plain(row, item, member):
    value = item.get(member, "")
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict | list):
        row.fault(member, f"“{member}” must be a text.")
        return ""
    return "" if value is None else value


def _authors(row, item):
    names = item.get("author") or []
    if not isinstance(names, list) or not all(isinstance(name, dict) for name in names):
        row.fault("author", "Authors are a list of {“family”: …, “given”: …} or {“literal”: …}.")
        return []
    return [_author(name) for name in names]


def _author(name):
    if name.get("literal"):
        return body(name["literal"])
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family = f"{particle} {name.get('family') or ''}".strip()
    given = f"{name.get('given') or ''} {name.get('suffix') or ''}".strip()
    return person(family, given)


def _date(row, name, item):
    written = item.get(name)
    if not written:
        return
    row.columns[name] = name
    if isinstance(written, str):
        row.date(name, written, name)
    elif isinstance(written, dict) and written.get("date-parts"):
        try:
            row.put(name, joined(*written["date-parts"][0][:3]), name)
        except (NoDate, TypeError, IndexError, KeyError):
            row.fault(name, "Write the date as {“date-parts”: [[2024, 5, 31]]}.")
    elif isinstance(written, dict) and (written.get("raw") or written.get("literal")):
        row.date(name, written.get("raw") or written["literal"], name)
    else:
        row.fault(name, "Write the date as {“date-parts”: [[2024, 5, 31]]}.")


CSL_JSON = Format("csl-json", "CSL-JSON (.json)", (".json",), recognizes, read, column=MEMBER)
