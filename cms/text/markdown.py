"""How a text is shown, read as plain words, and checked when it is saved."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby, islice

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from cms.text.characters import Lines, TextProblem, character_problems
from cms.text.citations import (
    Bracket,
    Citation,
    CitationError,
    Source,
    plainly_placed,
    read,
)
from cms.text.dialect import DIALECT, flattened
from cms.text.gaps import REMOVED, around, close_gaps

__all__ = ["TextProblem", "plain_text", "problems", "render"]

LONGEST_TEXT = 100_000
# An editor mends a few and saves again; a hostile text must not fill a page with them.
MOST_PROBLEMS = 100
# Two levels to each list; far below the parser's limit, past which it leaves text out.
DEEPEST_LEVEL = 12
CONTAINERS = {"bullet_list_open", "ordered_list_open", "blockquote_open"}

ENCLOSED = {
    "supports": '<sup class="citation">{}</sup>',
    "contradicts": '<sup class="citation contradicts" title="This source says otherwise">{}</sup>',
    "named": '<span class="named-source">{}</span>',
}

SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)

# The end of a line or, where there are several, of a paragraph; with the blanks before it.
LINE_ENDS = re.compile(r"(?<! )( *+)(\n++)")

TAGS = {
    *("p", "br", "h3", "h4", "blockquote", "ul", "ol", "li", "em", "strong", "code"),
    *("a", "sup", "span", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "sup": {"class", "title"}, "span": {"class"}, "ol": {"start"}}

INSTEAD_OF_TAG = {
    **dict.fromkeys(["b", "strong"], "write **bold** instead"),
    **dict.fromkeys(["i", "em"], "write *emphasis* instead"),
    **dict.fromkeys(["a"], "write [words](https://address) instead"),
    **dict.fromkeys(["ul", "ol", "li"], "begin each line of the list with “- ” instead"),
    **dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "begin the line with “### ” instead"),
    **dict.fromkeys(["p", "div", "br"], "leave an empty line instead"),
    "img": "texts have no pictures, so delete it",
}
TOO_DEEP = (
    f"Lists and quotations stand more than {DEEPEST_LEVEL // 2} deep in one another here,"
    " which cannot be shown: move this text out of some of them."
)
UNSAFE_ADDRESS = (
    "“{}” is no address that the link “{}” can have: begin it with https://, http:// or mailto:,"
    " or put a blank before its “(”."
)
OTHER_TAG = "delete it, or write “\\<” to show it"


def render(markdown: str, number_of: Callable[[str], int]) -> str:
    """Safe HTML; ``number_of`` gives the number of a cited target in the list of references."""
    placed = plainly_placed(markdown)
    if placed is None:
        return cleaned(parsed_html(markdown, number_of))
    return cleaned(paragraphs(markdown, placed, number_of))


def parsed_html(markdown: str, number_of: Callable[[str], int]) -> str:
    return str(RENDERER.render(read(markdown), DIALECT.options, {"number_of": number_of}))


def cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    ).strip()


def plain_text(markdown: str) -> str:
    """The words alone, one block to a line, for search and for counting."""
    placed = plainly_placed(markdown)
    blocks = parsed_blocks(markdown) if placed is None else plain_blocks(markdown, placed)
    return "\n".join(block for block in blocks if block)


def parsed_blocks(markdown: str) -> list[str]:
    return [words(token) for token in read(markdown)]


def plain_blocks(markdown: str, placed: Sequence[Bracket]) -> list[str]:
    """The same of a text that is nothing but words and citations."""
    spans = [(bracket.start, bracket.end) for bracket in placed]
    lines = LINE_ENDS.sub(line_end_in_words, REMOVED.join(around(spans, markdown)))
    return [close_gaps(line).strip() for line in lines.split("\n")]


def paragraphs(markdown: str, placed: Sequence[Bracket], number_of: Callable[[str], int]) -> str:
    """The HTML of a text that is nothing but words and citations, as the parser would give it."""
    shown, end = [], 0
    for bracket in placed:
        shown += [shown_words(markdown[end : bracket.start]), citation(bracket, number_of)]
        end = bracket.end
    return f"<p>{''.join(shown)}{shown_words(markdown[end:].rstrip(' '))}</p>"


def shown_words(text: str) -> str:
    return LINE_ENDS.sub(line_end_in_html, escape(text))


def line_end_in_html(found: re.Match[str]) -> str:
    blanks, ends = found.groups()
    if len(ends) > 1:
        return "</p>\n<p>"
    # Two blanks at the end of a line are a line break.
    return "<br>\n" if len(blanks) > 1 else "\n"


def line_end_in_words(found: re.Match[str]) -> str:
    return "\n" if len(found[2]) > 1 else " "


def problems(markdown: str) -> list[TextProblem]:
    """What an editor has to mend before this text can be saved, in the order of the text."""
    if len(markdown) > LONGEST_TEXT:
        return [too_long(markdown)]
    if plainly_placed(markdown) is not None:
        return []
    found = [
        *islice(character_problems(markdown), MOST_PROBLEMS),
        *islice(markup_problems(markdown), MOST_PROBLEMS),
    ]
    return sorted(found, key=lambda problem: (problem.line, problem.column))[:MOST_PROBLEMS]


def too_long(markdown: str) -> TextProblem:
    line, column = Lines(markdown).position(LONGEST_TEXT)
    message = (
        f"This text has {len(markdown):,} characters and may have {LONGEST_TEXT:,}:"
        " shorten it, or divide it."
    )
    return TextProblem(message, line, column)


def markup_problems(markdown: str) -> Iterator[TextProblem]:
    """Citations, tags, pictures and links that would not be shown as they were meant."""
    lines = Lines(markdown)
    offset = 0
    for block in read(markdown):
        if block.map:
            offset = max(offset, lines.starts[block.map[0]])
        if block.level >= DEEPEST_LEVEL and block.type in CONTAINERS:
            yield TextProblem(TOO_DEEP, *lines.position(offset))
        for token in flattened(block.children or []):
            if isinstance(mistake := token.meta.get("read"), CitationError):
                yield TextProblem(mistake.message, mistake.line, mistake.column)
            elif message := markup_message(token):
                # A link over two lines of a quotation is not found: its block has to do.
                found = markdown.find(token.meta["source"], offset)
                offset = max(found, offset)
                yield TextProblem(message, *lines.position(offset))
                offset += found >= 0


def markup_message(token: Token) -> str | None:
    if token.type == "html_tag":
        instead = INSTEAD_OF_TAG.get(token.meta["name"], OTHER_TAG)
        return f"“{shortened(token.meta['source'])}” would be shown as these letters: {instead}."
    if token.type == "image":
        return "A picture cannot be shown in a text: delete the “!” to make it a link."
    if token.type == "link_open" and not SAFE_ADDRESS.match(address(token)):
        return UNSAFE_ADDRESS.format(shortened(address(token)), shortened(token.meta["source"]))
    return None


def shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def address(token: Token) -> str:
    return str(token.attrGet("href") or "")


def words(block: Token) -> str:
    """The words of one block, without the marks of emphasis, links and citations."""
    if block.type == "fence":
        return block.content.strip()
    return close_gaps("".join(map(spoken, flattened(block.children or [])))).strip()


def spoken(token: Token) -> str:
    """What a token adds to the plain words."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "citation" and isinstance(token.meta["read"], Bracket):
        return REMOVED
    # The words of a picture are its children.
    return "" if token.type == "image" else token.content


