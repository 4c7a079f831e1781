"""The words that search takes for the same say nothing false."""

import json
from itertools import permutations

import pytest
from django.conf import settings

from cms.delivery.search.synonyms import Synonyms, SynonymsError
from cms.text.terms import terms_of

FIXTURES = settings.REPOSITORY / "fixtures"
TOLD = json.loads(settings.SEARCH_SYNONYMS.read_text())


def names():
    """``{terms of a name: slugs}`` of all procedures, conditions and risks, by title and alias."""
    found = {}
    for path in ("procedures", "conditions", "risks"):
        for each in json.loads((FIXTURES / f"{path}.json").read_text()):
            fields = each["fields"]
            for name in [fields.get("title", ""), *fields.get("aliases", [])]:
                if name and "slug" in fields:
                    found.setdefault(tuple(terms_of(name)), set()).add(fields["slug"])
    return found


def pairs():
    for row in TOLD["equal"]:
        yield from permutations(row, 2)
    for word, others in TOLD["includes"].items():
        yield from ((word, each) for each in others)


def test_no_synonym_leads_from_one_item_to_another():
    known = names()

    equated = [
        (one, other)
        for one, other in pairs()
        if (first := known.get(tuple(terms_of(one)))) is not None
        and (second := known.get(tuple(terms_of(other)))) is not None
        and first != second
    ]
    assert (len(known) > 50, equated) == (True, [])


# Nearly the same, or one kind of the other: whoever equates them gives a wrong medical answer.
@pytest.mark.parametrize(
    "word",
    [
        "sciatica",
        "radiculopathy",
        "pinched nerve",
        "slipped disc",
        "migraine",
        "rhizotomy",
        "dry needling",
        "brittle bones",
        "tendonitis",
        "electroconvulsive therapy",
    ],
)
def test_what_is_only_nearly_the_same_is_no_synonym(word):
    assert word not in {each for pair in pairs() for each in pair}


@pytest.mark.parametrize("word", ["spinal cord stimulation", "TENS", "SCS"])
def test_kinds_of_stimulation_are_not_electrostimulation(word):
    others = {other for one, other in pairs() if one == word}

    assert others & {"electrostimulation", "electro stimulation", "electrical stimulation"} == set()


def test_words_that_are_distinct_are_not_mended():
    synonyms = Synonyms.from_file(settings.SEARCH_SYNONYMS)

    asked = ["infarction", "hepatoma", "scs", "infektion"]
    assert [synonyms.is_meant(word) for word in asked] == [True, True, True, False]


@pytest.mark.parametrize("told", ["gout", ["two words"], [5], [""]])
def test_what_is_distinct_has_to_be_a_list_of_single_words(told):
    with pytest.raises(SynonymsError, match="distinct|not one word"):
        Synonyms.of({"distinct": told})
