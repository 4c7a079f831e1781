"""What is written of references is read back the same, by our own readers and by others'."""

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from cms.editorial.bringing_in.file_content import FileContent
from painlibrary.models import Reference
from painlibrary.reference_formats import bibtex, csl_json, ris
from painlibrary.reference_formats.bibtex_writer import BIBTEX
from painlibrary.reference_formats.csl_json_writer import CSL_JSON
from painlibrary.reference_formats.ris_writer import RIS
from painlibrary.vocabularies import CslType, Integrity

SCHEMA = Draft7Validator(
    json.loads((Path(__file__).parent / "csl" / "csl-data.json").read_text(encoding="utf-8"))
)
READERS = {"bibtex": bibtex, "csl-json": csl_json, "ris": ris}
FORMATS = [CSL_JSON, BIBTEX, RIS]
BARE = dict.fromkeys(
    [
        *("title", "container_title", "publisher", "issued", "accessed", "source_url", "doi"),
        *("pmid", "isbn", "language", "original_number", "source_tier", "evidence_level"),
        *("evidence_question", "integrity"),
    ]
) | {"slug": "bare", "csl_type": "document", "authors": []}
FULL = BARE | {
    "slug": "some-source",
    "csl_type": "article-journal",
    "title": "50% of {all} pain_scores & more: “why”?",
    "authors": [
        {"family": "von der Müller", "given": "Hans-Peter"},
        {"family": "Plato"},
        {"literal": "Doctors, Nurses and Sons, Inc."},
    ],
    "container_title": "Pain & Practice",
    "publisher": "A #1 press",
    "issued": "2020-05",
    "accessed": "2026-11-22",
    "source_url": "https://example.org/a_b?c=%7Bd%7D&e=~f#g",
    "doi": "10.1000/a_b(2020)5<1::x>2.0",
    "pmid": "123",
    "isbn": "978-0-306-40615-7",
    "language": "en",
    "original_number": 3,
    "source_tier": "primary_study",
    "evidence_level": 2,
    "evidence_question": "treatment_benefits",
    "integrity": "retracted",
}
READ_BACK = [
    *("csl_type", "title", "authors", "container_title", "publisher", "issued", "accessed"),
    *("source_url", "doi", "pmid", "isbn", "language"),
]


def written(representation, *documents):
    return b"".join(representation.pieces(documents))


def facts(document):
    """What a file can say of a reference, as readers give it."""
    return {name: document[name] for name in READ_BACK if document[name]}


def read(representation, data):
    """The facts of each reference in a file, and what its reader complains of."""
    rows = READERS[representation.name].read(Reference, FileContent("file", data)).rows
    told = [{name: value for name, value in row.values.items() if value} for row in rows]
    return told, [fault for row in rows for fault in row.faults]


# Ours


@pytest.mark.parametrize("representation", FORMATS, ids=lambda each: each.name)
@pytest.mark.parametrize("csl_type", CslType.values)
def test_every_type_is_read_back_with_all_its_facts(representation, csl_type):
    document = FULL | {"csl_type": csl_type}

    assert read(representation, written(representation, document, BARE)) == (
        [facts(document), facts(BARE)],
        [],
    )


SIGNS = "\\{}~^`'-\"%&$#_*,;:=@<>[]()?!/|+. éßñøЖ漢ا𝔘"
WORD = st.text(st.sampled_from(SIGNS) | st.characters(categories=["L", "N"]), max_size=8)
# At least one letter: a name of signs alone is none.
TEXT = st.builds(
    lambda words, letter: " ".join([*" ".join(words).split(), letter]),
    st.lists(WORD | st.sampled_from(["and", "AND", "{and}", "--", "---", "''"]), max_size=4),
    st.sampled_from(["A", "b", "é", "漢", "\\x", "{y}", "z-", "q'"]),
)
AUTHOR = (
    st.fixed_dictionaries({"literal": TEXT})
    | st.fixed_dictionaries({"family": TEXT})
    | st.fixed_dictionaries({"family": TEXT, "given": TEXT})
)
PARTIAL_DATE = st.dates().map(str).flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
PATH = st.text("abcXYZ012-._~%!$&'()*+;=:@/?#", min_size=1, max_size=12)
DOCUMENT = st.builds(
    lambda **given: BARE | given,
    csl_type=st.sampled_from(CslType.values),
    title=st.none() | TEXT,
    authors=st.lists(AUTHOR, max_size=4),
    container_title=st.none() | TEXT,
    publisher=st.none() | TEXT,
    issued=st.none() | PARTIAL_DATE,
    accessed=st.none() | PARTIAL_DATE,
    source_url=st.none() | PATH.map("https://example.org/{}".format),
    doi=st.none() | st.text("abX01-_;()/<>", min_size=1, max_size=9).map("10.1234/{}".format),
    pmid=st.none() | st.integers(1, 10**9).map(str),
    language=st.none() | st.sampled_from(["en", "de", "pt-BR", "en-US", "grc", "zh"]),
    integrity=st.none() | st.sampled_from(Integrity.values),
)


