"""A list as a file for spreadsheets. What it holds is written as text and never as a formula."""

import csv
from datetime import date, datetime
from importlib import import_module

from django.http import FileResponse, StreamingHttpResponse

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
    # It takes ten megabytes, and most processes never need it.
    export_workbook = import_module("cms.admin.lists.export_workbook")
    file = export_workbook.written(name, [label for label, _ in columns], rows)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx")


WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
