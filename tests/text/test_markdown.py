import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cms.text.characters import TextProblem
from cms.text.citations import Citation, CitationError, find_citations, plainly_placed
from cms.text.markdown import (
    cleaned,
    parsed_blocks,
    parsed_html,
    plain_text,
    problems,
    render,
)
from tests.text.strategies import broken_text, hostile_text, prose, well_formed, wordly

NUMBERS = {"a": 1, "b": 2, "c": 3}


def numbered(target):
    return NUMBERS.get(target, 9)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "Weeks [@a].",
            '<p>Weeks <sup class="citation"><a href="#reference-1">1</a></sup>.</p>',
        ),
        (
            "Weeks [@a; @c, p. 2]",
            '<p>Weeks <sup class="citation"><a href="#reference-1">1</a>,'
            ' <a href="#reference-3">3</a></sup></p>',
        ),
        (
            "[!@b]",
            '<p><sup class="citation contradicts" title="This source says otherwise">'
            '<a href="#reference-2">2</a></sup></p>',
        ),
        ("[?A <b> & B]", '<p><span class="named-source">A &lt;b&gt; &amp; B</span></p>'),
        (
            "[@a; !@b; ?Mount Sinai]",
            '<p><sup class="citation"><a href="#reference-1">1</a>, </sup>'
            '<sup class="citation contradicts" title="This source says otherwise">'
            '<a href="#reference-2">2</a>, </sup><span class="named-source">Mount Sinai</span></p>',
        ),
        ("`[@a]` \\[@a]", "<p><code>[@a]</code> [@a]</p>"),
        ("[@Bad <b>]", "<p>[@Bad &lt;b&gt;]</p>"),
        ("[@a", "<p>[@a</p>"),
        ("[@a](https://a.org)", '<p><a href="https://a.org">@a</a></p>'),
        ("<mailto:a@b.org>", '<p><a href="mailto:a@b.org">mailto:a@b.org</a></p>'),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>"),
        ("[x](/relative)", "<p><a>x</a></p>"),
        ("![an *arm*](https://a.org/x.png)", "<p>an <em>arm</em></p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        (
            "# One\n## Two\n### Three\n#### Four",
            "<h3>One</h3>\n<h3>Two</h3>\n<h3>Three</h3>\n<h4>Four</h4>",
        ),
        (
            "3. *a*\n4. **b**",
            '<ol start="3">\n<li><em>a</em></li>\n<li><strong>b</strong></li>\n</ol>',
        ),
        ("> a  \n> b", "<blockquote>\n<p>a<br>\nb</p>\n</blockquote>"),
        (
            "|a|\n|-|\n|[@a, p\\|q]|",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
            '<td><sup class="citation"><a href="#reference-1">1</a></sup></td>\n'
            "</tr>\n</tbody>\n</table>",
        ),
        ("```\n<b>\n```", "<p><code>&lt;b&gt;\n</code></p>"),
        ("    indented\n\ntext\n---", "<p>indented</p>\n<p>text\n---</p>"),
        ("", ""),
    ],
)
def test_render_shows_text(text, html):
    assert render(text, numbered) == html


TAG = re.compile(
    r"</?(?:p|em|strong|ul|li|h3|h4|blockquote|code|table|thead|tbody|tr|th|td|br|a)>"
    r'|<ol(?: start="\d+")?>|</ol>|</(?:sup|span)>'
    r'|<a href="(?:#reference-\d+|https?://[^"<>\s]+|mailto:[^"<>\s]+)">'
    r'|<sup class="citation(?: contradicts" title="This source says otherwise)?">'
    r'|<span class="named-source">',
    re.IGNORECASE,
)


@given(hostile_text)
@example("<script>alert(1)</script>")
@example("[a](javascript:alert(1)) <javascript:alert(1)> [b](JaVaScRiPt:x) [c](&#x6A;avascript:x)")
@example('[a](https://x.org/" onmouseover="alert(1))')
@example('[?" onmouseover="x] ![x](data:text/html,x)')
def test_render_lets_through_nothing_but_its_own_tags(text):
    html = render(text, numbered)

    assert re.findall(r"[<>\"]", TAG.sub("", html).replace('"', "")) == []


@given(hostile_text.filter(well_formed))
def test_render_asks_for_the_numbers_of_what_find_citations_finds(text):
    asked = []

    def number_of(target):
        asked.append(target)
        return 1

    render(text, number_of)

    cited = [source for source in find_citations(text) if isinstance(source, Citation)]
    assert asked == [citation.target for citation in cited]


