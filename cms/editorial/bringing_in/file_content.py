"""What a file holds, whatever its name says: bytes, text, and in which encoding."""

import codecs
import re
from functools import cached_property

from cms.editorial.refusals import Refused

MEGABYTE = 1024 * 1024
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# What Windows-1252 has no sign for: where one stands, the text was written some other way.
NOT_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
]
FOREIGN = [
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.xls, .doc). Save it as .xlsx"),
    (b"\x1f\x8b", "a compressed file. Unpack it"),
    (b"Rar!", "a compressed file. Unpack it"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
]


class FileRefused(Refused):
    """The file as a whole cannot be read. ``details`` may list what to mend in it."""

    code = "file-refused"


class FileContent:
    """The bytes of an uploaded file."""

    def __init__(self, name, data):
        self.name, self.data = name, data
        self.encoding = ""
        if not data.strip():
            raise FileRefused("The file is empty. Choose the file that holds your rows.")
        for beginning, spoken in FOREIGN:
            if data.startswith(beginning):
                raise FileRefused(f"This is {spoken}, whatever its name says. Choose another file.")

    @property
    def is_zip(self):
        return self.data.startswith(b"PK\x03\x04")

    @cached_property
    def text(self):
        """The file as text; refused where it is none, or its encoding cannot be told."""
        text = self._decoded()
        if found := CONTROLS.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise FileRefused(
                f"Line {line} holds a control character (U+{ord(found[0]):04X}). This is no text "
                "file, or it was saved wrongly: save it as text in UTF-8."
            )
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def _decoded(self):
        for mark, codec, spoken in BYTE_ORDER_MARKS:
            if self.data.startswith(mark):
                return self._as(codec, spoken)
        try:
            return self._as("utf-8", "UTF-8")
        except FileRefused as not_utf8:
            if _looks_like_utf16(self.data):
                codec = "utf-16-le" if self.data[1:2] == b"\0" else "utf-16-be"
                return self._as(codec, "UTF-16")
            if NOT_IN_1252.search(self.data):
                raise not_utf8 from None
            return self._as("cp1252", "Windows-1252")

    def _as(self, codec, spoken):
        try:
            text = self.data.decode(codec)
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise FileRefused(
                f"Line {line} cannot be read as {spoken}. Open the file in the program it comes "
                "from, and save it as text in UTF-8."
            ) from None
        if spoken == "UTF-8" and "\0" in text:
            raise FileRefused("This is no text file. Save it as text in UTF-8.")
        self.encoding = spoken
        return text


def _looks_like_utf16(data):
    """Every second byte of western text in UTF-16 is zero."""
    beginning = data[:2000]
    return len(beginning) % 2 == 0 and beginning.count(b"\0") * 3 > len(beginning)
