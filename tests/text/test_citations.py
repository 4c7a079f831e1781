import pytest
from hypothesis import example, given

from cms.text.characters import character_problems
from cms.text.citations import (
    Citation,
    CitationError,
    NamedSource,
    find_citations,
    map_targets,
    parse_sources,
    parsed_brackets,
    plainly_placed,
    strip_citations,
    write_sources,
)
from cms.text.markdown import markup_problems
from tests.text.strategies import cells, hostile_text, prose, well_formed, wordly

AN_ID = "0b6f2f2e-5a0c-4a53-9d3e-0d8d3a3f1c11"


@pytest.mark.parametrize(
    ("cell", "sources"),
    [
        ("", []),
        (" \n", []),
        ("[@mount-sinai-procedures]", [Citation("mount-sinai-procedures")]),
        (f"[@{AN_ID}]", [Citation(AN_ID)]),
        ("[@a, p. 2]", [Citation("a", locator="p. 2")]),
        ("[@a, p. 2, table 1]", [Citation("a", locator="p. 2, table 1")]),
        ("[!@a]", [Citation("a", stance="contradicts")]),
        ("[?Mount Sinai]", [NamedSource("Mount Sinai")]),
        ("[?Smith, J. (2020)]", [NamedSource("Smith, J. (2020)")]),
        (
            "[@a; @b, p. 3; !@c; ?Some Name]",
            [
                Citation("a"),
                Citation("b", locator="p. 3"),
                Citation("c", stance="contradicts"),
                NamedSource("Some Name"),
            ],
        ),
        (" [ @a ;@b ]\n[?X]", [Citation("a"), Citation("b"), NamedSource("X")]),
        ("[@a][@b]", [Citation("a"), Citation("b")]),
    ],
)
def test_parse_sources_reads_a_cell(cell, sources):
    assert parse_sources(cell) == sources


@pytest.mark.parametrize(
    ("cell", "line", "column", "message"),
    [
        ("[@]", 1, 2, "write its short name after “@”"),
        ("[@Bad Slug]", 1, 2, "“Bad Slug” cannot be the short name"),
        ("[@two--hyphens]", 1, 2, "“two--hyphens” cannot be the short name"),
        ("[@a]\n [@b", 2, 2, "This citation is not closed: add “]”"),
        ("[@a\n]", 1, 1, "This citation is not closed: add “]”"),
        ("[@a [@b]]", 1, 1, "This citation is not closed: add “]”"),
        ("[@a]\r\n[@b] Mount Sinai", 2, 6, "Only citations can stand here"),
        ("Mount Sinai", 1, 1, "Only citations can stand here"),
        ("[@a](https://example.org)", 1, 5, "Only citations can stand here"),
        ("[Mount Sinai]", 1, 2, "“Mount Sinai” is not a source"),
        ("[@a; b]", 1, 6, "“b” is not a source"),
        ("[! @a]", 1, 2, "“! @a” is not a source"),
        ("[@a;]", 1, 5, "A source is missing here"),
        ("[]", 1, 2, "A source is missing here"),
        ("[?]", 1, 2, "The name after “?” is missing"),
        ("[@a,]", 1, 2, "The place after the comma is missing: write it, or delete the comma."),
        ("[@a, @b]", 1, 2, "cannot contain “@”: divide sources with “;”"),
        ("[@a; !@a, p. 2]", 1, 8, "“a” is cited twice here: cite it once"),
        ("[?Mount Sinai] [?mount sinai]", 1, 18, "“mount sinai” is named twice here"),
    ],
)
def test_parse_sources_of_a_malformed_cell_says_where_and_how_to_mend(cell, line, column, message):
    with pytest.raises(CitationError) as raised:
        parse_sources(cell)

    assert (raised.value.line, raised.value.column) == (line, column)
    assert message in raised.value.message
    assert str(raised.value) == f"Line {line}, column {column}: {raised.value.message}"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Citation("Bad Slug"),
        lambda: Citation("a\n"),
        lambda: Citation("a", locator=""),
        lambda: Citation("a", locator=" p. 2"),
        lambda: Citation("a", locator="p. 2]"),
        lambda: NamedSource("one; two"),
        lambda: NamedSource("one\ntwo"),
        lambda: NamedSource("left\u202eright"),
    ],
)
def test_a_source_that_could_not_be_read_back_cannot_be_made(make):
    with pytest.raises(ValueError, match="cannot|missing|blank"):
        make()


def test_write_sources_joins_them_in_one_bracket():
    sources = [
        Citation("a", locator="p. 2"),
        Citation("b", stance="contradicts"),
        NamedSource("Mount Sinai"),
    ]

    assert write_sources(sources) == "[@a, p. 2; !@b; ?Mount Sinai]"
    assert write_sources([]) == ""


@given(cells)
def test_what_was_written_is_read_back(sources):
    cell = write_sources(sources)

    assert parse_sources(cell) == sources
    assert find_citations(cell) == sources


