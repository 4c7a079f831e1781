"""Workbooks (XLSX): what stands on the first sheet, cell by cell, and empty ones to fill in."""

import zipfile
from io import BytesIO

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from cms.editorial.bringing_in.file_content import MEGABYTE, FileRefused
from cms.editorial.bringing_in.tables import FORMULA, Cell, letter_of, of_rows, require_width

MOST_UNPACKED = 40 * MEGABYTE
MOST_TIMES_LARGER = 200
MOST_ENTRIES = 500
MOST_TABLE_ROWS = 20_000
ENTITIES = "The workbook defines entities, which none needs. Save it anew."
DAMAGED = "The workbook is damaged. Open it in a spreadsheet program and save it again."
MERGED = "This cell is merged with others. Undo the merge and write a value in each cell."


def read(content):
    """The ``Table`` on the first visible sheet. Raises ``FileRefused``."""
    try:
        _refuse_bombs(content.data)
        book = load_workbook(BytesIO(content.data), read_only=True, keep_links=False)
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
    return of_rows(rows, notices)


def _listed(names):
    return ", ".join(f"“{name}”" for name in names[:5]) + (" and others" if names[5:] else "")


def _cells(number, cells, merged):
    require_width(len(cells))
    return [_sheet_cell(number, index, cell, merged) for index, cell in enumerate(cells, start=1)]


def _sheet_cell(number, index, cell, merged):
    letter, value = letter_of(index), cell.value
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


def template(title, names, helps):
    """An empty workbook with these columns; ``helps`` are the rows of a second sheet about them."""
    book, file = Workbook(), BytesIO()
    rows, help_ = book.active, book.create_sheet("What the columns mean")
    rows.title = title[:31]
    rows.append(names)
    rows.freeze_panes = "A2"
    for row in helps:
        help_.append(row)
    for column in "ABCDEFGH":
        rows.column_dimensions[column].width = 28
    help_.column_dimensions["B"].width = 90
    book.save(file)
    return file.getvalue()
