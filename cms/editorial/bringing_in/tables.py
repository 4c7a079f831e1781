"""Tables: what a spreadsheet holds, cell by cell, from CSV or XLSX."""

import csv
import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO, StringIO

import openpyxl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from cms.editorial.bringing_in.file_content import MEGABYTE, FileRefused

MOST_COLUMNS = 100
MOST_UNPACKED = 40 * MEGABYTE
MOST_TIMES_LARGER = 200
MOST_ENTRIES = 500
MOST_TABLE_ROWS = 20_000
LONGEST_CELL = 100_000
FORMULA = "Here is a formula. Copy the column, paste it as values, and upload the file again."
ENTITIES = "The workbook defines entities, which none needs. Save it anew."
DAMAGED = "The workbook is damaged. Open it in a spreadsheet program and save it again."
MERGED = "This cell is merged with others. Undo the merge and write a value in each cell."


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
    _require_width(max((len(cells) for _, cells in rows), default=0))
    lettered = [
        (number, [_text_cell(*each) for each in enumerate(cells)]) for number, cells in rows
    ]
    return _table(lettered)


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
    return Cell(get_column_letter(index + 1), text, problem)


# XLSX


def from_workbook(content):
    try:
        _refuse_bombs(content.data)
        book = openpyxl.load_workbook(BytesIO(content.data), read_only=True, keep_links=False)
        return _sheet_table(book, content.data)
    except FileRefused:
        raise
    except DefusedXmlException:
        raise FileRefused(ENTITIES) from None
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        ParseError,
        KeyError,
        ValueError,
        OSError,
    ) as e:
        # What the XML parser refuses, openpyxl calls a value error.
        is_bomb = isinstance(e.__cause__, DefusedXmlException)
        raise FileRefused(ENTITIES if is_bomb else DAMAGED) from None


def _refuse_bombs(data):
    """Look at the declared sizes; nothing is unpacked beyond what is declared."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    unpacked = sum(each.file_size for each in entries)
    if unpacked > MOST_UNPACKED or len(entries) > MOST_ENTRIES:
        raise FileRefused(
            f"Unpacked, the workbook takes {unpacked // MEGABYTE:,} MB, and "
            f"{MOST_UNPACKED // MEGABYTE} MB can be read. Copy the rows into a new workbook."
        )
    if unpacked > MEGABYTE and unpacked > MOST_TIMES_LARGER * len(data):
        raise FileRefused("The workbook is packed in a way no spreadsheet is. Save it anew.")


def _sheet_table(book, data):
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise FileRefused("All sheets of the workbook are hidden. Show the one with your rows.")
    sheet = visible[0]
    others = [other.title for other in book.worksheets if other is not sheet]
    notices = [f"Only the sheet “{sheet.title}” was read, not {_listed(others)}."] if others else []
    merged = _merged_cells(data, sheet)
    rows = []
    # What a sheet says of its own size may be wrong.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_TABLE_ROWS:
            raise FileRefused(f"The sheet has more than {MOST_TABLE_ROWS:,} rows. Divide it.")
        read = _cells(number, cells, merged)
        if any(cell.value not in (None, "") or cell.problem for cell in read):
            rows.append((number, read))
    return _table(rows, notices)


def _listed(names):
    return ", ".join(f"“{name}”" for name in names[:5]) + (" and others" if names[5:] else "")


def _cells(number, cells, merged):
    _require_width(len(cells))
    return [_sheet_cell(number, index, cell, merged) for index, cell in enumerate(cells, start=1)]


def _sheet_cell(number, index, cell, merged):
    letter, value = get_column_letter(index), cell.value
    if isinstance(value, str):
        value = value.strip()
    if any(left <= index <= right and top <= number <= low for left, top, right, low in merged):
        return Cell(letter, value, MERGED)
    if cell.data_type == "f":
        return Cell(letter, "", FORMULA)
    if cell.data_type == "e":
        return Cell(letter, "", f"Here is the error {value}. Mend the cell, or empty it.")
    return Cell(letter, value)


def _merged_cells(data, sheet):
    """The areas that are merged; openpyxl leaves them out when it reads row by row."""
    # The only place where the sheet says which file of the workbook it is.
    path = sheet._worksheet_path.lstrip("/")
    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(path) as file:
        areas = []
        for _, element in iterparse(file):
            if element.tag.endswith("}mergeCell"):
                areas.append(range_boundaries(element.attrib["ref"]))
            # Nothing else of the sheet is kept.
            element.clear()
        return areas


# Both


def _require_width(width):
    if width > MOST_COLUMNS:
        raise FileRefused(
            f"A row has {width:,} columns, and there may be {MOST_COLUMNS}. Delete those that are "
            "not needed; the template shows which there are."
        )


def _table(rows, notices=()):
    if not rows:
        raise FileRefused("The table is empty. The first row names the columns.")
    (_, header), *body = rows
    return Table(header, body, list(notices))


def spaceless(name):
    """A column as people may write it, as the fields are called."""
    return re.sub(r"[\s_-]+", "_", str(name or "").strip().casefold())
