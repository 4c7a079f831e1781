"""References as reference managers write them."""

import pytest

from cms.editorial.bringing_in import formats
from cms.editorial.bringing_in.file_content import FileContent, FileRefused
from painlibrary.models import Reference
from painlibrary.reference_formats.partial_dates import NoDate, partial_date

WANTED = {
    "csl_type": "article-journal",
    "title": "Épidural steroids & pain",
    "authors": [
        {"family": "Müller", "given": "Hans"},
        {"family": "von Doe", "given": "Jane"},
        {"literal": "World Health Organization"},
    ],
    "container_title": "Pain",
    "issued": "2020-05",
    "doi": "10.1000/ABC",
    "pmid": "123",
    "language": "en",
}
RIS = """TY  - JOUR
AU  - Müller, Hans
AU  - von Doe, Jane
AU  - World Health Organization
TI  - Épidural steroids & pain
JO  - Pain
DA  - 2020/05//
DO  - https://doi.org/10.1000/ABC
DB  - PubMed
AN  - 123
LA  - eng
VL  - 3
ER  -
"""
BIBTEX = r"""@article{key,
  title = {{\'E}pidural steroids \& pain},
  author = {M{\"u}ller, Hans and Jane von Doe and {World Health Organization}},
  journal = "Pain", year = 2020, month = may, volume = 3,
  doi = {10.1000/ABC}, eprint = {123}, eprinttype = {pubmed}, langid = {english}
}
"""
CSL = """[{"id": "x", "type": "article-journal", "title": "Épidural steroids & pain",
  "author": [{"family": "Müller", "given": "Hans"},
    {"family": "Doe", "given": "Jane", "non-dropping-particle": "von"},
    {"literal": "World Health Organization"}],
  "container-title": "Pain", "issued": {"date-parts": [[2020, 5]]}, "volume": "3",
  "DOI": "10.1000/ABC", "PMID": "123", "language": "en"}]"""
PUBMED = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "pubmed.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">123</PMID><Article>
<Journal><JournalIssue><PubDate><Year>2020</Year><Month>May</Month></PubDate></JournalIssue>
<Title>Pain</Title></Journal><ArticleTitle>Épidural <i>steroids</i> &amp; pain.</ArticleTitle>
<ELocationID EIdType="doi">10.1000/ABC</ELocationID><AuthorList>
<Author><LastName>Müller</LastName><ForeName>Hans</ForeName></Author>
<Author><LastName>von Doe</LastName><ForeName>Jane</ForeName></Author>
<Author><CollectiveName>World Health Organization</CollectiveName></Author></AuthorList>
<Language>eng</Language></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""


def read(text):
    data = text if isinstance(text, bytes) else text.encode()
    return formats.read(Reference, FileContent("references.txt", data))


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        (RIS, "ris", "VL"),
        (BIBTEX, "bibtex", "volume"),
        (CSL, "csl-json", "volume"),
        (PUBMED, "pubmed-xml", None),
    ],
    ids=["ris", "bibtex", "csl-json", "pubmed-xml"],
)
def test_each_format_says_the_same_and_is_known_by_its_content(text, name, left):
    found, reading = read(text)

    (row,) = reading.rows
    notice = f"Not taken over, since a reference has no place for it: {left}."
    assert (found.name, row.values, row.faults) == (name, WANTED, [])
    assert reading.notices == ([notice] if left else [])
    assert row.proposed_slug == "muller-2020-epidural-steroids-pain"


def test_ris_says_at_which_tag_of_which_record_something_is_wrong():
    text = RIS + "\nTY  - FOO\nTI  - Bad\nDA  - 05/06/2020\nLA  - Klingon tongue\n"

    rows = read(text)[1].rows

    assert rows[1].line == 15
    assert [(fault.column, fault.sentence) for fault in rows[1].faults] == [
        ("ER", "The record does not end with “ER  - ”. Add that line."),
        ("TY", "“FOO” is no type of RIS. Write JOUR, BOOK, CHAP, RPRT or ELEC."),
        ("DA", "“05/06/2020” can be read in two ways. Write 2020-05-06 or 2020-06-05."),
        ("LA", "“Klingon tongue” is no code of a language. Write en, de, pt-BR."),
    ]


def test_bibtex_says_which_entries_cannot_be_read_and_reads_the_others():
    text = (
        BIBTEX + "@article{key, title = {Twice}}\n@book{a, title = {Open\n@misc{b, title = {Ok}}\n"
    )

    rows = read(text)[1].rows

    assert [
        (row.line, row.values.get("title"), [f.sentence for f in row.faults]) for row in rows
    ] == [
        (1, "Épidural steroids & pain", []),
        (7, None, ["The key “key” stands twice in the file. Give this entry another."]),
        (
            8,
            None,
            [
                "The entry cannot be read: a brace, a quotation mark or a comma is missing. Mend it"
                " in the program it comes from."
            ],
        ),
        (9, "Ok", []),
    ]


def test_csl_json_says_which_member_is_wrong():
    text = '[{"type": "song?"}, 7, {"type": "book", "author": "X", "issued": {"date-parts": [[]]}}]'

    rows = read(text)[1].rows

    assert [[fault.column for fault in row.faults] for row in rows] == [
        ["type"],
        [""],
        ["author", "issued"],
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[{]", "Line 1, column 3: this is no JSON"),
        ('{"title": "x"}', "CSL-JSON is a list"),
        ("[" * 100_000, "nested too deep|no JSON"),
        ("<PubmedArticleSet>", "this is no well-formed XML"),
        ("<html></html>", "This XML begins with <html>"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><PubmedArticleSet>&a;</PubmedArticleSet>', "entities"),
        (
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><PubmedArticleSet>&a;'
            "</PubmedArticleSet>",
            "entities",
        ),
        ("Dear all,\nTY  - JOUR\nER  - \n", "Text stands before the first"),
        ("Dear all,", "holds nothing that can become a reference. Choose RIS .+ or PubMed XML"),
    ],
    ids=["json", "no-list", "deep", "xml", "html", "bomb", "external", "letter", "nothing"],
)
def test_file_that_is_no_list_of_references_is_refused(text, sentence):
    with pytest.raises(FileRefused, match=sentence):
        read(text)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", "2024"),
        ("2024///", "2024"),
        ("2024/05//", "2024-05"),
        ("2024/05/31/", "2024-05-31"),
        ("2024-5-3", "2024-05-03"),
        ("31.05.2024", "2024-05-31"),
        ("05/31/2024", "2024-05-31"),
        ("31 May 2024", "2024-05-31"),
        ("May 2024", "2024-05"),
        ("2024 Sept 1", "2024-09-01"),
        ("1998 Dec-1999 Jan", "1998"),
        ("2024 May-Jun", "2024"),
        ("Spring 2024", "2024"),
    ],
)
def test_dates_are_read_as_they_are_written(written, date):
    assert partial_date(written) == date


@pytest.mark.parametrize("written", ["05/06/2024", "2024-13", "2024/02/30", "n.d.", "in press"])
def test_dates_that_say_two_things_or_none_are_not_guessed(written):
    with pytest.raises(NoDate, match="Write "):
        partial_date(written)
