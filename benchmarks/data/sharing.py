"""Drawing up many documents in less time: what is done to a text is done once for like texts.

The functions are the product's own, and pure: for the same text they give the same.
"""

from contextlib import ExitStack, contextmanager
from functools import lru_cache
from unittest.mock import patch

from cms.publishing import indexing
from cms.text import citations, markdown, terms

REMEMBERED = 20_000
# What gives a text for a text …
TEXTS = [
    (markdown, "plain_text"),
    (citations, "strip_citations"),
    (citations, "map_targets"),
    (terms, "folded"),
]
# … and what gives a list, which whoever gets it may change.
LISTS = [
    (citations, "split_at_targets"),
    (citations, "find_citations"),
    (indexing, "telling"),
]


@contextmanager
def shared_work():
    with ExitStack() as stack:
        for module, name in TEXTS:
            once = lru_cache(REMEMBERED)(getattr(module, name))
            stack.enter_context(patch.object(module, name, once))
        for module, name in LISTS:
            stack.enter_context(patch.object(module, name, _listing(getattr(module, name))))
        stack.enter_context(patch.object(markdown, "render", _rendering(markdown.render)))
        yield


def _listing(function):
    once = lru_cache(REMEMBERED)(lambda text: tuple(function(text)))
    return lambda text: list(once(text))


def _rendering(render):
    once = lru_cache(REMEMBERED)(render)

    def shared(text, number_of):
        # The numbers of what is cited differ from document to document.
        return render(text, number_of) if "[" in text else once(text, None)

    return shared
