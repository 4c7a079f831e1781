"""Tables: what a spreadsheet holds, cell by cell; from CSV here, from XLSX in ``workbooks``."""

import csv
import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from string import ascii_uppercase

from cms.editorial.bringing_in.file_content import FileRefused

MOST_COLUMNS = 100
LONGEST_CELL = 100_000
FORMULA = "Here is a formula. Copy the column, paste it as values, and upload the file again."


@dataclass(frozen=True)
class Cell:
    """A value with its address; ``problem`` says why the value cannot be taken."""

    column: str
    value: object = None
    problem: str = ""


@dataclass
class Table:
    """The first row names the columns. ``rows`` is ``[(row number, [Cell, …])]``, empty rows left out."""

    header: list[Cell]
    rows: list[tuple[int, list[Cell]]]
    notices: list[str] = field(default_factory=list)


def is_workbook(content):
    if not content.is_zip:
        return False
    try:
        with zipfile.ZipFile(BytesIO(content.data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile:
        raise FileRefused("This file is damaged: it cannot be unpacked. Save it again.") from None


def is_text_table(content):
    return not content.is_zip and content.text.lstrip()[:1] not in ("{", "<", "@")


# CSV


def from_csv(content):
    text = content.text
    delimiter = max(",;\t", key=text.lstrip("\n").partition("\n")[0].count)
    numbered = list(_csv_rows(text, delimiter))
    rows = [(number, cells) for number, cells in numbered if any(cells)]
    require_width(max((len(cells) for _, cells in rows), default=0))
    lettered = [
        (number, [_text_cell(*each) for each in enumerate(cells)]) for number, cells in rows
    ]
    return of_rows(lettered)


def _csv_rows(text, delimiter):
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        sentence = f"In the row that begins in line {begins}: {_spoken(error)}"
        raise FileRefused(sentence) from None


def _spoken(error):
    if "end of data" in str(error):
        return "a quotation mark is opened and never closed. Close it, or delete it."
    if "field larger" in str(error):
        return "a cell is too long. Perhaps a quotation mark is opened and never closed."
    return "a quotation mark stands inside a cell. Write it twice, or delete it."


def _text_cell(index, text):
    text = text.strip()
    problem = FORMULA if text.startswith("=") else ""
    return Cell(letter_of(index + 1), text, problem)


# Of both kinds


def require_width(width):
    if width > MOST_COLUMNS:
        raise FileRefused(
            f"A row has {width:,} columns, and there may be {MOST_COLUMNS}. Delete those that are "
            "not needed; the template shows which there are."
        )


def of_rows(rows, notices=()):
    """The ``Table`` of these ``(row number, [Cell, …])``."""
    if not rows:
        raise FileRefused("The table is empty. The first row names the columns.")
    (_, header), *body = rows
    return Table(header, body, list(notices))


def letter_of(number):
    """What spreadsheets call the column of this number: A, B … Z, AA, AB …"""
    before, place = divmod(number - 1, len(ascii_uppercase))
    return (letter_of(before) if before else "") + ascii_uppercase[place]


def spaceless(name):
    """A column as people may write it, as the fields are called."""
    return re.sub(r"[\s_-]+", "_", str(name or "").strip().casefold())
