"""References as they are told to those who look for a source."""

import pytest
from django.urls import reverse

from painlibrary.models import Reference
from tests.admin.browsing import signed_in
from tests.painlibrary import making

PRINTED = {
    "title": "Epidural steroids: a review",
    "authors": [{"family": "Curie", "given": "Marie"}],
    "container_title": "Journal of Pain",
    "issued": "2021-05",
    "doi": "10.1000/xyz123",
    "pmid": "12345678",
    "source_tier": "secondary_review",
}


def search(words):
    answer = signed_in(making.author()).get(
        reverse("admin:source_search"), {"type": "reference", "q": words}
    )
    return answer.json()["sources"]


@pytest.fixture
def review(db):
    return making.save(Reference, slug="curie-2021", csl_type="article-journal", **PRINTED)


@pytest.mark.parametrize(
    "words",
    ["curie", "Epidurl steriods", "10.1000/xyz123", "12345678", "curie 2021", "jornal pain"],
)
def test_reference_is_found_by_what_people_know_of_it(review, words):
    assert [each["slug"] for each in search(words)] == ["curie-2021"]


def test_reference_is_told_as_readers_will_see_it(review):
    found = search("curie")[0]

    assert {name: found[name] for name in ("printed", "facts", "warnings", "state")} == {
        "printed": "Curie Marie. Epidural steroids: a review. Journal of Pain. 2021-05.",
        "facts": ["2021", "Journal of Pain", "Secondary review"],
        "warnings": [],
        "state": "Not public: draft",
    }


def test_retraction_and_broken_address_are_told(db):
    state = {"integrity": "retracted", "link_state": "broken"}
    making.save(Reference, slug="curie-2021", csl_type="webpage", **PRINTED, **state)

    assert search("curie")[0]["warnings"] == ["Retracted", "Its address did not answer"]


def test_reference_that_nobody_looked_at_is_told_by_its_address(db):
    url = "https://www.example.org/nerve-blocks"
    making.save(Reference, slug="example-blocks", csl_type="webpage", source_url=url)

    found = search("nerve blocks")[0]

    assert (found["printed"], found["facts"]) == ("example-blocks", ["www.example.org"])
