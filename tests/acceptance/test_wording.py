"""Facts and figures were taken from the article; sentences were not.

The article is others' work and is not kept here. ``source_shingles.json`` has the first eight
bytes of the SHA-256 of every run of ten words in it, which are enough to recognize one.
"""

import hashlib
import json
import re
from pathlib import Path

from django.conf import settings

from tests.acceptance import reading

LENGTH = 10
SHINGLES = set(json.loads((Path(__file__).parent / "source_shingles.json").read_text()))
CITATION = re.compile(r"\[[@?!][^\]]*\]")
WORD = re.compile(r"[a-z0-9]+")
# Names, addresses, and what is made from the Markdown beside it.
EXEMPT = {"title", "aliases", "slug", "url", "source_url", "html"}


def runs(text):
    words = WORD.findall(CITATION.sub(" ", text).lower().replace("’", "").replace("'", ""))
    return [" ".join(words[at : at + LENGTH]) for at in range(len(words) - LENGTH + 1)]


def is_in_article(run):
    return hashlib.sha256(run.encode()).hexdigest()[:16] in SHINGLES


def copied(value):
    """Runs of ten words that also stand in the article."""
    if isinstance(value, str):
        return [run for run in runs(value) if is_in_article(run)]
    if isinstance(value, dict):
        return [run for name in value.keys() - EXEMPT for run in copied(value[name])]
    return [run for each in value for run in copied(each)] if isinstance(value, list) else []


def test_a_run_of_the_article_is_recognized_whatever_its_form():
    terms = "Headache, low back pain, menstrual cramps, carpal tunnel syndrome [@a, p. 2]; fibromyalgia."

    assert copied({"markdown": [terms]}) == [
        "headache low back pain menstrual cramps carpal tunnel syndrome fibromyalgia"
    ]


def test_no_public_text_has_ten_words_in_a_row_in_common_with_the_article(documents):
    assert (len(list(reading.texts(documents))) > 1000, copied(documents)) == (True, [])


def test_no_fixture_has_ten_words_in_a_row_in_common_with_the_article():
    [folder] = settings.FIXTURE_DIRS
    fixtures = {path.name: json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))}

    assert {name: copied(entries) for name, entries in fixtures.items()} == dict.fromkeys(
        fixtures, []
    )
