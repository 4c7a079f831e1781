"""Rows of spreadsheets, and what a spreadsheet may hide."""

from datetime import date, datetime

import pytest

from cms.editorial.bringing_in import formats, spreadsheets, tables, workbooks
from cms.editorial.bringing_in.file_content import FileRefused
from tests.editorial.bringing_in.workbooks import content, repacked, workbook
from tests.sampleapp.models import Book, Recipe


def read(data, model=Recipe):
    return formats.read(model, content(data))[1]


def values(reading):
    return [row.values for row in reading.rows]


def faults(reading):
    return [
        (row.number, fault.column, fault.sentence) for row in reading.rows for fault in row.faults
    ]


HEADER = ["Title", "slug", "aliases", "Price", "tested on", "follows"]


def test_workbook_gives_the_values_of_the_fields_in_any_order():
    book = workbook(
        HEADER,
        ["Soup", "soup", "Potage; Broth", 4.5, date(2024, 2, 29), "stew"],
        [],
        ["Stew", None, None, 3, "2024-03-01", None],
    )

    reading = read(book)

    assert values(reading) == [
        {
            "title": "Soup",
            "slug": "soup",
            "aliases": ["Potage", "Broth"],
            "price": "4.5",
            "tested_on": "2024-02-29",
            "follows": ["stew"],
        },
        {"title": "Stew", "price": "3", "tested_on": "2024-03-01"},
    ]
    assert [row.number for row in reading.rows] == [2, 4]
    assert reading.notices == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_table_as_text_is_read_whatever_stands_between_its_cells(delimiter):
    text = delimiter.join(["title", "aliases"]) + "\n" + delimiter.join(['"A ""b"""', "c|d"])

    assert values(read(text)) == [{"title": 'A "b"', "aliases": ["c", "d"]}]


def test_what_a_cell_cannot_be_is_said_by_row_and_column():
    book = workbook(
        HEADER,
        ["=1+1", "soup", None, "cheap", "05/06/2024", None],
        [datetime(2024, 3, 1), None, None, None, None, None],
        ["#N/A", None, None, None, None, None],
    )

    assert faults(read(book)) == [
        (2, "A", tables.FORMULA),
        (2, "D", "“cheap” is no number. Write digits, with a point."),
        (2, "E", "Write the day as YYYY-MM-DD instead of “05/06/2024”."),
        (
            3,
            "A",
            "The spreadsheet took this for a date. Format the cell as text and type it again.",
        ),
        (4, "A", "Here is the error #N/A. Mend the cell, or empty it."),
    ]


def test_formula_in_a_table_as_text_is_no_value():
    assert faults(read("title\n=SUM(A1)\n")) == [(2, "A", tables.FORMULA)]


def test_merged_cells_are_said_for_every_row_that_they_cover():
    book = workbook(
        ["title", "price"],
        ["Soup", 1],
        ["", 2],
        ["Stew", 3],
        then=lambda book: book.active.merge_cells("A2:A3"),
    )

    assert faults(read(book)) == [(2, "A", workbooks.MERGED), (3, "A", workbooks.MERGED)]


def test_hidden_sheets_are_left_alone_and_named():
    def hide(book):
        book.create_sheet("Secret").append(["title"])
        book["Secret"].sheet_state = "hidden"

    reading = read(workbook(["title"], ["Soup"], then=hide))

    assert values(reading) == [{"title": "Soup"}]
    assert reading.notices == ["Only the sheet “Sheet” was read, not “Secret”."]


def test_workbook_with_its_rows_in_a_hidden_sheet_is_read_from_the_shown_one():
    def hide(book):
        book.create_sheet("Shown").append(["title"])
        book["Shown"].append(["Stew"])
        book["Sheet"].sheet_state = "hidden"

    assert values(read(workbook(["title"], ["Soup"], then=hide))) == [{"title": "Stew"}]


def wide(columns):
    return ",".join(["title", *map(str, range(columns - 1))]) + "\nSoup\n"


BILLION = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
FAR_ROW = """<?xml version="1.0"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c></row>
<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>"""
PLAIN = workbook(["title"], ["Soup"])


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (wide(10_000), "A row has 10,000 columns, and there may be 100."),
        (workbook(["title", *range(500)], ["Soup"]), "A row has 501 columns"),
        (
            'title,price\nSoup,1\n"Stew,2\nPie,3\n',
            "row that begins in line 3: a quotation mark is op",
        ),
        ('title\n"So"up\n', "begins in line 2: a quotation mark stands inside a cell"),
        ("title\n", "The file holds no rows"),
        ("slug\nsoup\n", "The columns are not right"),
        (repacked(PLAIN, sheet1=b" " * 45_000_000), "Unpacked, the workbook takes 42 MB"),
        (repacked(PLAIN, sheet1=b" " * 5_000_000), "packed in a way no spreadsheet is"),
        (repacked(PLAIN, sheet1=BILLION), "The workbook defines entities"),
        (repacked(PLAIN, sheet1=FAR_ROW), "The sheet has more than 20,000 rows"),
        (PLAIN[:-200], "damaged"),
        (repacked(PLAIN, sheet1=b"<no"), "The workbook is damaged"),
        ("title\n" + "Soup\n" * 5001, "5,001 rows, and 5,000 can be looked at"),
        (b"PK\x03\x04 no workbook", "damaged"),
        ("<html><body>Soup</body></html>", "holds nothing that can become a recipe"),
    ],
    ids=[
        "10000-columns",
        "wide-workbook",
        "unclosed-quote",
        "stray-quote",
        "no-rows",
        "no-title",
        "zip-bomb",
        "small-zip-bomb",
        "billion-laughs",
        "far-row",
        "cut-off",
        "broken-xml",
        "too-many-rows",
        "no-zip",
        "web-page",
    ],
)
def test_file_that_is_no_table_to_read_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(FileRefused, match=sentence):
        read(data)


def test_columns_that_are_no_fields_are_named_with_their_letter():
    with pytest.raises(FileRefused) as refused:
        read("title,colour,title,price\nSoup,red,x,1\n")

    assert str(refused.value) == (
        "The columns are not right. There are: title, slug, aliases, summary, follows, price, "
        "tested_on."
    )
    assert refused.value.details == [
        "Column B: “colour” is nothing that a recipe has.",
        "Column C: “title” stands twice. Keep one of them.",
    ]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_template_is_read_as_it_is_handed_out(ending):
    data = spreadsheets.template(Book, ending)

    with pytest.raises(FileRefused, match="The file holds no rows"):
        read(data, Book)
