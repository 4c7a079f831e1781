"""Names as they are compared: the words in them, without case, accents and signs."""

import re
from typing import Any

from cms.text.characters import unaccented

WORD = re.compile(r"[^\W_]+")


def words_in(value: Any) -> list[str]:
    """The words of a text, or of all texts in a list or a dictionary."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [word for each in value for word in words_in(each)]
    return WORD.findall(unaccented(str(value))) if value else []


def folded(name: str) -> str:
    """A name as its words, apart by one space."""
    return " ".join(words_in(name))