class SafeHTML(RendererHTML):
    """Each method shows the tokens of its name; the sanitizer is the second line, not the first."""

    def citation(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        bracket = tokens[idx].meta["read"]
        if not isinstance(bracket, Bracket):
            return escape(tokens[idx].content)
        return citation(bracket, env["number_of"])

    def html_tag(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return escape(tokens[idx].content)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return self.renderInline(tokens[idx].children or [], options, env)

    def link_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        link = address(tokens[idx])
        return f'<a href="{escape(link)}">' if SAFE_ADDRESS.match(link) else "<a>"

    def heading_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f"<{heading(tokens[idx])}>"

    def heading_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return f"</{heading(tokens[idx])}>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<p><code>{escape(tokens[idx].content)}</code></p>\n"


RENDERER = SafeHTML()


def citation(bracket: Bracket, number_of: Callable[[str], int]) -> str:
    runs = groupby((placed.source for placed in bracket.sources), key=standing)
    shown = [(kind, [reference(source, number_of) for source in run]) for kind, run in runs]
    last = len(shown) - 1
    return "".join(
        ENCLOSED[kind].format(", ".join(links) + (", " if place < last else ""))
        for place, (kind, links) in enumerate(shown)
    )


def standing(source: Source) -> str:
    return source.stance if isinstance(source, Citation) else "named"


def reference(source: Source, number_of: Callable[[str], int]) -> str:
    if isinstance(source, Citation):
        number = number_of(source.target)
        return f'<a href="#reference-{number}">{number}</a>'
    return escape(source.name)


def heading(token: Token) -> str:
    """The page has the first two levels for its own headings."""
    return "h3" if token.tag in ("h1", "h2", "h3") else "h4"
