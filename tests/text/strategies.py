"""Texts and sources as editors, and as attackers, might write them."""

from hypothesis import strategies as st

from cms.text.citations import Citation, CitationError, NamedSource, find_citations

targets = st.one_of(
    st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True),
    st.uuids().map(str),
)
words = (
    st.text(
        st.one_of(
            st.sampled_from("p. 12,'\"`*_\\|<>(){}!?&é中 "),
            st.characters(exclude_categories=["C", "Z"], exclude_characters="[];@"),
        ),
        min_size=1,
        max_size=12,
    )
    .map(str.strip)
    .filter(bool)
)
citations = st.builds(
    Citation,
    target=targets,
    stance=st.sampled_from(["supports", "contradicts"]),
    locator=st.none() | words,
)
sources = st.one_of(citations, st.builds(NamedSource, name=words))
cells = st.lists(
    sources,
    max_size=5,
    unique_by=lambda source: (
        source.target if isinstance(source, Citation) else f"?{source.name.casefold()}"
    ),
)

fragments = st.sampled_from(
    [
        *("[@a]", "[@a; !@b, p. 2]", "[?Mount Sinai]", "[@Bad Slug]", "[@", "[?", "]", "[", "!["),
        *("](", ")", "(https://example.org)", "(javascript:alert(1))", "<script>", "</script>"),
        *("<img src=x onerror=alert(1)>", "<a href='javascript:x'>", "<!--", "<https://a.org>"),
        *("<javascript:alert(1)>", "`", "``", "```\n", "\\", "*", "**", "_", "|", "\n|-|-|\n"),
        *("\n", "\n\n", "\r\n", "\t", "> ", "- ", "1. ", "# ", "===\n", "---\n", "    ", " "),
        *(
            "word",
            "é",
            "&lt;",
            "&#91;",
            "&#x6A;avascript:",
            "\x00",
            "\x02",
            "\ufdd00\ufdd1",
            "\ud800",
        ),
        *("\u202e", '" onclick="x', "data:text/html,x", "java\nscript:x"),
    ]
)
hostile_text = st.lists(st.one_of(fragments, st.text(max_size=3)), max_size=25).map("".join)

# Most of it has a citation that is none.
broken_text = st.tuples(
    hostile_text, st.sampled_from(["[@Bad Slug]", "[@", "[?]", "[@a; b]"]), hostile_text
).map("".join)

prose = st.lists(
    st.one_of(
        st.sampled_from(["Relief", " lasts ", "weeks", ".", ", ", " (often) ", "\n", "\n\n- "]),
        st.lists(citations, min_size=1, max_size=3).map(
            lambda cited: f"[{'; '.join(str(citation) for citation in cited)}] "
        ),
    ),
    max_size=12,
).map("".join)


# What is read without the parser, and what looks as if it were.
wordly = st.lists(
    st.one_of(
        citations.map(lambda citation: f"[{citation}]"),
        st.sampled_from(
            ["Relief", "é", " lasts ", "3", "1.", ")", "(", ": ", "-", "–", "\n", "\n\n"]
        ),
        st.sampled_from(
            ["a [@b] c", "[@b; ?Mount Sinai]", "[?x]", "[!@b, p. 2]", "[@B]", "[@]", "[@b", "]"]
        ),
        st.sampled_from(["*", "_", "    ", "|", "#", "=", "+", "!", "@", "\\", "&amp;", "<", "`"]),
    ),
    max_size=8,
).map(lambda pieces: "So" + "".join(pieces))


def well_formed(text):
    try:
        find_citations(text)
    except CitationError:
        return False
    return True
