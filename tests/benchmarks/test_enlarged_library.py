"""A library whose procedures were copied in the database is one that could have been made so."""

import pytest
from django.db import connection

from benchmarks.data import enlarging, making, pools
from cms.editorial import canonical, demo_team
from cms.models import Publication, Release, SearchEntry
from cms.models.full_text.conditions import FIELDS
from cms.publishing import chain
from cms.publishing.live import rebuilding
from cms.publishing.writing import drawn_up
from tests.benchmarks.test_made_library import FEW, named, told

COUNT, TIMES = 4, 3

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="Copied by SQL of PostgreSQL."),
]


@pytest.fixture
def enlarged(monkeypatch):
    monkeypatch.setattr(pools, "SIZES", FEW)
    demo_team.create()
    making.make_pools()
    making.make_block((0, COUNT, True))
    making.finish()
    making.rebuild_derived()
    enlarging.enlarge(TIMES, lambda *step: None)


def procedures():
    return Publication.objects.filter(type="procedure")


def test_copies_say_what_a_release_of_their_text_would_have_drawn_up(enlarged):
    assert procedures().count() == COUNT * TIMES
    for publication in procedures():
        text = canonical.Frozen(publication.revision.data)
        again = drawn_up(publication.revision, text, publication.starts_at)

        assert canonical.digest_of(publication.revision.text) == publication.digest
        for name in ("item_id", "title", "title_key", "slug", "digest", "document", "card"):
            assert getattr(publication, name) == getattr(again.publication, name)
        assert told(publication.facets.all()) == told(again.facets)
        assert named(publication.links.all()) == named(again.links)
        for name in (*FIELDS, "passages"):
            assert getattr(publication.search_entry, name) == getattr(again.entries[0], name)


def test_live_copy_holds_all_of_them(enlarged):
    assert list(rebuilding.differences()) == []


def test_each_copy_is_an_item_of_its_own(enlarged):
    slugs = list(procedures().values_list("slug", flat=True))

    assert len(set(slugs)) == COUNT * TIMES
    for publication in procedures():
        assert publication.item.head == publication.revision
        assert publication.item.claims.get().slug == publication.slug


def test_copies_are_released_after_the_others_and_chained(enlarged):
    assert [each.number for each in Release.objects.order_by("starts_at")] == [1, 2, 3, 4]
    assert chain.broken_links() == []
    assert SearchEntry.objects.count() == sum(FEW.values()) + COUNT * TIMES
