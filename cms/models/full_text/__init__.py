"""Full-text search of the database: what it can be asked, and the objects that it needs for it.

There is a backend for SQLite (FTS5) and one for PostgreSQL (``tsvector``, ``pg_trgm``). Each says
in which entries terms stand, and which words are nearly like another; the terms come from
``cms.text.terms``, so that no database has a say in what a word is.
"""

from cms.models.full_text.conditions import AllOf, AnyOf, Phrase, Prefix, Term, written
from cms.models.full_text.lookups import (
    Matching,
    begins,
    forget,
    install,
    missing,
    nearest,
    words_like,
    words_within,
)

__all__ = [
    "AllOf",
    "AnyOf",
    "Matching",
    "Phrase",
    "Prefix",
    "Term",
    "begins",
    "forget",
    "install",
    "missing",
    "nearest",
    "words_like",
    "words_within",
    "written",
]
