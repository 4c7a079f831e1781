"""The elements of a JSON list, one after another, without ever holding the list.

What is wrong with a file is said in the words, and at the line and column, of Python's own reader.
"""

import codecs
import json
import re

AT_ONCE = 1 << 18
# No element of a fixture is longer: what cannot be read by then is no JSON.
LONGEST_ELEMENT = 1 << 24
BLANKS = re.compile(r"[ \t\n\r]*")
BYTE_ORDER_MARK = "\ufeff"


class Unreadable(ValueError):
    """The file is no JSON list. ``str()`` says where, and what is wrong there."""


class Elements:
    """Iterate over ``(element, first byte, byte after it)`` of a binary stream that can be sought."""

    def __init__(self, stream, at_once=AT_ONCE):
        self.stream, self.at_once = stream, at_once
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.is_at_end = False
        # The text that was read and is still needed, how far it is used, and what came before it.
        self.text, self.used, self.is_plain = "", 0, True
        self.bytes_used, self.lines, self.columns, self.bytes_read, self.bytes_in_line = (0,) * 5

    def __iter__(self):
        if self._sign() != "[":
            raise self._no_list()
        self._use(self.used + 1)
        if self._sign() != "]":
            yield self._element()
            while (sign := self._sign()) == ",":
                self._use(self.used + 1)
                self._sign()
                yield self._element()
            if sign != "]":
                raise self._no_json("Expecting ',' delimiter")
        self._use(self.used + 1)
        if self._sign():
            raise self._no_json("Extra data")

    def _sign(self):
        """The next character that is no blank; none at the end of the file."""
        while True:
            self._use(BLANKS.match(self.text, self.used).end())
            if self.used < len(self.text):
                return self.text[self.used]
            if self.is_at_end:
                return ""
            self._read_on(self.at_once)

    def _element(self):
        start = self.bytes_used
        value, end = self._decoded()
        self._use(end)
        return value, start, self.bytes_used

    def _decoded(self):
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, self.used)
            except json.JSONDecodeError as error:
                if self.is_at_end or len(self.text) - self.used > LONGEST_ELEMENT:
                    raise self._no_json(error.msg, error.pos) from error
            except (ValueError, RecursionError) as error:
                raise Unreadable(f"this cannot be read: {error}.") from error
            else:
                # A number may go on behind what was read, as in “1e+5”.
                if end + 3 < len(self.text) or self.is_at_end:
                    return value, end
            self._read_on(max(self.at_once, len(self.text)))

    def _use(self, end):
        text = self.text[self.used : end]
        self.bytes_used += len(text) if self.is_plain else len(text.encode())
        self.used = end

    def _read_on(self, size):
        done = self.text[: self.used]
        self.lines += done.count("\n")
        newline = done.rfind("\n")
        self.columns = self.used - newline - 1 if newline >= 0 else self.columns + self.used
        self.text, self.used = self.text[self.used :] + self._read(size), 0
        self.is_plain = self.text.isascii()

    def _read(self, size):
        # Whoever gets the elements may read elsewhere meanwhile.
        self.stream.seek(self.bytes_read)
        data = self.stream.read(size)
        self.is_at_end = not data
        held = len(self.decoder.getstate()[0])
        try:
            text = self.decoder.decode(data, final=self.is_at_end)
        except UnicodeDecodeError as error:
            raise self._no_text(error, held) from error
        self.bytes_read += len(data)
        newline = data.rfind(b"\n")
        self.bytes_in_line = (
            len(data) - newline - 1 if newline >= 0 else self.bytes_in_line + len(data)
        )
        return text

    def _no_list(self):
        sign = self.text[self.used : self.used + 1]
        if sign == BYTE_ORDER_MARK:
            return self._no_json("Unexpected UTF-8 BOM (decode using utf-8-sig)")
        try:
            DECODER.raw_decode(self.text, self.used)
        except json.JSONDecodeError as error:
            if sign != "{":
                return self._no_json(error.msg, error.pos)
        except (ValueError, RecursionError) as error:
            return Unreadable(f"this cannot be read: {error}.")
        return Unreadable("A fixture is a JSON list of objects.")

    def _no_json(self, message, position=None):
        before = self.text[: self.used if position is None else position]
        lines, newline = before.count("\n"), before.rfind("\n")
        column = len(before) - newline if lines else self.columns + len(before) + 1
        return Unreadable(
            f"line {self.lines + lines + 1}, column {column}: this is no JSON: {message}."
        )

    def _no_text(self, error, held):
        """``held`` bytes at the beginning of what could not be decoded were read before."""
        before = error.object[: error.start]
        lines = self.lines + self.text.count("\n") + before.count(b"\n")
        newline = before.rfind(b"\n")
        column = (
            error.start - newline if newline >= 0 else self.bytes_in_line - held + error.start + 1
        )
        return Unreadable(
            f"line {lines + 1}, column {column}: this is no UTF-8 text: {error.reason}."
        )


def loads(text):
    """The value of a text, refused as elements are."""
    return DECODER.decode(text)


def _without_repeats(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"“{twice}” stands twice in one object")
    return found


def _refuse_constant(name):
    raise ValueError(f"{name} is no number")


# Python's reader takes a name that stands twice, and words for numbers that are none.
DECODER = json.JSONDecoder(object_pairs_hook=_without_repeats, parse_constant=_refuse_constant)
