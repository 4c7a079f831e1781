"""Recipes with and without everything that may be missing, for tests that try many."""

from hypothesis import strategies as st

WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="[]<>!\\@;`*_~#|&"), min_size=1
).filter(str.strip)
CITATIONS = st.sampled_from(
    ["", " [@cookbook]", " [!@cookbook, p. 2]", " [@other-book; ?Grandma]", " [?Grandma]"]
)
PROSE = st.builds(lambda words, cited: f"So {words}{cited}.", WORDS, CITATIONS)
SOURCES = st.sampled_from(
    ["", "[@cookbook]", "[@cookbook, p. 2 and 3; ?Grandma]", "[!@other-book]"]
)
PRICES = st.decimals(min_value=0, max_value=99999, places=3)


@st.composite
def recipes(draw):
    """``(fields, ingredients, steps)``."""
    fields = {
        "title": draw(WORDS)[:250],
        "summary": draw(st.just("") | PROSE),
        "price": draw(st.none() | PRICES),
        "tested_on": draw(st.none() | st.dates()),
        "aliases": draw(st.lists(WORDS.map(lambda word: word[:250]), max_size=3, unique=True)),
    }
    ingredients = {
        "name": WORDS.map(lambda word: word[:100]),
        "grams": st.none() | st.decimals(min_value=0, max_value=9999, places=2),
        "sources": SOURCES,
        "order": st.integers(0, 9),
    }
    keys = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True), max_size=4, unique=True)
    rows = {key: draw(st.fixed_dictionaries(ingredients)) for key in draw(keys)}
    steps = {key: draw(PROSE) for key in draw(keys)}
    return fields, rows, steps
