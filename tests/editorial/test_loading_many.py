"""Many at once is many times one: what a load stores is what the door for one item would store."""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.editorial import audit, canonical, drafts, saving
from cms.editorial.fixture_files import FixtureRefused
from cms.editorial.importing import OnConflict
from cms.editorial.paging import room_to_write
from cms.models import AuditEvent, Item, Revision, RevisionLink, Role, SlugClaim, content_of
from tests import larder
from tests.editorial.recipes import recipes
from tests.kitchen import change
from tests.larder import load, recipe
from tests.observing import events, recorded_state, stored
from tests.people import account
from tests.sampleapp.models import Recipe

pytestmark = pytest.mark.django_db
MANY = 2 * drafts.AT_ONCE + 50


def everything():
    return stored(), events()


# Against the door for one:


def require_that_one_by_one_says_the_same():
    """Each working copy is asked again, alone and as the database has it."""
    before = everything()
    for item in Item.objects.select_related("head"):
        content = content_of(item)
        frozen = canonical.freeze(content)
        assert item.head.text == canonical.as_text(frozen)
        links = RevisionLink.objects.filter(revision=item.head).values_list("target", "place")
        named = canonical.Frozen(frozen).links
        assert sorted((str(target), place) for target, place in links) == named
        with transaction.atomic():
            saving.record(item, by=item.head.saved_by.accounts.first())
    assert everything() == before
    assert audit.broken_links() == []
    assert recorded_state() == audit.replay()


def test_the_whole_library_is_stored_as_if_one_by_one():
    account("Ann", Role.AUTHOR)

    call_command("loaddata", by="ann", verbosity=0)

    require_that_one_by_one_says_the_same()


def test_texts_in_circles_are_stored_as_if_one_by_one(kitchen):
    load(*larder.menu(), by=kitchen.team.ann)

    require_that_one_by_one_says_the_same()


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cooked=st.lists(recipes(), min_size=1, max_size=3), again=st.lists(recipes(), max_size=3))
def test_random_recipes_are_stored_as_the_door_for_one_stores_them(
    kitchen_with_books, cooked, again
):
    team = kitchen_with_books.team
    with rolled_back():
        for number, each in enumerate(cooked):
            by_the_door(number, *each, by=team.ann)
        one_by_one = library()
    with rolled_back():
        load(*objects(cooked), by=team.ann)
        at_once = library()
        for number, each in enumerate(again):
            load(*objects([each], number), by=team.ann)
        require_that_one_by_one_says_the_same()

    assert at_once == one_by_one


@pytest.fixture
def kitchen_with_books(kitchen):
    kitchen.book("cookbook")
    kitchen.book("other-book")
    return kitchen


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def by_the_door(number, fields, ingredients, steps, *, by):
    with saving.creating(Recipe, by=by) as edit:
        content = Recipe.objects.create(item=edit.item, **fields | called(number, fields))
        for key, values in ingredients.items():
            content.ingredients.create(key=key, **values)
        for key, body in steps.items():
            content.steps.create(key=key, body=body)


def objects(cooked, first=0):
    for number, (fields, ingredients, steps) in enumerate(cooked, start=first):
        slug = f"r-{number}"
        yield recipe(**written(fields | called(number, fields)))
        for key, values in ingredients.items():
            yield larder.ingredient(slug, key, **written(values))
        for key, body in steps.items():
            yield larder.step(slug, key, body, order=0)


def called(number, fields):
    """Names that no other recipe has."""
    aliases = [f"{alias[:200]} {number}" for alias in fields["aliases"]]
    return {
        "slug": f"r-{number}",
        "title": f"{fields['title'][:200]} {number}",
        "aliases": list(dict.fromkeys(aliases)),
    }


def written(values):
    """As people write them: numbers without the noughts that the database adds."""
    return {name: as_written(value) for name, value in values.items() if value is not None}


def as_written(value):
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if hasattr(value, "isoformat") else value


def library():
    """All that was recorded, but for keys, times, and by which door it came."""
    slugs = {str(claim.item_id): claim.slug for claim in SlugClaim.objects.filter(is_current=True)}

    def named(text):
        for pk, slug in slugs.items():
            text = text.replace(pk, f"<{slug}>")
        return text

    revisions = Revision.objects.order_by("pk").select_related("item")
    return {
        "revisions": [
            (named(each.text), each.number, each.schema, each.parent, each.source, each.note)
            for each in revisions
        ],
        "links": sorted(
            (named(str(each.revision.item_id)), named(str(each.target_id)), each.place)
            for each in RevisionLink.objects.select_related("revision")
        ),
        "claims": sorted(
            (each.type, each.slug, named(str(each.item_id)), each.is_slug, each.is_current)
            for each in SlugClaim.objects.all()
        ),
        "audit": [
            (each.number, each.actor, named(each.item), [*named_detail(each, named)])
            for each in AuditEvent.objects.exclude(action="fixtures loaded")
        ],
        "statuses": sorted((named(str(each.pk)), each.status) for each in Item.objects.all()),
    }


