"""The Markdown that editors write: CommonMark and tables, without HTML, with citations.

Which brackets are citations, and which are literal because they stand in a code span or a
link, only the Markdown parser knows; where they stand in the text as typed, it forgets. So
each candidate carries its place into the parser, in a mark after its opening bracket.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token

from cms.text.characters import CONTROL, SURROGATES

# No alternative may begin like another: a long run of blanks must not be tried twice.
OPENING = re.compile(r"\[(?=[ \t]*(?:(?:![ \t]*)?@|\?))")
REST_OF_BRACKET = re.compile(r"[^\[\]\r\n]*\]")

# Of code points that are no characters, and so may stand in an address or a word.
MARK = re.compile("\ufdd0([0-9]+)\ufdd1")
UNSHOWABLE = re.compile(f"[{CONTROL}{SURROGATES}]")

# The end of an attribute list is the next angle bracket, so a page of "<a <a" is read once.
HTML = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:[\s/][^<>]*)?>|<!--|<\?|<![A-Za-z\[]")

# Indentation is an accident here, never code; a dashed line under a paragraph is no heading;
# a reference definition would swallow a citation followed by a colon.
NOT_SPOKEN = ["code", "hr", "html_block", "html_inline", "lheading", "reference"]


Rule = Callable[[StateInline, bool], bool]


class Dialect(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        """Read every link as one, so that a refused address can be pointed out."""
        return True

    def normalizeLink(self, url: str) -> str:
        return super().normalizeLink(without_marks(url))

    def normalizeLinkText(self, url: str) -> str:
        return super().normalizeLinkText(without_marks(url))


def citation_rule(state: StateInline, silent: bool) -> bool:
    """Read one bracket of citations, or its opening alone if it is never closed."""
    mark = MARK.match(state.src, state.pos + 1)
    if state.src[state.pos] != "[" or mark is None:
        return False
    rest = REST_OF_BRACKET.match(state.src, mark.end(), state.posMax)
    if rest and state.src.startswith("(", rest.end()) and link_rule(state, silent):
        return True
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"offset": int(mark[1]), "closed": rest is not None}
        token.content = "[" + (rest[0] if rest else "")
    state.pos = rest.end() if rest else mark.end()
    return True


def locating(rule: Rule, token_type: str) -> Rule:
    """``rule``, with its token remembering the text it was read from."""

    def located(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if start > last_address(state.src) or not rule(state, silent):
            return False
        if not silent:
            opening = next(new for new in state.tokens[before:] if new.type == token_type)
            opening.meta["source"] = without_marks(state.src[start : state.pos])
        return True

    return located


@lru_cache(maxsize=1)
def last_address(text: str) -> int:
    """Where the last address of a link begins: brackets behind it need not be tried as links."""
    return max(text.rfind("]("), text.rfind("<"))


link_rule = locating(link, "link_open")
autolink_rule = locating(autolink, "link_open")
image_rule = locating(image, "image")


def html_rule(state: StateInline, silent: bool) -> bool:
    """Notice a tag; only its angle bracket is consumed, the rest is read as text."""
    if state.src[state.pos] != "<":
        return False
    tag = HTML.match(state.src, state.pos)
    if tag is None:
        return False
    if not silent:
        token = state.push("html_tag", "", 0)
        token.content = "<"
        token.meta = {"name": (tag[1] or "").lower(), "source": without_marks(tag[0])}
    state.pos += 1
    return True


def speaker() -> Dialect:
    dialect = Dialect("commonmark", {"html": False})
    dialect.enable("table").disable(NOT_SPOKEN)
    rules = dialect.inline.ruler
    rules.before("link", "citation", citation_rule)
    rules.at("link", link_rule)
    rules.at("image", image_rule)
    rules.at("autolink", autolink_rule)
    rules.after("autolink", "html_tag", html_rule)
    return dialect


DIALECT = speaker()


def parse(markdown: str) -> list[Token]:
    """The tokens of a text; ``citation`` tokens say where their bracket opens in it."""
    # Replaced one for one, so that what stands behind keeps its place.
    shown = UNSHOWABLE.sub("\ufffd", markdown)
    marked = OPENING.sub(lambda found: f"[\ufdd0{found.start()}\ufdd1", shown)
    tokens = DIALECT.parse(marked)
    for token in flattened(tokens):
        token.content = without_marks(token.content)
    return tokens


def flattened(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens with those inside them, in the order of the text."""
    for token in tokens:
        yield token
        yield from flattened(token.children or [])


def without_marks(text: str) -> str:
    return MARK.sub("", text) if "\ufdd0" in text else text
