"""What a document is laid out with for people: a few kinds of block, and who lays out which type.

A content app registers a layout for each of its types; a type without one is laid out from the
names in its document.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

MOST_FIGURES = (100, 1000)


@dataclass(frozen=True)
class Prose:
    """A text with its own heading; ``html`` was made and cleaned when the text was released."""

    heading: str
    html: str
    kind = "prose"


@dataclass(frozen=True)
class Fact:
    """One statement. ``cited`` holds its sources; ``others`` are what sources say instead."""

    label: str
    words: str
    cited: dict | None = None
    others: list["Fact"] = field(default_factory=list)
    card: dict | None = None


@dataclass(frozen=True)
class Facts:
    heading: str
    facts: list[Fact]
    kind = "facts"


@dataclass(frozen=True)
class IconArray:
    """``certain`` of ``figures`` people, or up to ``possible``; ``words`` says the same."""

    figures: int
    certain: int
    possible: int
    words: str


@dataclass(frozen=True)
class Entry:
    """One row of a list: a card or a title, what is said of it, and its sources."""

    title: str
    lines: list[str] = field(default_factory=list)
    cited: dict | None = None
    card: dict | None = None
    html: str = ""
    picture: IconArray | None = None


@dataclass(frozen=True)
class Entries:
    heading: str
    entries: list[Entry]
    note: str = ""
    kind = "entries"


Block = Prose | Facts | Entries
LAYOUTS: dict[str, Callable[[dict], Iterable[Block]]] = {}
REFERENCES: dict[str, Callable[[dict], str]] = {}


def lays_out(type_name):
    """Decorator: this function gives the blocks of a document of the type, in reading order."""

    def register(layout):
        LAYOUTS[type_name] = layout
        return layout

    return register


def prints(type_name):
    """Decorator: this function gives the words that a reference list has for a card of the type."""

    def register(printed):
        REFERENCES[type_name] = printed
        return printed

    return register
