"""The library that is made to measure on is one that people could have made."""

import pytest

from benchmarks.data import making, pools, procedures
from cms.editorial import canonical, demo_team, saving
from cms.models import Library, Publication, Release, SearchEntry, content_types
from cms.publishing import chain, closed_sets, indexing
from cms.publishing.writing import drawn_up

FEW = {"category": 3, "care-role": 3, "condition": 5, "risk": 9, "reference": 9}
COUNT = 4


@pytest.fixture
def made(monkeypatch, db):
    monkeypatch.setattr(pools, "SIZES", FEW)
    demo_team.create()
    making.make_pools()
    making.make_block((0, COUNT, False))
    making.finish()


def contents():
    return [content for model in content_types().values() for content in model.objects.all()]


def test_working_copies_say_what_their_revisions_say(made):
    for content in contents():
        assert canonical.as_text(canonical.freeze(content)) == content.item.head.text
        assert canonical.digest_of(content.item.head.text) == content.item.head.digest


def test_working_copies_are_as_editors_could_have_saved_them(made):
    for content in contents():
        saving.validate(content)


def test_copies_for_readers_are_what_a_release_would_have_drawn_up(made):
    for publication in Publication.objects.all():
        text = canonical.Frozen(publication.revision.data)
        again = drawn_up(publication.revision, text, publication.starts_at)

        assert publication.document == again.publication.document
        assert publication.card == again.publication.card
        assert told(publication.facets.all()) == told(again.facets)
        assert named(publication.links.all()) == named(again.links)
        assert publication.search_entry.passages == again.entries[0].passages


def told(facets):
    return sorted((each.part, each.row, each.name, each.value) for each in facets)


def named(links):
    return sorted((str(each.target_id), each.place) for each in links)


def test_releases_are_chained_and_closed(made):
    publications = list(Publication.objects.all())

    assert [(each.number, bool(each.chain)) for each in Release.objects.order_by("starts_at")] == [
        (1, True),
        (2, True),
    ]
    assert chain.broken_links() == []
    assert list(closed_sets.missing(publications, Library.present())) == []


def test_every_publication_is_found_by_search(made):
    assert SearchEntry.objects.count() == sum(FEW.values()) + COUNT
    assert indexing.entry_of(Publication.objects.last()).passages


def test_library_goes_on_from_what_was_made(made):
    person = demo_team.members()["author"].person
    last = Release.objects.order_by("pk").last()

    following = Release.objects.create(title="Next", created_by=person, created_at=last.created_at)

    assert following.pk > last.pk


def test_procedure_is_the_same_in_a_library_of_any_size():
    assert procedures.facts(7) == procedures.facts(7)
    assert procedures.frozen(procedures.facts(7)) == procedures.frozen(procedures.facts(7))
    assert procedures.facts(7) != procedures.facts(8)


def test_facts_tell_what_the_working_copy_says(made):
    of = procedures.facts(0)

    content = content_types()["procedure"].objects.get(slug=of.slug)

    assert content.title == of.title
    assert {row.risk.slug for row in content.risks.all()} == {
        pools.slug_of("risk", each.number) for each in of.risks
    }