def test_find_citations_keeps_the_order_and_the_repetitions():
    text = "# Relief [@b]\n\nWeeks [!@a; ?X].\n\n- more [@b, p. 2]\n\n|x|y|\n|-|-|\n|1|[@c]|\n"

    assert find_citations(text) == [
        Citation("b"),
        Citation("a", stance="contradicts"),
        NamedSource("X"),
        Citation("b", locator="p. 2"),
        Citation("c"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[@a]`",
        "``a ` [@a]``",
        "```\n[@a]\n```",
        r"\[@a]",
        "[@a](https://example.org)",
        "[see @a](https://example.org)",
        "<https://example.org/[@a]>",
        "someone@example.org, [someone@example.org], @someone, a[1]",
        "[x](https://example.org/[@a])",
        "[plain]",
    ],
)
def test_find_citations_leaves_literal_text_and_links_alone(text):
    assert find_citations(text) == []
    assert map_targets(text, lambda target: "other") == text
    assert strip_citations(text) == text


@pytest.mark.parametrize(
    "text",
    [
        r"\\[@a]",
        "`b` [@a] `c`",
        "`b [@a]",
        "    [@a]",
        "[@a]: word",
        "[@a](see page 3)",
        "Wow![@a]",
        "<b [@a]>",
        "**[@a]**",
        "> 1. [@a]",
        "[[@a]]",
        "text\n---\n[@a]",
    ],
)
def test_find_citations_sees_each_that_readers_will_see(text):
    assert find_citations(text) == [Citation("a")]
    assert map_targets(text, {"a": "other"}.get) == text.replace("@a", "@other")


def test_find_citations_of_a_malformed_text_raises_at_the_first():
    with pytest.raises(CitationError, match="Line 2, column 8: “B” cannot be"):
        find_citations("Fine [@a].\nWrong [@B] [@C]")


def test_map_targets_changes_nothing_but_targets():
    text = "A [ @a ,p. a;!@b;  ?a ]\r\nb `[@a]` \\[@a] [@a](https://a.org/@a)\t[@a]\r"

    mapped = map_targets(text, {"a": AN_ID, "b": "c"}.__getitem__)

    assert mapped == (
        f"A [ @{AN_ID} ,p. a;!@c;  ?a ]\r\nb `[@a]` \\[@a] [@a](https://a.org/@a)\t[@{AN_ID}]\r"
    )


def test_map_targets_to_something_that_is_no_target_raises():
    with pytest.raises(ValueError, match="“No Slug” cannot be the short name"):
        map_targets("[@a]", lambda target: "No Slug")


@given(hostile_text.filter(well_formed))
@example("\x00[@a] \ud800[@b] \ufdd00\ufdd1[@c]")
@example("|a|\n|-|\n|[@a, p\\|q]|")
def test_map_targets_with_itself_changes_nothing(text):
    assert map_targets(text, lambda target: target) == text


@given(hostile_text.filter(well_formed))
def test_map_targets_there_and_back_is_the_same_text(text):
    there = map_targets(text, lambda target: f"x-{target}")

    assert map_targets(there, lambda target: target.removeprefix("x-")) == text
    assert [c.target for c in find_citations(there) if isinstance(c, Citation)] == [
        f"x-{c.target}" for c in find_citations(text) if isinstance(c, Citation)
    ]


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("Relief lasts weeks [@a].", "Relief lasts weeks."),
        ("Weeks [@a] or months [@b; ?C]", "Weeks or months"),
        ("Weeks[@a] or months", "Weeks or months"),
        ("Weeks [@a]or months", "Weeks or months"),
        ("Weeks [@a] [@b][@c], or months", "Weeks, or months"),
        ("[@a] Weeks", "Weeks"),
        ("- [@a] Weeks\n  [@b] months", "- Weeks\n  months"),
        ("Weeks [@a]  \nmonths [@b]\ndays", "Weeks  \nmonths\ndays"),
        ("(often [@a])", "(often)"),
        ("Weeks [@Bad Slug] [@a]", "Weeks [@Bad Slug]"),
        ("[[@a]@b] and [[@a]?c]", r"\[@b] and \[?c]"),
        ("``[@a]`[@b]`", r"```\[@b]`"),
        ("", ""),
    ],
)
def test_strip_citations_closes_the_gaps(text, stripped):
    assert strip_citations(text) == stripped


@given(hostile_text.filter(well_formed) | prose)
def test_strip_citations_leaves_none(text):
    assert find_citations(strip_citations(text)) == []


@given(text=wordly | prose | hostile_text)
@example(text="So [@a](b)")
@example(text="So\n- [@a]")
@example(text="So [@a] [@B]")
def test_text_that_is_read_without_the_parser_is_read_as_the_parser_reads_it(text):
    found = plainly_placed(text)

    assert found is None or found == list(parsed_brackets(text))
    assert found is None or ([*markup_problems(text)], [*character_problems(text)]) == ([], [])


def test_words_with_citations_need_no_parser():
    text = "Relief lasts for weeks [@a, p. 2; !@b] (often).\n\nIt’s 3–4 weeks: [?Mount Sinai]."

    assert len(plainly_placed(text)) == 2
