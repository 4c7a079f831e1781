"""What word processors leave in a pasted text: marks that nobody sees and nobody meant."""

import re

# Quotation marks, dashes and ellipses are typography, and stay.
LEFTOVERS = str.maketrans(
    {
        # Spaces that do not break.
        **dict.fromkeys("\u00a0\u2007\u202f", " "),
        # Line and paragraph separators.
        **dict.fromkeys("\u2028\u2029", "\n"),
        # Soft hyphens, and spaces, joiners and order marks without width.
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", None),
    }
)
BULLET = re.compile("(?:^|(?<=\v))[ \t]*[\u2022\u00b7\uf0b7\uf0a7][ \t]+", re.MULTILINE)


def without_leftovers(text: str) -> str:
    """The text with plain spaces and without invisible marks; a pasted bullet becomes ``- ``."""
    return BULLET.sub("- ", text.translate(LEFTOVERS))