@given(document=DOCUMENT)
def test_any_reference_is_read_back_from_csl_json(document):
    data = written(CSL_JSON, document)

    assert read(CSL_JSON, data) == ([facts(document)], [])
    assert list(SCHEMA.iter_errors(json.loads(data))) == []


@given(document=DOCUMENT)
def test_any_reference_is_read_back_from_bibtex(document):
    assert read(BIBTEX, written(BIBTEX, document, document | {"slug": "other"})) == (
        [facts(document)] * 2,
        [],
    )


@given(document=DOCUMENT)
def test_any_reference_is_read_back_from_ris(document):
    """But for the signs that RIS gives a meaning of its own: commas and asterisks in names."""
    said = facts(document) | {
        "authors": [in_ris(each) for each in document["authors"]],
        "container_title": starless(document["container_title"]),
    }

    assert read(RIS, written(RIS, document, document)) == (
        [{name: value for name, value in said.items() if value}] * 2,
        [],
    )


def in_ris(author):
    return {
        part: starless(text if part == "literal" else text.replace(",", " "))
        for part, text in author.items()
    }


def starless(text):
    return text and " ".join(text.replace("*", " ").split())


# Other programs


def test_bibtexparser_reads_what_is_written():
    library = bibtexparser.parse_string(written(BIBTEX, FULL, BARE).decode())

    assert library.failed_blocks == []
    assert [(each.entry_type, each.key) for each in library.entries[:1]] == [
        ("article", "some-source")
    ]
    assert {field.key: field.value for field in library.entries[0].fields} == {
        "title": r"{50\% of \lbrace{}all\rbrace{} pain\_scores \& more: “why”?}",
        "author": "von der Müller, Hans-Peter and Plato, and {Doctors, Nurses and Sons, Inc.}",
        "journaltitle": r"Pain \& Practice",
        "publisher": r"A \#1 press",
        "date": "2020-05",
        "urldate": "2026-11-22",
        "doi": FULL["doi"],
        "url": FULL["source_url"],
        "isbn": FULL["isbn"],
        "eprint": "123",
        "eprinttype": "pubmed",
        "langid": "english",
        "note": "Retracted",
    }


def test_rispy_reads_what_is_written():
    assert rispy.loads(written(RIS, FULL, BARE).decode()) == [
        {
            "type_of_reference": "JOUR",
            "id": "some-source",
            "title": FULL["title"],
            "authors": ["von der Müller, Hans-Peter", "Plato,", "Doctors,, Nurses and Sons,, Inc."],
            "secondary_title": "Pain & Practice",
            "publisher": "A #1 press",
            "year": "2020",
            "date": "2020/05//",
            "access_date": "2026/11/22/",
            "doi": FULL["doi"],
            "urls": [FULL["source_url"]],
            "issn": FULL["isbn"],
            "language": "en",
            "name_of_database": "PubMed",
            "accession_number": "123",
            "notes": ["Retracted"],
        },
        {"type_of_reference": "GEN", "id": "bare"},
    ]


# It knows CSL 1.0.1, which has no such member; a processor leaves out what it does not know.
@pytest.mark.filterwarnings("ignore:.*unsupported. custom:UserWarning")
def test_citation_processor_reads_what_is_written():
    items = json.loads(written(CSL_JSON, FULL))

    known = CiteProcJSON(items)["some-source"]

    assert known.type == "article-journal"
    assert str(known.title) == FULL["title"]
    assert list(map(dict, known.author)) == FULL["authors"]
    assert (known.issued.year, known.issued.month) == (2020, 5)


# What is said


def test_what_is_not_stated_is_left_out():
    assert written(CSL_JSON, BARE) == b'[{"id":"bare","type":"document"}]\n'
    assert written(BIBTEX, BARE) == b"@misc{bare,\n  entrysubtype = {document},\n}\n\n"
    assert written(RIS, BARE) == b"TY  - GEN\r\nID  - bare\r\nER  - \r\n\r\n"


def test_csl_json_says_what_the_library_knows_of_the_source():
    numbered = FULL | {
        "relations": [{"number": 4, "place": "summary"}, {"number": 4, "place": "x"}]
    }

    (item,) = json.loads(written(CSL_JSON, numbered))

    assert item["citation-number"] == 4
    assert item["status"] == "Retracted"
    assert item["custom"] == {
        "original_number": 3,
        "source_tier": "primary_study",
        "evidence_level": 2,
        "evidence_question": "treatment_benefits",
        "integrity": "retracted",
    }
    assert list(SCHEMA.iter_errors([item])) == []


@pytest.mark.parametrize("representation", FORMATS, ids=lambda each: each.name)
def test_source_against_which_nothing_speaks_has_no_note(representation):
    data = written(representation, BARE | {"integrity": "current"})

    assert not any(word in data for word in (b"note", b"N1", b"status"))


@pytest.mark.parametrize("representation", FORMATS, ids=lambda each: each.name)
def test_what_a_notice_hides_does_not_stop_the_writer(representation):
    hidden = BARE | {"csl_type": None}

    assert written(representation, hidden) == written(representation, BARE)
