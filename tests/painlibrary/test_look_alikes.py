"""What looks like something else, and how soon that is found."""

import time

import pytest

from cms.editorial import look_alikes
from cms.editorial.look_alikes import Index, Known
from painlibrary.models import Reference
from tests.sampleapp.models import Recipe


def known(key, **values):
    return look_alikes.known(key, values, Reference)


def found(one, other):
    index = Index(Reference, [known("one", **one)])
    return [likeness.reason for likeness in index.like(known("other", **other))]


TITLE = "Epidural steroid injections for chronic low back pain"


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ({"doi": "10.1/ABC"}, {"doi": "10.1/abc"}, ["same DOI"]),
        ({"pmid": "123"}, {"pmid": "123"}, ["same PMID"]),
        (
            {"source_url": "https://www.example.org/a/?utm_source=x"},
            {"source_url": "http://example.org/a"},
            ["same URL"],
        ),
        ({"source_url": "https://e.org/a?id=1"}, {"source_url": "https://e.org/a?id=2"}, []),
        ({"title": TITLE}, {"title": TITLE.upper() + "."}, ["nearly the same name"]),
        ({"title": TITLE}, {"title": TITLE.replace("steroid", "steriod")}, ["nearly the same name"]),
        ({"title": "Fibromyalgia"}, {"title": "Fibromyalgie"}, []),
        ({"title": "Müller’s test of pain"}, {"title": "Mullers test of pain"}, ["nearly the same name"]),
        ({"title": "Pain, part 1 of a review"}, {"title": "Pain, part 2 of a review"}, []),
        ({"title": TITLE, "doi": "10.1/a"}, {"title": TITLE, "doi": "10.1/b"}, []),
        ({"title": TITLE, "pmid": "1"}, {"title": TITLE, "doi": "10.1/b"}, ["nearly the same name"]),
        ({"title": "Knee pain"}, {"title": "Neck pain"}, []),
    ],
    ids=[
        "doi", "pmid", "url", "other-url", "case", "typo", "short", "accent", "number",
        "other-doi", "other-register", "other-word",
    ],
)  # fmt: skip
def test_likeness_is_told_with_its_reason(one, other, reasons):
    assert found(one, other) == reasons


def test_aliases_are_names_too():
    index = Index(
        Recipe, [look_alikes.known(1, {"title": "Soup", "aliases": ["Onion broth"]}, Recipe)]
    )

    like = index.like(look_alikes.known(2, {"title": "Onion broths"}, Recipe))

    assert [(each.key, each.reason) for each in like] == [(1, "nearly the same name")]


def test_twenty_thousand_items_are_looked_through_in_seconds():
    syllables = [a + b for a in "bcdfghklmnprst" for b in ["a", "e", "i", "o", "u", "en", "or"]]
    words = [one + other for one in syllables for other in syllables[::3]]
    names = [
        " ".join(words[(n * step) % len(words)] for step in (1, 7, 11, 13, 17, 29))
        for n in range(20_000)
    ]
    items = [Known(number, (name,)) for number, name in enumerate(names)]
    items.append(Known(20_000, (f"{names[77]}s",)))

    begun = time.process_time()
    pairs = look_alikes.pairs(Recipe, items)

    assert time.process_time() - begun < 20
    assert (77, 20_000) in [pair[:2] for pair in pairs]
