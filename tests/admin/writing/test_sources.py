"""The search for sources to cite, and who may ask."""

import pytest
from django.urls import reverse

from cms.models import AuditEvent
from tests.admin.browsing import address, signed_in
from tests.people import account


def search(client, words, type_name="book"):
    return client.get(reverse("admin:source_search"), {"type": type_name, "q": words})


def test_source_is_told_with_its_state(kitchen):
    book = kitchen.book("larousse", title="Larousse <b>")

    answer = search(signed_in(kitchen.team.ann), "larouse").json()

    assert answer == {
        "sources": [
            {
                "slug": "larousse",
                "title": "Larousse <b>",
                "printed": "Larousse <b>",
                "facts": [],
                "state": "Not public: draft",
                "warnings": [],
                "url": address(book),
            }
        ],
        "may_create": True,
        "called": "book",
    }


def test_live_source_needs_no_remark(kitchen):
    kitchen.live(kitchen.book("larousse"))

    answer = search(signed_in(kitchen.team.cleo), "larousse").json()

    assert (answer["sources"][0]["state"], answer["may_create"]) == ("", False)


@pytest.mark.parametrize("type_name", ["recipe", "nothing", "", "../book"])
def test_only_what_is_cited_can_be_searched(kitchen, type_name):
    assert search(signed_in(kitchen.team.ann), "soup", type_name).status_code == 404


def test_nobody_without_a_role_finds_anything(client, kitchen):
    kitchen.book("larousse")
    anonymous = search(client, "larousse")
    roleless = search(signed_in(account("Zoe")), "larousse")

    assert [answer.status_code for answer in (anonymous, roleless)] == [302, 302]
    assert reverse("admin:login") in anonymous.url


def test_searching_changes_nothing(kitchen):
    kitchen.book("larousse")
    events = AuditEvent.objects.count()

    search(signed_in(kitchen.team.ann), "larousse" * 10_000)

    assert AuditEvent.objects.count() == events


@pytest.mark.parametrize("count", [1, 3])
def test_search_has_a_constant_number_of_queries(kitchen, django_assert_num_queries, count):
    for number in range(count):
        kitchen.book(f"book-{number}")
    client = signed_in(kitchen.team.ann)
    search(client, "book")

    # Five for who asks; how words begin and are spelled, what has them, twice; the time, what was found.
    with django_assert_num_queries(13):
        found = search(client, "book").json()["sources"]

    assert len(found) == count
