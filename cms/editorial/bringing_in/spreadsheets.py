"""Spreadsheets: one item per row, one field per column, named as the type declares them."""

import csv
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from io import StringIO

from django.db import models

from cms.editorial.bringing_in.file_content import FileRefused
from cms.editorial.bringing_in.formats import Format, Reading
from cms.editorial.bringing_in.rows import Row
from cms.editorial.bringing_in.tables import (
    LONGEST_CELL,
    from_csv,
    is_text_table,
    is_workbook,
    spaceless,
)
from cms.models import Item, WordsField

YES = {"yes", "true", "y", "x", "1"}
NO = {"no", "false", "n", "0"}


class Unreadable(Exception):
    """A cell that its field cannot take; the text says how to mend it."""


def columns_of(model):
    """The fields that a column can hold."""
    return [field for field in model.own_fields() if _is_simple(field)]


def _is_simple(field):
    if isinstance(field, models.JSONField):
        return isinstance(field, WordsField)
    return not (field.is_relation and issubclass(field.related_model, Item))


def read_table(model, table):
    by_letter = _fields_by_letter(model, table.header)
    rows = [_row(number, cells, by_letter) for number, cells in table.rows]
    return Reading(rows, table.notices)


def _fields_by_letter(model, header):
    known = {}
    for field in columns_of(model):
        known |= {spaceless(field.verbose_name): field, spaceless(field.name): field}
    found, faults = {}, []
    for cell in header:
        field = known.get(spaceless(cell.value))
        if cell.value in (None, "") and not cell.problem:
            continue
        if cell.problem or field is None:
            faults.append(f"Column {cell.column}: {cell.problem or _unknown(cell, model)}")
        elif field in found.values():
            faults.append(f"Column {cell.column}: “{cell.value}” stands twice. Keep one of them.")
        found[cell.column] = field
    if not faults and model._meta.get_field("title") not in found.values():
        faults.append("There is no column “title”. The first row names the columns.")
    if faults:
        names = ", ".join(field.name for field in columns_of(model))
        raise FileRefused(f"The columns are not right. There are: {names}.", faults[:20])
    return found


def _unknown(cell, model):
    return f"“{str(cell.value)[:60]}” is nothing that a {model._meta.verbose_name} has."


def _row(number, cells, by_letter):
    row = Row(number, line=number)
    for cell in cells:
        field = by_letter.get(cell.column)
        if field is None:
            if cell.value not in (None, ""):
                row.fault(cell.column, "This column has no name in the first row. Name it.")
        elif cell.problem:
            row.fault(cell.column, cell.problem)
            row.columns[field.name] = cell.column
        elif cell.value not in (None, ""):
            _put(row, field, cell)
    return row


def _put(row, field, cell):
    row.columns[field.name] = cell.column
    try:
        row.put(field.name, value_of(field, cell.value), cell.column)
    except Unreadable as error:
        row.fault(cell.column, str(error))


def value_of(field, value):
    """The value of a cell as a fixture would write it."""
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        raise Unreadable(f"This cell has {len(value):,} characters. Shorten it.")
    if isinstance(field, models.BooleanField):
        return _truth(value)
    if isinstance(field, models.DateField):
        return _day(value)
    if isinstance(value, datetime | date):
        raise Unreadable(
            "The spreadsheet took this for a date. Format the cell as text and type it again."
        )
    if isinstance(field, models.IntegerField | models.DecimalField):
        return _number(field, value)
    return _words(field, _as_text(value))


def _words(field, text):
    if isinstance(field, WordsField):
        lines = text.replace(";", "\n").replace("|", "\n").split("\n")
        return [line.strip() for line in lines if line.strip()]
    if field.is_relation:
        return [text]
    return _code(field, text) if field.choices else text


def _as_text(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _code(field, text):
    """Choices may be written as their code or as people read them."""
    labels = {str(label).casefold(): code for code, label in field.flatchoices}
    return labels.get(text.casefold(), text)


def _truth(value):
    spoken = _as_text(value).casefold()
    if spoken not in YES | NO:
        raise Unreadable(f"“{spoken}” is neither yes nor no. Write yes or no.")
    return spoken in YES


def _day(value):
    if isinstance(value, datetime):
        value = value.date()
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()
    except ValueError:
        raise Unreadable(f"Write the day as YYYY-MM-DD instead of “{value}”.") from None


def _number(field, value):
    text = _as_text(value)
    try:
        number = Decimal(text)
        is_whole = number == number.to_integral_value()
    except ArithmeticError:
        raise Unreadable(f"“{text}” is no number. Write digits, with a point.") from None
    if isinstance(field, models.IntegerField):
        if not is_whole:
            raise Unreadable(f"“{text}” is no whole number.")
        return int(number)
    return text


def _workbooks():
    """What reads and writes XLSX takes ten megabytes, and most processes never need it."""
    return import_module("cms.editorial.bringing_in.workbooks")


SPREADSHEET = Format(
    "spreadsheet",
    "a spreadsheet (.xlsx)",
    (".xlsx",),
    is_workbook,
    lambda model, content: read_table(model, _workbooks().read(content)),
    row="Row",
    column="column",
    has_template=True,
)
TEXT_TABLE = Format(
    "csv",
    "a table as text (.csv)",
    (".csv", ".tsv"),
    is_text_table,
    lambda model, content: read_table(model, from_csv(content)),
    row="Line",
    column="column",
    has_template=True,
)


# Templates to fill in


def template(model, ending):
    """An empty table with the columns of the type, as the bytes of a file."""
    names = [field.name for field in columns_of(model)]
    if ending == "csv":
        text = StringIO()
        csv.writer(text).writerow(names)
        return text.getvalue().encode("utf-8-sig")
    helps = [[each.name, str(each.help_text), _choices(each)] for each in columns_of(model)]
    return _workbooks().template(str(model._meta.verbose_name_plural), names, helps)


def _choices(field):
    if field.choices:
        return ", ".join(str(code) for code, _ in field.flatchoices)
    if isinstance(field, WordsField):
        return "Several: put semicolons between them."
    if isinstance(field, models.BooleanField):
        return "yes or no"
    return f"The slug of a {field.related_model._meta.verbose_name}." if field.is_relation else ""
