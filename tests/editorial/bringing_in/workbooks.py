"""Workbooks and tables as people, and others, make them."""

import zipfile
from io import BytesIO

from openpyxl import Workbook

from cms.editorial.bringing_in.file_content import FileContent


def workbook(*rows, then=lambda book: None):
    """The bytes of a workbook with these rows; ``then`` does more to it before it is saved."""
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    then(book)
    book.save(file)
    return file.getvalue()


def repacked(data, **entries):
    """The workbook with other content in some of its files, named without folder and ending."""
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, entries.get(stem, old.read(name)))
    return file.getvalue()


def content(data, name="rows.xlsx"):
    return FileContent(name, data.encode() if isinstance(data, str) else data)
