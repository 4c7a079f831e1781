"""Answers of the live copy: right while it is of the present, and not used while it is not."""

from collections import defaultdict

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pyroaring import BitMap

from cms.delivery.ordering import ByColumn
from cms.delivery.present import copies, index
from cms.delivery.present.index import Index
from cms.delivery.present.orders import Ordered
from cms.delivery.present.walks import Walks
from cms.models import Generation, LiveItem
from cms.publishing.live import keeping, rebuilding
from tests.kitchen import change, next_minute

READ_OF_THE_COPY = "cms_livetext"


@pytest.fixture
def soups(kitchen):
    """Five soups, of which every second one is salted."""
    salted = [("salt", {"name": "salt", "grams": 3})]
    return kitchen.live(
        *[
            kitchen.recipe(f"soup-{number}", ingredients=salted if number % 2 else ())
            for number in range(5)
        ]
    )


def is_read_of_the_copy(reader, path, **query):
    with CaptureQueriesContext(connection) as queries:
        reader.read(path, **query)
    return any(READ_OF_THE_COPY in each["sql"] for each in queries)


def test_present_is_read_of_the_copy_and_the_past_is_not(reader, soups, kitchen):
    then = Generation.objects.get(pk=1).at
    kitchen.live(change(soups[0], by=kitchen.team.ann, title="Cold soup"))

    assert is_read_of_the_copy(reader, "recipes/soup-0/")
    assert not is_read_of_the_copy(reader, "recipes/soup-0/", at=then.isoformat())


def test_schedule_is_answered_on_its_minute_before_the_copy_follows(reader, kitchen, clock):
    minute = next_minute()
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe())), starts_at=minute)
    assert reader.ask("recipes/soup/").status_code == 404

    clock.move_to(minute)

    assert reader.read("recipes/")["count"] == 1
    assert not is_read_of_the_copy(reader, "recipes/soup/")
    keeping.send_due()
    assert is_read_of_the_copy(reader, "recipes/soup/")


def test_notice_that_ends_by_itself_is_seen_before_the_copy_follows(reader, soups, kitchen, clock):
    ends_at = next_minute()
    kitchen.notice(soups[0], place="title", ends_at=ends_at)
    assert len(reader.read("recipes/soup-0/")["notices"]) == 1

    clock.move_to(ends_at)

    assert reader.read("recipes/soup-0/")["notices"] == []
    assert keeping.is_due()
    keeping.send_due()
    assert not keeping.is_due()


def test_errand_rests_until_the_present_changes_by_itself(kitchen, clock):
    kitchen.live(kitchen.recipe())
    minute = next_minute(count=0)
    kitchen.send(kitchen.prepared(kitchen.approved(kitchen.recipe("stew"))), starts_at=minute)

    assert keeping.pause() == 50.0


def test_copy_of_other_code_is_made_anew_by_the_errand(reader, soups):
    Generation.objects.update(form="of other code")
    assert not is_read_of_the_copy(reader, "recipes/")

    keeping.send_due()

    assert is_read_of_the_copy(reader, "recipes/")


def test_copy_that_is_unfit_is_left_alone(soups):
    Generation.objects.update(form="unfit")

    assert not keeping.is_due()


@pytest.mark.parametrize(("times", "is_of_the_copy"), [(1, True), (2, False)])
def test_answer_is_read_again_when_the_copy_changes_meanwhile(
    reader, soups, monkeypatch, times, is_of_the_copy
):
    """As if somebody released between two questions: what was read of the copy may be a mixture."""
    reader.read("recipes/")
    page, changes = Ordered.page, iter(range(times))

    def overtaken(ordered, *place):
        found = page(ordered, *place)
        if next(changes, None) is not None:
            generation = Generation.objects.get(pk=1)
            generation.step()
            generation.save()
        return found

    monkeypatch.setattr(Ordered, "page", overtaken)

    with CaptureQueriesContext(connection) as queries:
        assert reader.read("recipes/")["count"] == 5
    assert (READ_OF_THE_COPY in queries[-1]["sql"]) == is_of_the_copy


def test_restored_copy_is_no_successor_of_what_a_process_knows(reader, soups):
    assert reader.read("recipes/", ingredient="salt")["count"] == 2
    before = Generation.objects.get(pk=1)

    [*rebuilding.rebuild()]

    copy = copies.current()
    assert not copy.follows(before.number, before.token)
    assert reader.read("recipes/", ingredient="salt")["count"] == 2


