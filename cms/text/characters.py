"""Characters: which have no place in a text, where something stands, and which are much the same."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

BIDIRECTIONAL = "\u202a-\u202e\u2066-\u2069"
# With the code points that are no characters, which programs use among themselves.
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
SURROGATES = "\ud800-\udfff"

LINE_BREAK = re.compile(r"\r\n|\r|\n")

# One class of characters: that is found eight times as fast as one of several.
REFUSED = re.compile(f"[{CONTROL}{SURROGATES}{BIDIRECTIONAL}]")
REASONS = {
    CONTROL: "is an invisible control character: delete it and type the text around it anew.",
    SURROGATES: "is half of a broken character: delete it and type the character anew.",
    BIDIRECTIONAL: "is an invisible mark that makes text read differently from how it is stored:"
    " delete it.",
}


@dataclass(frozen=True)
class TextProblem:
    """Something to mend before a text can be saved; lines and columns count from 1."""

    message: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"Line {self.line}, column {self.column}: {self.message}"


class Lines:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def character_problems(text: str) -> Iterator[TextProblem]:
    if not REFUSED.search(text):
        return
    lines = Lines(text)
    for found in REFUSED.finditer(text):
        line, column = lines.position(found.start())
        reason = next(each for signs, each in REASONS.items() if re.match(f"[{signs}]", found[0]))
        yield TextProblem(f"U+{ord(found[0]):04X} {reason}", line, column)


def unaccented(text: str) -> str:
    """Lower case, without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    # Once more: a letter that is drawn as a sign, as in “ℌ”, comes apart as a capital.
    lower = unicodedata.normalize("NFKD", apart.casefold())
    return "".join(each for each in lower if not unicodedata.combining(each))
