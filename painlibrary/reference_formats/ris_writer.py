"""References as RIS, which every reference manager reads."""

from cms.delivery.representations import Representation
from painlibrary.reference_formats.statements import note_of, type_of

TYPES = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "report": "RPRT",
    "post-weblog": "BLOG",
    "webpage": "ELEC",
    "document": "GEN",
}
LINE_END = "\r\n"


def record(document):
    """One record, from TY to ER: only what the library states of the reference."""
    issued = document["issued"]
    lines = [
        ("TY", TYPES[type_of(document)]),
        ("ID", document["slug"]),
        ("TI", document["title"]),
        *(("AU", _starless(name(author))) for author in document["authors"]),
        ("T2", _starless(document["container_title"])),
        ("PB", document["publisher"]),
        ("PY", issued and issued[:4]),
        ("DA", issued and _date(issued)),
        ("Y2", document["accessed"] and _date(document["accessed"])),
        ("DO", document["doi"]),
        ("UR", document["source_url"]),
        ("SN", document["isbn"]),
        ("LA", document["language"]),
        ("DB", document["pmid"] and "PubMed"),
        ("AN", document["pmid"]),
        ("N1", note_of(document)),
    ]
    written = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return LINE_END.join([*written, "ER  - ", "", ""])


def name(author):
    """``Family, Given``. A comma of its own is doubled in a literal name, and elsewhere a space."""
    if "literal" in author:
        return author["literal"].replace(",", ",,")
    family, given = author["family"].replace(",", " "), author.get("given", "")
    return f"{family}, {given.replace(',', ' ')}"


def _starless(value):
    """RIS gives the asterisk a meaning of its own in names and periodicals."""
    return value and value.replace("*", " ")


def _date(partial):
    """``2024/05/31/``, whose missing parts stay empty."""
    year, month, day, *_ = [*partial.split("-"), "", ""]
    return f"{year}/{month}/{day}/"


RIS = Representation(
    "ris",
    "application/x-research-info-systems",
    lambda document: record(document).encode(),
    "Records of RIS in UTF-8, lines ended by CR LF.",
    suffix=".ris",
    is_text=True,
    of_lists=True,
)
