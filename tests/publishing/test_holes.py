import orjson
from hypothesis import given
from hypothesis import strategies as st

from cms.publishing.holes import Cards, Pierced

ONE, TWO, NOBODY = (f"{number}{'0' * 7}-0000-0000-0000-{'0' * 12}" for number in (1, 2, 3))
CARDS = Cards({ONE: '{"id":"1","title":"One"}'}, {ONE: "one", TWO: "two"})


def filled(document):
    return orjson.loads(Pierced(orjson.dumps(document).decode()).filled(CARDS))


def test_holes_are_filled_with_cards_and_slugs():
    document = {
        "category": {"$card": ONE},
        "other": {"$card": NOBODY},
        "references": [{"number": 1, "$merge": {"$card": ONE}}, {"$merge": 2}],
        "sources": [{"slug": {"$slug": TWO}}],
        "summary": {"$markdown": ["Weeks [@", ONE, "; @", TWO, "]"]},
        "plain": {"$markdown": ["Weeks"]},
    }

    assert filled(document) == {
        "category": {"id": "1", "title": "One"},
        "other": None,
        "references": [{"number": 1, "id": "1", "title": "One"}, {"$merge": 2}],
        "sources": [{"slug": "two"}],
        "summary": "Weeks [@one; @two]",
        "plain": "Weeks",
    }


def test_whoever_is_named_is_told():
    document = {
        "category": {"$card": ONE},
        "summary": {"$markdown": ["[@", TWO, "]"]},
        "text": f'{{"$card":"{NOBODY}"}}',
    }

    assert Pierced(orjson.dumps(document).decode()).named == {ONE, TWO}


marks = st.sampled_from(['{"$', '"}', "]}", '","', "\\", '"', '{"$card":"', '"$merge":', ","])
texts = (
    st.lists(marks | st.text(max_size=3), max_size=8)
    .map("".join)
    .map(lambda text: text.encode(errors="replace").decode())
)


@given(texts, texts)
def test_no_text_looks_like_a_hole(one, two):
    document = {"a": one, "b": {"$markdown": [one, ONE, two]}, two: [one, two]}

    assert filled(document) == document | {"b": f"{one}one{two}"}
