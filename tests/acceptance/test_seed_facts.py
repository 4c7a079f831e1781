"""Every fact of the article that the library began with is served, with its reference.

``seed_facts.json`` lists them: where a fact stands in its document, what it says, and by the
numbers of the article what it cites. In a ``path`` a step into a list picks the row by its key.
"""

import json
import re
from pathlib import Path

FACTS = json.loads((Path(__file__).parent / "seed_facts.json").read_text())
CITATION = re.compile(r"\[([^\]]*)\]")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def step(value, name):
    if isinstance(value, list):
        return next(row for row in value if row.get("key", row.get("slug")) == name)
    return value[name]


def served(document, fact):
    """What the document says in the fact's place, and whom it cites for that."""
    try:
        value, row = document, None
        for name in fact["path"].split("/"):
            value = step(value, name)
            row = value if isinstance(value, dict) and "sourced" in value else row
    except (KeyError, StopIteration):
        return "nothing stands there"
    said = fact["contains"] if holds(value, fact.get("contains")) else value
    return said, *sources(document, fact, value, row)


def holds(value, phrase):
    """Whether a text holds the phrase, or a list has it as a member."""
    if phrase is None:
        return False
    return phrase.lower() in value.lower() if isinstance(value, str) else phrase in value


def sources(document, fact, value, row):
    """``(numbers in the article, names in print)``, of a row or of one sentence of a text."""
    if row is not None:
        cited, named = [source["slug"] for source in row["sources"]], row["named_sources"]
    elif fact["path"].endswith("markdown"):
        marks = cited_in_sentence(value, fact["contains"])
        cited = [mark[1:] for mark in marks if mark.startswith("@")]
        named = [mark[1:] for mark in marks if mark.startswith("?")]
    else:
        cited, named = [], []
    numbers = {each["slug"]: each["original_number"] for each in document.get("references", [])}
    return sorted(numbers[slug] for slug in cited), named


def cited_in_sentence(text, phrase):
    about = [each for each in SENTENCE_END.split(text) if phrase.lower() in each.lower()]
    return [
        mark.strip() for marks in CITATION.findall("".join(about[:1])) for mark in marks.split(";")
    ]


def expected(fact):
    value = fact["contains"] if "contains" in fact else fact["equals"]
    return value, fact["references"], fact["named_sources"]


def test_every_fact_of_the_article_is_served_with_its_reference_and_no_other(documents):
    differing = [
        (fact, answer)
        for fact in FACTS
        if (answer := served(documents[fact["type"]][fact["slug"]], fact)) != expected(fact)
    ]

    assert (len(FACTS), differing) == (494, [])


def test_the_library_has_as_many_of_each_type_as_the_article_names(documents):
    counts = {type_name: len(found) for type_name, found in documents.items()}

    assert counts == {
        "procedure": 17,
        "risk": 11,
        "reference": 7,
        "care-role": 7,
        "condition": 25,
        "category": 10,
        "article": 6,
    }
