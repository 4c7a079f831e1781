"""References as BibTeX, with the entry types and fields of biblatex."""

import re

from cms.delivery.representations import Representation
from painlibrary.reference_formats.reference_rows import LANGUAGES
from painlibrary.reference_formats.statements import note_of, type_of

TYPES = {
    "article-journal": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "inreference",
    "report": "report",
    "post-weblog": "online",
    "webpage": "online",
    "document": "misc",
}
# Types that share an entry type with another one, or that readers would guess.
SUBTYPES = {"post-weblog", "document"}
CONTAINERS = {"article": "journaltitle", "incollection": "booktitle", "inreference": "booktitle"}
PUBLISHERS = {"report": "institution", "online": "organization", "misc": "organization"}
# Babel's names, as biblatex wants them; the first of each code.
BABEL = {code: name for name, code in reversed(LANGUAGES.items()) if len(name) > 3}
# A brace is counted even behind a backslash, so braces are written by their names.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\lbrace{}",
    "}": r"\rbrace{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
# Two hyphens or apostrophes would become one sign.
LIGATURE = re.compile(r"(?<=-)-|(?<=')'")
IN_ADDRESSES = {"{": "%7B", "}": "%7D", "\\": "%5C"}
AMBIGUOUS = re.compile(r",|\band\b", re.IGNORECASE)


def entry(document):
    """One entry under the reference's slug: only what the library states of it."""
    kind, language = TYPES[type_of(document)], document["language"]
    fields = {
        "entrysubtype": type_of(document) if type_of(document) in SUBTYPES else None,
        "title": document["title"] and f"{{{escaped(document['title'])}}}",
        "author": " and ".join(name(each) for each in document["authors"]),
        CONTAINERS.get(kind, "titleaddon"): escaped(document["container_title"]),
        PUBLISHERS.get(kind, "publisher"): escaped(document["publisher"]),
        "date": document["issued"],
        "urldate": document["accessed"],
        "doi": _verbatim(document["doi"]),
        "url": _verbatim(document["source_url"]),
        "isbn": document["isbn"],
        "eprint": document["pmid"],
        "eprinttype": document["pmid"] and "pubmed",
        "langid": BABEL.get(language),
        "language": None if language in BABEL else language,
        "note": note_of(document),
    }
    lines = [f"  {field} = {{{value}}},\n" for field, value in fields.items() if value]
    return f"@{kind}{{{document['slug']},\n{''.join(lines)}}}\n\n"


def escaped(text):
    """The text for LaTeX that is read as UTF-8."""
    if not text:
        return None
    signs = "".join(SPECIAL.get(sign, sign) for sign in " ".join(text.split()))
    return LIGATURE.sub(lambda found: f"{{}}{found[0]}", signs)


def name(author):
    """``Family, Given``; in braces what must stay whole, such as the name of a body."""
    if "literal" in author:
        return f"{{{escaped(author['literal'])}}}"
    return f"{_whole(author['family'])}, {_whole(author.get('given', ''))}".rstrip()


def _whole(text):
    """A part of a name; programs also trip over a name that begins with a command."""
    signs = escaped(text) or ""
    return f"{{{signs}}}" if AMBIGUOUS.search(text) or signs.startswith("\\") else signs


def _verbatim(address):
    """As it is: biblatex reads addresses letter by letter. Only braces would break the entry."""
    return address and "".join(IN_ADDRESSES.get(sign, sign) for sign in address)


BIBTEX = Representation(
    "bibtex",
    "application/x-bibtex",
    lambda document: entry(document).encode(),
    "Entries of biblatex in UTF-8.",
    suffix=".bib",
    is_text=True,
    of_lists=True,
)
