"""What all formats of references share: a row of the file becomes the values of a reference."""

import re

from django.utils.text import slugify

from cms.editorial.bringing_in.rows import Row
from painlibrary.models.reference import PARTIAL_DATE
from painlibrary.reference_formats.partial_dates import NoDate, partial_date

DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
ISBN = re.compile(r"\b(?:97[89][-\s]?)?\d{1,5}[-\s]?\d{1,7}[-\s]?\d{1,7}[-\s]?[\dXx]\b")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9]{2,8}))?")
LANGUAGES = {
    "eng": "en",
    "english": "en",
    "ger": "de",
    "deu": "de",
    "german": "de",
    "fre": "fr",
    "fra": "fr",
    "french": "fr",
    "spa": "es",
    "spanish": "es",
    "ita": "it",
    "italian": "it",
    "por": "pt",
    "portuguese": "pt",
    "dut": "nl",
    "nld": "nl",
    "dutch": "nl",
    "jpn": "ja",
    "japanese": "ja",
    "chi": "zh",
    "zho": "zh",
    "chinese": "zh",
    "rus": "ru",
    "russian": "ru",
}
SMALL_WORDS = {"a", "an", "the", "of", "on", "in", "for", "and", "to", "with", "by", "from"}


class ReferenceRow(Row):
    """Takes values as formats write them, and notes what cannot be taken."""

    def text(self, name, value, column):
        self.put(name, " ".join(str(value or "").split()), column)

    def date(self, name, written, column):
        if not written:
            return
        self.columns[name] = column
        try:
            self.put(name, partial_date(written), column)
        except NoDate as error:
            self.fault(column, str(error))

    def doi(self, value, column):
        self.put("doi", DOI.sub("", str(value or "").strip()).rstrip("."), column)

    def address(self, value, column):
        """An address on the web; one of a DOI is a DOI."""
        value = str(value or "").strip()
        if DOI.match(value) and "doi" not in self.values:
            self.doi(value, column)
        elif value and not DOI.match(value):
            self.put("source_url", value, column)

    def isbn(self, value, column):
        found = ISBN.search(str(value or ""))
        digits = re.sub(r"[-\s]", "", found[0]) if found else ""
        if len(digits) in (10, 13):
            self.put("isbn", found[0].replace(" ", "-").upper(), column)

    def language(self, value, column):
        word = str(value or "").strip()
        if not word:
            return
        known = LANGUAGES.get(word.casefold())
        match = LANGUAGE.fullmatch(word)
        if known or match:
            code = "-".join(filter(None, [match[1].lower(), match[2]])) if match else ""
            self.put("language", known or code, column)
        else:
            self.columns["language"] = column
            self.fault(column, f"“{word[:60]}” is no code of a language. Write en, de, pt-BR.")

    def authors(self, names, column):
        self.put("authors", [name for name in names if name], column)

    def named(self):
        """Offer a slug of who, when and what."""
        first = next(iter(self.values.get("authors", [])), {})
        who = first.get("family") or first.get("literal", "")
        year = self.values.get("issued", "")[:4] if self._has_year() else ""
        words = slugify(self.values.get("title", "")).split("-")
        telling = [word for word in words if word and word not in SMALL_WORDS][:4]
        self.proposed_slug = slugify("-".join([who[:30], year, *telling]))
        return self

    def _has_year(self):
        return PARTIAL_DATE.fullmatch(self.values.get("issued", "")) is not None


def person(family, given=""):
    family, given = " ".join(str(family or "").split()), " ".join(str(given or "").split())
    if not family:
        return {"literal": given} if given else {}
    return {"family": family, "given": given} if given else {"family": family}


def body(name):
    name = " ".join(str(name or "").split())
    return {"literal": name} if name else {}


def left_out(tags):
    """The sentence about what a file says and a reference has no place for."""
    if not tags:
        return []
    return [f"Not taken over, since a reference has no place for it: {', '.join(sorted(tags))}."]
