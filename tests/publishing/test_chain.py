import pytest

from cms.models import Library, Release
from cms.publishing import chain, instants
from tests.kitchen import next_minute
from tests.tampering import forge

pytestmark = pytest.mark.django_db

COLUMNS = {
    "document": "{}",
    "card": "{}",
    "title": "Poison",
    "slug": "poison",
    "aliases": '["poison"]',
    "digest": "sha256:0",
    "reviewers": "[]",
    "last_reviewed": "1999-01-01",
    "next_review_due": "2999-01-01",
}


@pytest.fixture
def three(kitchen):
    for slug in ["soup", "stew", "broth"]:
        kitchen.live(kitchen.recipe(slug))


def test_chain_of_what_went_live_verifies_and_ends_in_its_head(kitchen, three):
    now = instants.now()
    links = chain.public_chain(now)

    assert ([link.number for link in links], chain.broken_links()) == ([1, 2, 3], [])
    assert [link.previous for link in links[1:]] == [link.chain for link in links[:-1]]
    assert chain.head(now) == (3, links[-1].chain)


def test_head_says_nothing_of_what_is_scheduled(kitchen, three):
    before = chain.head(instants.now())

    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe("pie"))), starts_at=next_minute())

    assert chain.head(instants.now()) == before


def test_head_is_the_same_before_and_after_a_started_release_is_sealed(kitchen, three):
    start = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe("pie"))), starts_at=start)
    unsealed, unsealed_chain = chain.head(start), chain.public_chain(start)

    chain.seal(Library.locked(), start)

    assert (chain.head(start), chain.public_chain(start)) == (unsealed, unsealed_chain)
    assert Release.objects.get(number=4).chain == unsealed[1]


@pytest.mark.parametrize("column", COLUMNS)
def test_publication_that_was_changed_is_found(three, unguarded, column):
    forge(
        f"UPDATE cms_publication SET {column} = %s WHERE slug = 'stew'",  # noqa: S608
        COLUMNS[column],
    )

    assert chain.broken_links() == ["What release 2 published was changed."]


def test_publication_that_was_removed_is_found(three, unguarded):
    named = "SELECT id FROM cms_publication WHERE slug = 'stew'"
    forge(f"DELETE FROM cms_searchentry WHERE publication_id IN ({named})")  # noqa: S608
    forge("DELETE FROM cms_publication WHERE slug = 'stew'")

    assert chain.broken_links() == ["What release 2 published was changed."]


def test_release_that_was_changed_with_its_hash_breaks_the_chain(three):
    forge("UPDATE cms_release SET content_hash = 'sha256:0' WHERE number = 2")

    assert chain.broken_links() == [
        "What release 2 published was changed.",
        "Release 2 does not follow the one before it.",
    ]


def test_release_that_is_passed_over_breaks_the_chain(three):
    forge("UPDATE cms_release SET number = NULL, chain = '' WHERE number = 2")

    assert chain.broken_links() == ["Release 3 does not follow the one before it."]
