"""Leaving citations out of a text, with the blanks that they alone needed."""

import re
from collections.abc import Iterable, Iterator

# Stands for a citation that is left out; never part of a text, being a control character.
REMOVED = "\x02"
GAP = re.compile(r"(?<![ \t])([ \t]*)\x02(?:[ \t]*\x02)*([ \t]*)")


def around(spans: Iterable[tuple[int, int]], text: str) -> Iterator[str]:
    """The pieces of the text before, between and after the spans."""
    last = 0
    for start, end in spans:
        yield text[last:start]
        last = end
    yield text[last:]


def close_gaps(text: str) -> str:
    """The text without its ``REMOVED`` characters and the blanks too many around them."""
    return GAP.sub(left_between, text)


def left_between(removed: re.Match[str]) -> str:
    """What is left between the words around a removed citation."""
    text, (before, after) = removed.string, removed.groups()
    previous = text[removed.start() - 1 : removed.start()] if removed.start() else ""
    following = text[removed.end() : removed.end() + 1]
    if previous in ("", "\n", "\r"):
        return before
    # Two blanks at the end of a line are a line break, and the citation did not make them.
    if following in ("\n", "\r"):
        return after
    closed_up = not following or following in ".,;:!?)" or previous == "("
    return "" if closed_up or not (before or after) else " "