def named_detail(event, named):
    # A digest covers ids, which differ each time.
    detail = event.detail if "digest" not in event.detail else event.detail.split('"digest"')[0]
    tail = event.detail.partition('"head"')[2]
    return named(detail), tail


# At scale:


def many(**fields):
    return [recipe(f"dish-{number}", **fields) for number in range(MANY)]


def test_many_items_come_in_several_batches_and_twice_is_once(kitchen):
    load(*many(follows=["dish-7"]), by=kitchen.team.ann)
    before = everything()

    outcome = load(*reversed(many(follows=["dish-7"])), by=kitchen.team.ann)

    assert (outcome.counts["same"], outcome.has_changed_something) == (MANY, False)
    assert everything() == before
    require_that_one_by_one_says_the_same()


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": "cheap"},
        {"title": "dish-3"},
        {"title": "Hot cake"},
        {"follows": ["nowhere"]},
    ],
    ids=str,
)
def test_fault_in_the_last_of_many_leaves_nothing(kitchen, wrong):
    kitchen.recipe("cake", title="Hot cake")
    before = everything()

    with pytest.raises(FixtureRefused) as refused:
        load(*many(), recipe("last", **wrong), by=kitchen.team.ann)

    assert [fault.object for fault in refused.value.details] == ["recipe/last"]
    assert everything() == before


def test_names_may_go_from_the_last_of_many_to_the_first(kitchen):
    load(*many(), recipe("last", aliases=["Best dish"]), by=kitchen.team.ann)
    first, *others = many()
    first["fields"]["aliases"] = ["Best dish"]

    load(first, *others, recipe("last"), by=kitchen.team.ann)

    assert SlugClaim.objects.get(slug="best-dish").item == named("dish-0")
    require_that_one_by_one_says_the_same()


def test_citation_by_a_former_name_is_stored_under_the_present_one(kitchen):
    cookbook = kitchen.book("cookbook")
    change(cookbook, by=kitchen.team.bob, slug="kitchen-bible")
    soup = recipe("soup", summary="So [@cookbook].")

    load(soup, larder.ingredient("soup", "salt", sources="[@cookbook]"), by=kitchen.team.ann)

    content = Recipe.objects.get()
    sources = content.ingredients.get().sources
    assert (content.summary, sources) == ("So [@kitchen-bible].", "[@kitchen-bible]")
    require_that_one_by_one_says_the_same()


@pytest.fixture
def edited(kitchen):
    """Many dishes that editors changed here and there since they were loaded."""
    load(*many(price=4), by=kitchen.team.ann)
    slugs = [f"dish-{number}" for number in range(0, MANY, 90)]
    for slug in slugs:
        change(named(slug), by=kitchen.team.bob, price=Decimal(5))
    return slugs


def named(slug):
    return Item.objects.get_by_natural_key("recipe", slug)


def prices():
    return dict(Recipe.objects.values_list("slug", "price"))


def test_conflicts_among_many_are_all_told_and_abort_everything(kitchen, edited):
    before = everything()

    with pytest.raises(FixtureRefused) as refused:
        load(*many(price=6), by=kitchen.team.ann)

    assert [fault.object for fault in refused.value.details] == [
        f"recipe/{slug}" for slug in edited
    ]
    assert everything() == before


@pytest.mark.parametrize(("choice", "price"), [(OnConflict.SKIP, 5), (OnConflict.DRAFT, 6)])
def test_conflicts_among_many_are_settled_as_asked(kitchen, edited, choice, price):
    outcome = load(*many(price=6), by=kitchen.team.ann, on_conflict=choice)

    assert prices() == dict.fromkeys((f"dish-{n}" for n in range(MANY)), 6) | dict.fromkeys(
        edited, price
    )
    assert outcome.counts["conflicting"] == len(edited)
    require_that_one_by_one_says_the_same()


@pytest.mark.parametrize(("count", "queries"), [(20, 40), (180, 40)])
def test_number_of_queries_does_not_depend_on_the_items(
    kitchen, count, queries, django_assert_max_num_queries
):
    given = many(follows=["dish-0"])[:count]
    parts = [larder.step(f"dish-{number}", "boil", "Boil.") for number in range(count)]

    with django_assert_max_num_queries(queries):
        load(*given, *parts, by=kitchen.team.ann)


def held():
    """How much of its file SQLite holds; other databases are set up by their owners."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        return cursor.fetchone()[0]


def fail():
    """A transaction that failed, with much to write in it."""
    with room_to_write():
        transaction.set_rollback(True)
        raise OverflowError


def test_room_to_write_is_given_back_and_hides_no_reason():
    before = held()
    with room_to_write():
        within = held()

    with pytest.raises(OverflowError), transaction.atomic():
        fail()

    is_held = connection.vendor == "sqlite"
    assert (before, within, held()) == ((-2_000, -32_000, -2_000) if is_held else (None,) * 3)
