"""Who is cited, for what, and where: the grammar of citations.

``[@slug]`` cites a source, ``[@slug, p. 2]`` a place in it, ``[!@slug]`` a source that says
otherwise, ``[?A Name]`` a source that is not in the library yet; ``;`` divides several in one
bracket. The same text with identifiers instead of slugs is the canonical form.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from markdown_it.token import Token

from cms.text.characters import BIDIRECTIONAL, CONTROL, SURROGATES, Lines
from cms.text.dialect import OPENING, REST_OF_BRACKET, flattened, parse
from cms.text.gaps import REMOVED, around, close_gaps

Stance = Literal["supports", "contradicts"]

TARGET = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NOT_IN_WORDS = re.compile(rf"[\[\];@\u2028\u2029{CONTROL}\t\n\r{SURROGATES}{BIDIRECTIONAL}]")
SIGN = re.compile(r"!?@|\?")
# Paragraphs that begin with a letter, of letters, digits and marks that mean nothing to Markdown;
# and brackets that can only be citations. No run is tried twice, so a long text is read once.
LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
WORDLY = LETTER + r"0-9 .,:;()'\"%/’“”–—\-"
ONLY_WORDS_AND_CITATIONS = re.compile(
    rf"(?=[{LETTER}])(?:[{WORDLY}]++|\n++(?=[{LETTER}])"
    rf"|\[(?=!?@|\?)[{WORDLY}@!?]*+\](?!\())*+"
)

BLANKS = re.compile(r"[ \t\r\n]*")

ONLY_CITATIONS = (
    "Only citations can stand here: put each source in a bracket,"
    " as in [@mount-sinai-procedures] or [?Mount Sinai]."
)
NOT_CLOSED = (
    "This citation is not closed: add “]” on the same line,"
    " or write “\\[” to show the bracket as text."
)
NO_SOURCE = "A source is missing here: write it, or delete the “;” or the empty bracket."
NO_SIGN = (
    "“{}” is not a source: begin each one with “@”, “!@” or “?”,"
    " as in [@mount-sinai-procedures; ?Mount Sinai]."
)


class CitationError(ValueError):
    """What is wrong with a citation, where, and how to mend it."""

    def __init__(self, message: str, *, line: int, column: int) -> None:
        super().__init__(f"Line {line}, column {column}: {message}")
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Citation:
    """A source of the library, named by its slug or, in canonical text, its identifier."""

    target: str
    stance: Stance = "supports"
    locator: str | None = None

    def __post_init__(self) -> None:
        check_target(self.target)
        if self.locator is not None:
            check_words(self.locator, "The place after the comma", "delete the comma")

    def __str__(self) -> str:
        sign = "!@" if self.stance == "contradicts" else "@"
        place = f", {self.locator}" if self.locator is not None else ""
        return f"{sign}{self.target}{place}"


@dataclass(frozen=True)
class NamedSource:
    """A source as it is named in print, not matched to a reference yet."""

    name: str

    def __post_init__(self) -> None:
        check_words(self.name, "The name after “?”", "write “\\[” to show the bracket as text")

    def __str__(self) -> str:
        return f"?{self.name}"


Source = Citation | NamedSource


class Placed(NamedTuple):
    """A source, and where the text names its target or its name."""

    source: Source
    start: int
    end: int


class Bracket(NamedTuple):
    start: int
    end: int
    sources: list[Placed]


def parse_sources(text: str) -> list[Source]:
    """The sources of a cell, which holds nothing but citations."""
    return list(sources_of_cell(text))


# What is checked is frozen next, and most facts of an item have the same sources.
@lru_cache(maxsize=32)
def sources_of_cell(text: str) -> tuple[Source, ...]:
    lines = Lines(text)
    cited: dict[str, Source] = {}
    for placed in placed_in_cell(text, lines):
        source = placed.source
        name = source.target if isinstance(source, Citation) else f"?{source.name.casefold()}"
        if name in cited:
            raise error(lines, placed.start, twice(source))
        cited[name] = source
    return tuple(cited.values())


def write_sources(sources: Iterable[Source]) -> str:
    """The cell of these sources, in the one form in which it is stored."""
    written = "; ".join(str(source) for source in sources)
    return f"[{written}]" if written else ""


def find_citations(markdown: str) -> list[Source]:
    """What a text cites, in order of appearance, each as often as it is cited."""
    return [placed.source for bracket in brackets(markdown) for placed in bracket.sources]


def split_at_targets(text: str) -> list[str]:
    """``[text, target, text, target, …, text]``: joined again, it is the text byte for byte."""
    pieces = []
    end = 0
    for bracket in brackets(text):
        for source, start, stop in bracket.sources:
            if isinstance(source, Citation):
                pieces += [text[end:start], source.target]
                end = stop
    return [*pieces, text[end:]]


def map_targets(text: str, fn: Callable[[str], str]) -> str:
    """The text with each cited target replaced by ``fn(target)``, and nothing else changed."""
    pieces = split_at_targets(text)
    pieces[1::2] = [fn(target) for target in pieces[1::2]]
    for target in pieces[1::2]:
        check_target(target)
    return "".join(pieces)


def strip_citations(text: str) -> str:
    """The text without its citations and the blanks they leave; malformed ones stay."""
    plain = plainly_placed(text)
    found = plain if plain is not None else well_formed_brackets(text)
    spans = [(bracket.start, bracket.end) for bracket in found]
    pieces = [piece.replace(REMOVED, "") for piece in around(spans, text)]
    stripped = close_gaps(REMOVED.join(pieces))
    if not OPENING.search(stripped):
        return stripped
    # What stood around a citation may look like one now, as in “[[@a]@b]”: it stays literal.
    starts = [bracket.start for bracket in well_formed_brackets(stripped)]
    return "\\".join(around(zip(starts, starts, strict=True), stripped))


def brackets(markdown: str) -> Iterator[Bracket]:
    """The brackets that cite; the first malformed one raises."""
    found = plainly_placed(markdown)
    yield from found if found is not None else parsed_brackets(markdown)


@lru_cache(maxsize=8)
def plainly_placed(markdown: str) -> list[Bracket] | None:
    """The brackets of a text that is nothing but words and citations; None where it is more.

    Most texts are: what only the parser can tell in others, their characters tell.
    """
    if not ONLY_WORDS_AND_CITATIONS.fullmatch(markdown):
        return None
    lines = Lines(markdown)
    try:
        return [read_bracket(markdown, at.start(), lines) for at in OPENING.finditer(markdown)]
    except CitationError:
        return None


def parsed_brackets(markdown: str) -> Iterator[Bracket]:
    for token in citation_tokens(markdown):
        if isinstance(token.meta["read"], CitationError):
            raise token.meta["read"]
        yield token.meta["read"]


def well_formed_brackets(markdown: str) -> Iterator[Bracket]:
    for token in citation_tokens(markdown):
        if isinstance(token.meta["read"], Bracket):
            yield token.meta["read"]


def citation_tokens(markdown: str) -> Iterator[Token]:
    return (token for token in flattened(read(markdown)) if token.type == "citation")


# A text that is checked is frozen next: read it once for both.
@lru_cache(maxsize=8)
def read(markdown: str) -> list[Token]:
    """The tokens of a text; a citation's ``meta["read"]`` is its bracket or its error.

    They belong to all who ask, and are only looked at.
    """
    tokens = parse(markdown)
    lines = Lines(markdown)
    for token in flattened(tokens):
        if token.type == "citation":
            token.meta["read"] = read_token(markdown, token, lines)
    return tokens


def read_token(markdown: str, token: Token, lines: Lines) -> Bracket | CitationError:
    start: int = token.meta["offset"]
    if not token.meta["closed"]:
        return error(lines, start, NOT_CLOSED)
    try:
        return read_bracket(markdown, start, lines)
    except CitationError as mistake:
        return mistake


def placed_in_cell(text: str, lines: Lines) -> Iterator[Placed]:
    offset = 0
    while blank := BLANKS.match(text, offset):
        offset = blank.end()
        if offset == len(text):
            return
        if text[offset] != "[":
            raise error(lines, offset, ONLY_CITATIONS)
        bracket = read_bracket(text, offset, lines)
        yield from bracket.sources
        offset = bracket.end


def read_bracket(text: str, start: int, lines: Lines) -> Bracket:
    """The sources in the bracket that opens at ``start``."""
    rest = REST_OF_BRACKET.match(text, start + 1)
    if rest is None:
        raise error(lines, start, NOT_CLOSED)
    sources = []
    offset = start + 1
    for entry in rest[0][:-1].split(";"):
        sources.append(read_entry(entry, offset, lines))
        offset += len(entry) + 1
    return Bracket(start, rest.end(), sources)


def read_entry(entry: str, offset: int, lines: Lines) -> Placed:
    """One source; ``offset`` is where its entry begins in the whole text."""
    words = entry.strip()
    offset += len(entry) - len(entry.lstrip())
    sign = SIGN.match(words)
    if not words:
        raise error(lines, offset, NO_SOURCE)
    if sign is None:
        raise error(lines, offset, NO_SIGN.format(words))
    named, start = words[sign.end() :], offset + sign.end()
    try:
        if sign[0] == "?":
            return Placed(NamedSource(named.strip()), start, offset + len(words))
        target, comma, locator = named.partition(",")
        stance: Stance = "contradicts" if sign[0] == "!@" else "supports"
        citation = Citation(target.rstrip(), stance, locator.strip() if comma else None)
    except ValueError as mistake:
        raise error(lines, offset, str(mistake)) from None
    return Placed(citation, start, start + len(citation.target))


def check_target(target: str) -> None:
    if not target:
        raise ValueError(
            "A citation names its source: write its short name after “@”,"
            " as in [@mount-sinai-procedures]."
        )
    if not TARGET.fullmatch(target):
        raise ValueError(
            f"“{target}” cannot be the short name of a source: write it in lower-case letters,"
            " digits and hyphens, as in [@mount-sinai-procedures]."
        )


def check_words(words: str, what: str, otherwise: str) -> None:
    if not words.strip():
        raise ValueError(f"{what} is missing: write it, or {otherwise}.")
    if words != words.strip():
        raise ValueError(f"{what} begins or ends with a blank: delete it.")
    if refused := NOT_IN_WORDS.search(words):
        raise ValueError(
            f"{what} cannot contain “{refused[0]}”: divide sources with “;”,"
            " and write places and names without brackets."
        )


def twice(source: Source) -> str:
    if isinstance(source, NamedSource):
        return f"“{source.name}” is named twice here: delete one of the two."
    return (
        f"“{source.target}” is cited twice here: cite it once, with every place"
        f" after the comma, as in [@{source.target}, p. 2 and p. 9]."
    )


def error(lines: Lines, offset: int, message: str) -> CitationError:
    line, column = lines.position(offset)
    return CitationError(message, line=line, column=column)
