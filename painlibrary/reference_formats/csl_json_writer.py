"""References as CSL-JSON, which Zotero, Pandoc and all citation processors read."""

import orjson

from cms.delivery.representations import Representation
from painlibrary.reference_formats.statements import note_of, type_of

# What CSL has variables for, and the library's own names of it.
VARIABLES = {
    "title": "title",
    "container-title": "container_title",
    "publisher": "publisher",
    "URL": "source_url",
    "DOI": "doi",
    "PMID": "pmid",
    "ISBN": "isbn",
    "language": "language",
}
CUSTOM = ["original_number", "source_tier", "evidence_level", "evidence_question", "integrity"]
SHAPE = {"type": "array", "items": {"type": "object", "required": ["id", "type"]}}


def item(document):
    """One item of CSL-JSON: only what the library states of the reference."""
    rows = document.get("relations") or [{}]
    found = {
        "id": document["slug"],
        "type": type_of(document),
        "citation-number": rows[0].get("number"),
        "author": document["authors"],
        "issued": _date(document["issued"]),
        "accessed": _date(document["accessed"]),
        "status": note_of(document),
        "custom": _stated({name: document[name] for name in CUSTOM}),
    }
    return _stated(found | {name: document[field] for name, field in VARIABLES.items()})


def _stated(values):
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _date(partial):
    return partial and {"date-parts": [[int(part) for part in partial.split("-")]]}


CSL_JSON = Representation(
    "csl-json",
    "application/vnd.citationstyles.csl+json",
    lambda document: orjson.dumps(item(document)),
    "A list of items as the Citation Style Language defines them, of one reference as well.",
    before=b"[",
    between=b",\n",
    after=b"]\n",
    suffix=".json",
    shape=SHAPE,
    of_lists=True,
)
