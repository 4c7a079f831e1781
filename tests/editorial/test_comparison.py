"""Comparing and merging: pure functions, so the properties are checked on made-up data."""

from hypothesis import given
from hypothesis import strategies as st

from cms.editorial.comparison import Change, differences, merge, taking

NAMES = st.sampled_from(["title", "price", "summary"])
VALUES = st.sampled_from(["a", "b", "c"])
ROWS = st.fixed_dictionaries(
    {"order": st.integers(0, 2)}, optional={"name": VALUES, "sources": VALUES}
)
DATA = st.builds(
    lambda fields, parts: {
        "id": "1",
        "type": "recipe",
        "schema": 1,
        "fields": fields,
        "parts": {name: rows for name, rows in parts.items() if rows},
    },
    st.dictionaries(NAMES, VALUES),
    st.dictionaries(
        st.sampled_from(["steps", "ingredients"]),
        st.dictionaries(st.sampled_from(["one", "two", "three"]), ROWS),
    ),
)


@given(base=DATA, theirs=DATA)
def test_merge_when_only_they_changed_gives_theirs(base, theirs):
    assert merge(base, base, theirs) == (theirs, [])


@given(base=DATA, mine=DATA)
def test_merge_when_only_i_changed_gives_mine(base, mine):
    assert merge(base, mine, base) == (mine, [])


@given(base=DATA, both=DATA)
def test_merge_when_both_made_the_same_change_gives_it(base, both):
    assert merge(base, both, both) == (both, [])


@given(base=DATA, mine=DATA, theirs=DATA)
def test_merge_without_clash_is_the_same_from_either_side(base, mine, theirs):
    merged, clashes = merge(base, mine, theirs)
    swapped, swapped_clashes = merge(base, theirs, mine)

    assert clashes == swapped_clashes
    if not clashes:
        assert unordered(merged) == unordered(swapped)


@given(base=DATA, mine=DATA, theirs=DATA)
def test_merge_takes_every_place_from_whoever_changed_it(base, mine, theirs):
    merged, clashes = merge(base, mine, theirs)

    for place in places(base, mine, theirs) - set(clashes):
        was, my, their, now = (at(side, place) for side in (base, mine, theirs, merged))
        assert now == (their if my == was else my)


@given(base=DATA, mine=DATA, theirs=DATA)
def test_merge_clashes_where_both_changed_the_place_differently(base, mine, theirs):
    _, clashes = merge(base, mine, theirs)

    assert set(clashes) == {
        place
        for place in places(base, mine, theirs)
        if at(mine, place) != at(theirs, place)
        and at(base, place) not in (at(mine, place), at(theirs, place))
    }


@given(before=DATA, after=DATA)
def test_differences_are_empty_exactly_where_nothing_changed(before, after):
    assert (list(differences(before, after)) == []) == (before == after)


@given(mine=DATA, theirs=DATA)
def test_taking_every_place_that_differs_gives_theirs(mine, theirs):
    assert taking(mine, theirs, places(mine, theirs)) == theirs


def places(*sides):
    fields = {name for side in sides for name in side["fields"]}
    parts = {
        f"{part}/{key}" for side in sides for part, rows in side["parts"].items() for key in rows
    }
    return fields | parts


def at(data, place):
    """What stands at a place; where a part stands among the others is no matter."""
    name, _, key = place.partition("/")
    row = data["parts"].get(name, {}).get(key) if key else None
    if key:
        return row and {column: value for column, value in row.items() if column != "order"}
    return data["fields"].get(name)


def unordered(data):
    return {place: at(data, place) for place in places(data)}


def test_differences_name_fields_parts_and_the_fields_of_parts():
    before = {
        "fields": {"title": "Soup", "price": "5"},
        "parts": {"ingredients": {"salt": {"name": "Salt"}, "oil": {"name": "Oil"}}},
    }
    after = {
        "fields": {"title": "Stew", "summary": "Hot."},
        "parts": {"ingredients": {"salt": {"name": "Sea salt"}, "rice": {"name": "Rice"}}},
    }

    changes = list(differences(before, after))

    assert [(each, each.kind) for each in changes] == [
        (Change("price", "5", None), "removed"),
        (Change("summary", None, "Hot."), "added"),
        (Change("title", "Soup", "Stew"), "changed"),
        (Change("ingredients/oil", {"name": "Oil"}, None), "removed"),
        (Change("ingredients/rice", None, {"name": "Rice"}), "added"),
        (Change("ingredients/salt/name", "Salt", "Sea salt"), "changed"),
    ]


def test_merge_of_a_value_and_of_its_source_in_one_part_clashes():
    base = part({"name": "Salt", "sources": "a"})
    mine = part({"name": "Sea salt", "sources": "a"})
    theirs = part({"name": "Salt", "sources": "b"})

    assert merge(base, mine, theirs) == (mine, ["ingredients/salt"])


def test_merge_of_a_moved_part_with_its_new_text_keeps_both():
    base = part({"name": "Salt", "order": 1})
    mine = part({"name": "Sea salt", "order": 1})
    theirs = part({"name": "Salt", "order": 2})

    assert merge(base, mine, theirs) == (part({"name": "Sea salt", "order": 2}), [])


def part(row):
    return {"fields": {}, "parts": {"ingredients": {"salt": row}}}
