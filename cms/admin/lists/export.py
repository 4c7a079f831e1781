"""A list as a file for spreadsheets. What it holds is written as text and never as a formula."""

import csv
import tempfile
from datetime import date, datetime

from django.http import FileResponse, StreamingHttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from cms.admin.times import minute

MOST_ROWS = 50_000
READ_AT_ONCE = 1000
# What makes a spreadsheet take a text for a formula.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORMATS = {"xlsx": "Excel (.xlsx)", "csv": "Text with commas (.csv)"}


def rows_of(queryset, columns):
    """The values of each row, read piece by piece."""
    for row in queryset[:MOST_ROWS].iterator(READ_AT_ONCE):
        yield [_plain(value(row)) for _, value in columns]


def _plain(value):
    if isinstance(value, datetime):
        return minute(value)
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        return ""
    return value if isinstance(value, int | float) else str(value)


def as_csv(name, columns, rows):
    writer = csv.writer(_Echo())

    def lines():
        # The mark by which spreadsheets know the encoding.
        yield "\ufeff"
        yield writer.writerow([label for label, _ in columns])
        for row in rows:
            yield writer.writerow([_harmless(value) for value in row])

    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8", headers=headers)


class _Echo:
    """Gives back what a writer writes."""

    def write(self, line):
        return line


def _harmless(value):
    """Text that begins like a formula, with the sign by which spreadsheets keep it text."""
    is_formula = isinstance(value, str) and value.startswith(BEGINS_A_FORMULA)
    return f"'{value}" if is_formula else value


def as_xlsx(name, columns, rows):
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name[:31])
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, label) for label, _ in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx")


def _cell(sheet, value):
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell


WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
