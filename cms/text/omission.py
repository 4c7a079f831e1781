"""Leaving some of its sources out of a text."""

from collections.abc import Collection

from cms.text.citations import (
    Citation,
    Source,
    brackets,
    find_citations,
    strip_citations,
    write_sources,
)
from cms.text.gaps import REMOVED, close_gaps


def without_targets(text: str, targets: Collection[str]) -> str:
    """The text without its citations of ``targets``."""
    pieces, end = [], 0
    for bracket in brackets(text):
        sources = [placed.source for placed in bracket.sources]
        kept = [source for source in sources if not _is_of(source, targets)]
        if kept != sources:
            pieces += [text[end : bracket.start], write_sources(kept) or REMOVED]
            end = bracket.end
    if not pieces:
        return text
    left = close_gaps("".join([*pieces, text[end:]]))
    wanted = [source for source in find_citations(text) if not _is_of(source, targets)]
    # What stood around a citation may read as another one now: then none of them is kept.
    return left if _cited(left) == wanted else strip_citations(text)


def _is_of(source: Source, targets: Collection[str]) -> bool:
    return isinstance(source, Citation) and source.target in targets


def _cited(text: str) -> list[Source] | None:
    try:
        return find_citations(text)
    except ValueError:
        return None
