"""RIS: one tag per line, from TY to ER."""

import re

import rispy

from cms.editorial.bringing_in.file_content import FileRefused
from cms.editorial.bringing_in.formats import Format, Reading
from painlibrary.reference_formats.reference_rows import ReferenceRow, body, left_out, person

BEGINS = re.compile(r"^TY {0,2}- ?", re.MULTILINE)
TAG = re.compile(r"^([A-Z][A-Z0-9])  -")
# A semicolon can belong to an address as well as end it.
UNDIVIDED: dict[str, str] = {}
NEXT_ADDRESS = re.compile(r";\s+|;(?=https?://)")
TYPES = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "JFULL": "article-journal",
    "ABST": "article-journal",
    "INPR": "article-journal",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-encyclopedia",
    "RPRT": "report",
    "GOVDOC": "report",
    "STAND": "report",
    "BLOG": "post-weblog",
    "ELEC": "webpage",
    "WEB": "webpage",
}
# What RIS has types for, and the library does not.
OTHERS = set(
    [
        "GEN",
        "THES",
        "CONF",
        "CPAPER",
        "MGZN",
        "NEWS",
        "PAMP",
        "PAT",
        "SLIDE",
        "VIDEO",
        "SOUND",
        "UNPB",
        "UNPD",
        "MANSCPT",
        "BILL",
        "CASE",
        "STAT",
        "HEAR",
        "ART",
        "MAP",
        "MPCT",
        "MUSIC",
        "COMP",
        "DATA",
        "DBASE",
        "AGGR",
        "ANCIENT",
        "CHART",
        "CLSWK",
        "CTLG",
        "EQUA",
        "FIGURE",
        "GRANT",
        "HEARING",
        "ICOMM",
        "LEGAL",
        "MULTI",
        "PCOMM",
        "SER",
        "ADVS",
        "UNBILL",
    ]
)
TITLES = ("title", "primary_title")
CONTAINERS = ("journal_name", "secondary_title", "alternate_title3", "alternate_title2")
TAKEN = set(
    [
        "TY",
        "ER",
        "TI",
        "T1",
        "T2",
        "AU",
        "A1",
        "JO",
        "JF",
        "JA",
        "J2",
        "PB",
        "PY",
        "Y1",
        "DA",
        "Y2",
        "UR",
        "L2",
        "DO",
        "M3",
        "SN",
        "LA",
        "AN",
        "ID",
        "DB",
        "DP",
    ]
)


def recognizes(content):
    if content.is_zip:
        return False
    return BEGINS.search(content.text[:5000]) is not None and content.text.lstrip()[:1] != "{"


def read(model, content):
    text, rows, tags = content.text, [], set()
    starts = [found.start() for found in BEGINS.finditer(text)]
    if text[: starts[0]].strip():
        raise FileRefused("Text stands before the first “TY  - ”. Delete it, or mend the record.")
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        line = text.count("\n", 0, start) + 1
        row, found = _row(number, line, text[start:end])
        rows.append(row)
        tags |= found - TAKEN
    return Reading(rows, left_out(tags))


def _row(number, line, text):
    tags = {found[1] for each in text.splitlines() if (found := TAG.match(each))}
    row = ReferenceRow(number, line=line)
    records = rispy.loads(text, delimiter_tags_mapping=UNDIVIDED)
    if len(records) != 1:
        row.fault("ER", "The record does not end with “ER  - ”. Add that line.")
        records = rispy.loads(f"{text.rstrip()}\nER  - \n", delimiter_tags_mapping=UNDIVIDED)
    if records:
        _fill(row, records[0], tags)
    return row.named(), tags


def _fill(row, record, tags):
    def column(*names):
        return next((name for name in names if name in tags), names[0])

    kind = record.get("type_of_reference", "").upper()
    if kind in TYPES or kind in OTHERS:
        row.put("csl_type", TYPES.get(kind, "document"), "TY")
    else:
        row.columns["csl_type"] = "TY"
        row.fault("TY", f"“{kind[:20]}” is no type of RIS. Write JOUR, BOOK, CHAP, RPRT or ELEC.")
    row.text("title", _first(record, TITLES), column("TI", "T1"))
    names = record.get("authors") or record.get("first_authors") or []
    row.authors([_name(name) for name in names], column("AU", "A1"))
    row.text("container_title", _first(record, CONTAINERS), column("JO", "T2", "JF", "JA", "J2"))
    row.text("publisher", record.get("publisher"), "PB")
    _dates(row, record, tags)
    row.doi(record.get("doi"), "DO")
    for url in record.get("urls", [])[:1]:
        row.address(NEXT_ADDRESS.split(url)[0], "UR")
    row.isbn(record.get("issn"), "SN")
    row.language(record.get("language"), "LA")
    _accession(row, record)


def _first(record, names):
    return next((record[name] for name in names if record.get(name)), "")


def _name(written):
    if ",," in written:
        # So EndNote writes a comma within the name of a body.
        return body(written.replace(",,", ","))
    family, comma, given = written.partition(",")
    return person(family, given.replace(",", " ")) if comma else body(written)


def _dates(row, record, tags):
    written = record.get("date") or record.get("year") or record.get("publication_year")
    year = str(record.get("year") or record.get("publication_year") or "")
    column = next((tag for tag in ("DA", "PY", "Y1") if tag in tags), "PY")
    if record.get("date") and not re.search(r"\d{4}", record["date"]):
        # “May 31”: the year stands in a line of its own.
        written = f"{year[:4]} {record['date']}"
    row.date("issued", written, column)
    row.date("accessed", record.get("access_date"), "Y2")


def _accession(row, record):
    """The number of a register is a PMID only where the record says so."""
    names = f"{record.get('name_of_database', '')} {record.get('database_provider', '')}".casefold()
    number = str(record.get("accession_number", "")).strip()
    if number.isdigit() and ("pubmed" in names or "medline" in names or "nlm" in names):
        row.put("pmid", number, "AN")


RIS = Format("ris", "RIS (.ris)", (".ris", ".txt"), recognizes, read)
