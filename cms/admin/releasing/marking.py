"""Two documents as one: the newer as readers get it, with every word marked that came or went."""

import difflib
import re

from django.utils.safestring import mark_safe

# A picture is one thing: it came, went or stayed as a whole.
TOKENS = re.compile(r"<svg\b.*?</svg>|<[^>]+>|&\w+;|&#\w+;|\w+|\s+|[^\w\s<&]", re.DOTALL)
MOST_TOKENS = 40_000


def marked(before, after):
    """Safe HTML: the tags of ``after``, with ``<ins>`` and ``<del>`` around words.

    Both are HTML that the library rendered. Words that went stand where the next text begins.
    None where the two are too long to compare in good time.
    """
    olds, news = TOKENS.findall(before), TOKENS.findall(after)
    if len(olds) + len(news) > MOST_TOKENS:
        return None
    page = _Page()
    matcher = difflib.SequenceMatcher(None, olds, news, autojunk=len(olds) + len(news) > 8000)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            page.keep(news[new_from:new_to])
        else:
            page.drop(olds[old_from:old_to])
            page.bring(news[new_from:new_to])
    return page.html()


class _Page:
    def __init__(self):
        self.written, self.gone = [], []

    def keep(self, tokens):
        for token in tokens:
            self._write(token)

    def bring(self, tokens):
        """Runs of words between tags are new; the tags themselves only carry them."""
        run = []
        for token in tokens:
            if _is_markup(token):
                self._close(run)
                self._write(token)
            else:
                run.append(token)
        self._close(run)

    def drop(self, tokens):
        words = [" " if _is_markup(token) else token for token in tokens]
        self.gone.append(re.sub(r"\s+", " ", "".join(words)))

    def _close(self, run):
        text = "".join(run)
        run.clear()
        if not text.strip():
            self.written.append(text)
            return
        self._flush()
        self.written.append(f"<ins>{text}</ins>")

    def _write(self, token):
        if not _is_markup(token) and token.strip():
            self._flush()
        self.written.append(token)

    def _flush(self):
        text = "".join(self.gone).strip()
        self.gone.clear()
        if text:
            self.written.append(f"<del>{text}</del> ")

    def html(self):
        text = "".join(self.gone).strip()
        last = f"<p><del>{text}</del></p>" if text else ""
        # Pieces of HTML that was safe, and two elements of our own.
        return mark_safe("".join(self.written) + last)  # noqa: S308


def _is_markup(token):
    return token.startswith("<")
