"""BibTeX and biblatex."""

import re

import bibtexparser
from bibtexparser.middlewares import SeparateCoAuthors
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

from cms.editorial.bringing_in.formats import Format, Reading
from painlibrary.reference_formats.partial_dates import month_named
from painlibrary.reference_formats.reference_rows import ReferenceRow, body, left_out, person
from painlibrary.vocabularies import CslType

ENTRY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
MACROS = get_default_latex_context_db()
# Known there as a letter of its own, and written for the plain sign.
MACROS.add_context_category(
    "signs", macros=[MacroTextSpec("textasciicircum", simplify_repl="^")], prepend=True
)
LATEX = LatexNodes2Text(
    MACROS, math_mode="verbatim", keep_comments=True, strict_latex_spaces="macros"
)
# One pair of braces around all of it: pairs inside count, and stand at most two deep.
BRACED = re.compile(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "inreference": "entry-encyclopedia",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
}
OTHERS = set(
    [
        "misc",
        "phdthesis",
        "mastersthesis",
        "thesis",
        "inproceedings",
        "conference",
        "booklet",
        "manual",
        "unpublished",
        "periodical",
        "dataset",
        "software",
        "patent",
        "suppbook",
        "suppperiodical",
        "reference",
    ]
)
TAKEN = set(
    [
        "title",
        "subtitle",
        "author",
        "journal",
        "journaltitle",
        "booktitle",
        "publisher",
        "institution",
        "organization",
        "year",
        "month",
        "date",
        "urldate",
        "doi",
        "url",
        "howpublished",
        "isbn",
        "pmid",
        "eprint",
        "eprinttype",
        "archiveprefix",
        "langid",
        "language",
        "entrysubtype",
        "titleaddon",
    ]
)


def recognizes(content):
    return not content.is_zip and ENTRY.match(content.text.lstrip()[:2000] or "") is not None


def read(model, content):
    library = bibtexparser.parse_string(content.text, append_middleware=[SeparateCoAuthors()])
    blocks = sorted([*library.entries, *library.failed_blocks], key=lambda each: each.start_line)
    rows, names = [], set()
    for number, block in enumerate(blocks, start=1):
        row = ReferenceRow(number, line=block.start_line + 1)
        if block in library.failed_blocks:
            row.fault("", _failure(block))
        else:
            fields = {field.key.lower(): field.value for field in block.fields}
            names |= fields.keys() - TAKEN
            _fill(row, block.entry_type.lower(), fields)
        rows.append(row.named())
    return Reading(rows, left_out(names))


def _failure(block):
    key = getattr(block, "key", None)
    if key:
        return f"The key “{key}” stands twice in the file. Give this entry another."
    return (
        "The entry cannot be read: a brace, a quotation mark or a comma is missing. Mend it in "
        "the program it comes from."
    )


def plain(value):
    """Text without LaTeX: accents become letters, braces go."""
    text = str(value or "")
    if not set(text) & set("\\{}~$-`'"):
        return text
    return " ".join(LATEX.latex_to_text(text).split())


def _fill(row, kind, fields):
    def text(*names):
        return next((plain(fields[name]) for name in names if fields.get(name)), "")

    def column(*names):
        return next((name for name in names if fields.get(name)), names[0])

    _kind(row, kind, text("url", "howpublished"), fields.get("entrysubtype"))
    row.text("title", ": ".join(filter(None, [text("title"), text("subtitle")])), "title")
    row.authors([_name(each) for each in fields.get("author") or []], "author")
    where = ("journal", "journaltitle", "booktitle", "titleaddon")
    row.text("container_title", text(*where), column(*where))
    who = ("publisher", "institution", "organization")
    row.text("publisher", text(*who), column(*who))
    row.date("issued", _issued(fields), column("date", "year"))
    row.date("accessed", text("urldate"), "urldate")
    row.doi(fields.get("doi"), "doi")
    row.address(_address(fields), column("url", "howpublished"))
    row.isbn(text("isbn"), "isbn")
    _pmid(row, fields)
    row.language(text("langid", "language"), column("langid", "language"))


def _kind(row, kind, address, subtype):
    if subtype in CslType.values:
        row.put("csl_type", subtype, "entrysubtype")
    elif kind == "misc" and address.startswith("http"):
        row.put("csl_type", "webpage", "@type")
    elif kind in TYPES or kind in OTHERS:
        row.put("csl_type", TYPES.get(kind, "document"), "@type")
    else:
        row.columns["csl_type"] = "@type"
        row.fault("@type", f"“@{kind[:30]}” is no type that is known. Write @article or @misc.")


def _name(written):
    written = written.strip()
    if BRACED.fullmatch(written):
        return body(plain(written[1:-1]))
    if written.endswith(","):
        return person(plain(written[:-1]))
    try:
        parts = parse_single_name_into_parts(written, strict=False)
    except InvalidNameError:
        return body(plain(written))
    family = " ".join([*parts.von, *parts.last])
    given = " ".join([*parts.first, *parts.jr])
    return person(plain(family), plain(given)) if given else body(plain(family))


def _issued(fields):
    if fields.get("date"):
        # An interval of biblatex: when it began to appear.
        return plain(fields["date"]).split("/")[0]
    year, month = plain(fields.get("year")), month_named(plain(fields.get("month")))
    return f"{year}-{month:02}" if year.isdigit() and month else year


def _address(fields):
    url = str(fields.get("url") or "").replace("\\", "").strip("{}")
    found = re.search(r"https?://[^\s{}<>]+", str(fields.get("howpublished") or ""))
    return url or (found[0] if found else "")


def _pmid(row, fields):
    kind = str(fields.get("eprinttype") or fields.get("archiveprefix") or "").lower()
    if fields.get("pmid"):
        row.text("pmid", fields["pmid"], "pmid")
    elif kind == "pubmed":
        row.text("pmid", fields.get("eprint"), "eprint")


BIBTEX = Format("bibtex", "BibTeX (.bib)", (".bib", ".txt"), recognizes, read, row="Entry")
