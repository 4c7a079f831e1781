"""Whole numbers as requests send them."""

# Python refuses to read texts of thousands of digits, and no key of a database is longer.
MOST_DIGITS = 18


def sent(text, otherwise=None):
    """The number that ``text`` writes, or ``otherwise``: also where it is too long to be meant."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else otherwise