def test_copy_that_is_made_anew_meanwhile_is_not_missed(reader, soups, clock):
    """The process goes by what it remembers, and finds none of the postings that it knew."""
    reader.read("facets/recipes/")
    index._indexes["default"].bits.clear()
    [*rebuilding.rebuild()]

    facets = reader.read("facets/recipes/")["facets"]

    assert [each["count"] for each in facets["ingredient"]["values"] if each["count"]] == [2]


def test_process_forgets_only_what_changed(reader, soups, kitchen, monkeypatch):
    reader.read("recipes/", ingredient="salt")
    reader.read("recipes/", ingredient="salt")
    kitchen.live(kitchen.book())

    with CaptureQueriesContext(connection) as queries:
        assert reader.read("recipes/", ingredient="salt")["count"] == 2

    read = [each["sql"] for each in queries if "cms_posting" in each["sql"]]
    assert not any("bits" in each for each in read)


@pytest.mark.parametrize("along", [0, 5_000], ids=["read by themselves", "read along"])
def test_value_that_is_asked_for_twice_is_answered_from_the_copy(reader, soups, monkeypatch, along):
    monkeypatch.setattr("cms.delivery.present.index.MOST_ALONG", along)
    monkeypatch.setattr("cms.delivery.present.index._indexes", defaultdict(Index))

    with CaptureQueriesContext(connection) as queries:
        assert reader.read("recipes/", ingredient="salt,salt")["count"] == 2

    assert not any("cms_facet" in each["sql"] for each in queries)


def test_kept_bitmaps_stay_within_their_bound(soups, settings):
    settings.POSTING_MEGABYTES = 300 / 1_000_000
    copy, kept = copies.current(), Index()
    entries = [
        each
        for name in ("ingredient", "live")
        for each in kept.listing(copy, "recipe", name).entries
    ]

    maps = kept.maps(copy, [each.id for each in entries])

    assert len(maps) == len(entries) > 2
    assert kept.bytes <= 300


def test_order_is_walked_past_what_does_not_match(reader, soups, monkeypatch):
    monkeypatch.setattr("cms.delivery.present.orders.FEW", 0)
    monkeypatch.setattr("cms.delivery.present.orders.FIRST_PIECE", 1)
    monkeypatch.setattr("cms.delivery.present.walks.FIRST_PIECE", 1)
    monkeypatch.setattr("cms.delivery.present.orders._walks", Walks())

    walked = [
        reader.slugs("recipes/", ingredient="salt", page_size=1, page=page) for page in (1, 2)
    ]

    assert walked == [["soup-1"], ["soup-3"]]


@pytest.mark.parametrize("total_known", [True, False])
@pytest.mark.parametrize("descending", [True, False])
def test_few_are_sorted_alike_in_memory_and_by_the_database(soups, total_known, descending):
    live = LiveItem.objects.filter(type="recipe")
    some = BitMap(live.exclude(slug="soup-2").values_list("ordinal", flat=True))
    total = live.count() if total_known else None

    ordered = Ordered(
        copies.current(), "recipe", some, ByColumn("slug"), descending=descending, total=total
    )

    shown = [live.get(ordinal=each).slug for each in [*ordered.page(0, 2), *ordered.page(2, 4)]]
    assert shown == sorted(["soup-0", "soup-1", "soup-3", "soup-4"], reverse=descending)


@pytest.mark.parametrize("farthest", [0, 1000])
def test_walk_by_cursor_leads_through_all(reader, soups, monkeypatch, farthest):
    monkeypatch.setattr("cms.delivery.present.orders.FARTHEST", farthest)
    page, shown = reader.read("recipes/", cursor="start", page_size=2), []

    while page["next"]:
        shown += page["results"]
        page = reader.client.get(page["next"]).json()

    slugs = [each["slug"] for each in [*shown, *page["results"]]]
    assert slugs == [f"soup-{number}" for number in range(5)]


def test_walk_by_cursor_stays_at_its_instant_while_others_publish(reader, soups, kitchen):
    first = reader.read("recipes/", cursor="start", page_size=2)
    kitchen.live(kitchen.recipe("soup-00"))

    second = reader.client.get(first["next"]).json()

    assert [each["slug"] for each in second["results"]] == ["soup-2", "soup-3"]


def test_reader_who_finds_the_copy_behind_is_remarked(reader, soups):
    assert not reader.ask("recipes/").lacks_copy

    Generation.objects.update(form="of other code")

    assert reader.ask("recipes/").lacks_copy
    assert not reader.ask("recipes/", at="2020-01-01T00:00:00Z").lacks_copy
