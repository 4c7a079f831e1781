"""What a file is, whatever its name says."""

import pytest

from cms.editorial.bringing_in.file_content import FileContent, FileRefused


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_text_is_read_in_the_encoding_that_it_is_in(codec, encoding):
    content = FileContent("rows.csv", "title\r\nCrème brûlée".encode(codec))

    assert (content.text, content.encoding) == ("title\nCrème brûlée", encoding)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t", "The file is empty."),
        (b"MZ\x90\x00\x03", "This is a Windows program"),
        (b"\x7fELF\x02", "This is a program"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1", "This is an old Office file"),
        (b"\x89PNG\r\n", "This is a picture"),
    ],
    ids=["empty", "blank", "exe", "elf", "pdf", "xls", "png"],
)
def test_file_of_another_kind_is_refused_whatever_its_name(data, sentence):
    with pytest.raises(FileRefused, match=sentence):
        FileContent("rows.csv", data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"title\nCr\xe8me \x81", "Line 2 cannot be read as UTF-8"),
        (b"\xff\xfet\x00i", None),
        (b"\xff\xfet\x00i\x00\x00\xd8", "cannot be read as UTF-16"),
        (b"title\n\x07bell", "Line 2 holds a control character .U.0007."),
        (b"title\x00\x00x", "This is no text file"),
    ],
    ids=["neither", "half", "broken-utf-16", "control", "zeros"],
)
def test_text_that_cannot_be_read_is_refused_by_line(data, sentence):
    with pytest.raises(FileRefused, match=sentence):
        FileContent("rows.csv", data).text  # noqa: B018 - read when asked for
