"""The time for a text grows as its length does, whatever stands in it."""

import gc
import time

import pytest

from cms.text.citations import (
    CitationError,
    parse_sources,
    strip_citations,
)
from cms.text.markdown import plain_text, problems, render

ATTACKS = {
    "openings": lambda n: "[@" * (n // 2),
    "brackets": lambda n: "[" * n,
    "nested brackets": lambda n: "[" * (n // 2) + "@a" + "]" * (n // 2),
    "names": lambda n: "[?" * (n // 2),
    "blanks": lambda n: "a" + " " * n + "[@a]" + " " * n + "b",
    "blank openings": lambda n: ("[" + " " * 50) * (n // 51),
    "long list": lambda n: "[" + "; ".join(f"@a{i}" for i in range(n // 8)) + "]",
    "many citations": lambda n: "[@a] " * (n // 5),
    "emphasis": lambda n: "*a **a " * (n // 7),
    "nested emphasis": lambda n: "*a " * (n // 6) + "a* " * (n // 6),
    "links": lambda n: "[a](" * (n // 4),
    "cited links": lambda n: "[@a](" * (n // 5),
    "pictures": lambda n: "![" * (n // 7) + "a" + "](x) " * (n // 7),
    "backticks": lambda n: "".join("`" * (i % 300) + " " for i in range(n // 150)),
    "quotations": lambda n: "> " * (n // 2),
    "lists": lambda n: "- " * (n // 2),
    "tags": lambda n: "<a " * (n // 3),
    "comments": lambda n: "<!--" * (n // 4),
    "control characters": lambda n: "\x07" * n,
}


def read_cell(text):
    try:
        parse_sources(text)
    except CitationError:
        return


READERS = {
    "render": lambda text: render(text, lambda target: 1),
    "plain_text": plain_text,
    "problems": problems,
    "strip_citations": strip_citations,
    "parse_sources": read_cell,
}


def seconds(read, text):
    """The better of two, in processor time: a busy machine must not look like slow code."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.fixture(autouse=True)
def uncollected():
    """The time of the text alone: not that of looking through all that other tests left."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_four_times_the_text_takes_no_more_than_eight_times_as_long(attack, reader):
    read, text_of = READERS[reader], ATTACKS[attack]

    short, long = seconds(read, text_of(2_000)), seconds(read, text_of(8_000))

    # Quadratic work would take sixteen times as long; what is below a hundredth is noise.
    assert long < max(8 * short, 0.01)