@given(broken_text.filter(lambda text: not well_formed(text)))
def test_problems_name_the_citation_at_which_find_citations_stops(text):
    with pytest.raises(CitationError) as raised:
        find_citations(text)

    assert str(raised.value) in [str(problem) for problem in problems(text)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "# Relief [@a]\n\nLasts *weeks* [@a; ?B] or\n**months**.",
            "Relief\nLasts weeks or months.",
        ),
        ("- a [link](https://a.org)\n- `code` &amp; ![arm](x.png)", "a link\ncode & arm"),
        ("|a|b|\n|-|-|\n|1 [@a]|2|", "a\nb\n1\n2"),
        ("[@Bad Slug] a<b", "[@Bad Slug] a<b"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("```\ncode\n```", "code"),
        ("", ""),
    ],
)
def test_plain_text_gives_the_words(text, plain):
    assert plain_text(text) == plain


@given(prose)
def test_plain_text_has_no_citations(text):
    assert re.findall(r"[\[\]@]", plain_text(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Relief *lasts* weeks [@a, p. 2; !@b; ?Mount Sinai], pressure < 5, p <0.05 & a \\<b>.",
        "[words](https://a.org) <https://a.org> <a@b.org> [x](mailto:a@b.org) [y](HTTP://a.org)",
        "`<b>` and `[@`, \\[@x], [someone@example.org]\n\ttabbed\r\n",
        "- a\n  - b\n    - c\n      - d\n        - e\n          - f",
        "Ein Täßchen, 中文, עברית, 👩‍⚕️",
        "x" * 100_000,
        "",
    ],
)
def test_problems_of_a_sound_text_are_none(text):
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a [@Bad Slug]", 1, 4, "“Bad Slug” cannot be the short name of a source"),
        ("a\n> b [@x", 2, 5, "This citation is not closed: add “]” on the same line"),
        ("|a|b|\n|-|-|\n|[@a, p|q]|", 3, 2, "This citation is not closed"),
        ("a <b>b", 1, 3, "“<b>” would be shown as these letters: write **bold** instead."),
        (
            "\na\n<script src=x>",
            3,
            1,
            "“<script src=x>” would be shown as these letters: delete it",
        ),
        ("a <!-- b", 1, 3, "“<!--” would be shown as these letters: delete it"),
        ("`<i>` <i>", 1, 2, "“<i>” would be shown as these letters"),
        ("a ![x](https://a.org)", 1, 3, "A picture cannot be shown in a text: delete the “!”"),
        ("a [x](javascript:y)", 1, 3, "“javascript:y” is no address that the link"),
        ("a\r\nb [x](data:y)", 2, 3, "“data:y” is no address that the link “[x](data:y)” can have"),
        ("[@a](b)", 1, 1, "or put a blank before its “(”"),
        ("<ftp://a.org>", 1, 1, "“ftp://a.org” is no address"),
        ("a\nb\x00", 2, 2, "U+0000 is an invisible control character: delete it"),
        ("a\x85", 1, 2, "U+0085 is an invisible control character"),
        ("a\ud800", 1, 2, "U+D800 is half of a broken character"),
        ("a\u202eb", 1, 2, "U+202E is an invisible mark that makes text read differently"),
        ("a\ufdd0", 1, 2, "U+FDD0 is an invisible control character"),
        ("\u2066", 1, 1, "U+2066 is an invisible mark"),
        (
            "x\n" * 50_000 + "y",
            50_001,
            1,
            "has 100,001 characters and may have 100,000: shorten it",
        ),
        ("> " * 13 + "a", 1, 1, "more than 6 deep in one another"),
    ],
)
def test_problems_say_where_and_how_to_go_on(text, line, column, message):
    first, *_ = problems(text)

    assert isinstance(first, TextProblem)
    assert (first.line, first.column) == (line, column)
    assert message in first.message


def test_problems_stand_in_the_order_of_the_text():
    text = "<b>\n[@\n\x07 [x](y:z)\n<b>"

    assert [(problem.line, problem.column) for problem in problems(text)] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (3, 3),
        (4, 1),
    ]


def test_problems_stop_at_a_hundred():
    assert len(problems("<b>\x07[@ " * 200)) == 100


@given(hostile_text)
def test_problems_are_found_in_any_text(text):
    lines = re.split(r"\r\n|\r|\n", text)

    assert all(
        1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        for problem in problems(text)
    )


pieces = st.sampled_from(
    [
        *("word", "É.", "(é)", "it's “so”", '"', "12 %", "a/b", "–", "A - b", "(", ")", ",", "."),
        *("[@a]", "[@a; !@b, p. 2]", "[?Mount Sinai's]", "[@a][!@b]", " [@a] ", " [?Dr. “B”]."),
        *(" ", "  ", "   ", "\n", "\n\n", "\n\n\n", "  \n", " \n\n"),
    ]
)


@given(wordly | st.lists(pieces, max_size=20).map("".join))
@example("One  \ntwo \nthree [@a]  \n\nfour  \nfive[@b] \nsix   ")
def test_text_that_is_read_without_the_parser_says_what_it_says_to_the_parser(text):
    assume(plainly_placed(text) is not None)

    blocks = parsed_blocks(text)
    assert render(text, numbered) == cleaned(parsed_html(text, numbered))
    assert plain_text(text) == "\n".join(block for block in blocks if block)
