import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cms.text.terms import folded, initial, spoken, telling, term, words


@pytest.mark.parametrize(
    "alike",
    [
        ["anaesthesia", "anesthesia", "Anaesthesia"],
        ["haematoma", "hematomas"],
        ["tumour", "tumors"],
        ["fibre", "fibers"],
        ["immobilised", "immobilizing"],
        ["programme", "programs"],
        ["brûlée", "BRULEE", "bru\u0302le\u0301e"],
        ["steroid", "STEROID", "𝐒𝐭𝐞𝐫𝐨𝐢𝐝"],
        ["patient", "patient’s", "patients'"],
    ],
    ids=lambda alike: alike[0],
)
def test_forms_and_spellings_of_a_word_have_one_term(alike):
    assert len({tuple(word.term for word in words(each)) for each in alike}) == 1


def test_words_stand_where_they_stand():
    text = "L’été, X-ray of L4/L5."

    assert [(text[word.start : word.end], word.plain) for word in words(text)] == [
        *[("L", "l"), ("été", "ete"), ("X", "x"), ("ray", "ray")],
        *[("of", "of"), ("L4", "l4"), ("L5", "l5")],
    ]


@given(st.text(max_size=60))
def test_terms_hold_nothing_that_a_database_could_read_otherwise(text):
    for word in words(text):
        assert word.term.isalnum()
        assert folded(word.plain) == word.plain


@given(
    st.lists(st.sampled_from("sSſ'’ _\u0301aÉ1-") | st.text(max_size=2), max_size=20).map("".join)
)
def test_telling_words_are_those_that_say_something_by_themselves(text):
    said = [(word.plain, word.term) for word in words(text) if not word.is_common]

    assert telling(text) == said
    assert list(spoken(text)) == [plain for plain, _ in said]


ENDINGS = ["", "s", "ies", "ied", "ing", "ed", "ly", "our", "ise", "ising", "ae", "oe", "y", "ally"]


@given(
    st.lists(st.sampled_from("aeoiuyscdntlrw1é"), min_size=1, max_size=5).map("".join),
    st.sampled_from(ENDINGS),
)
@example("o", "esophagus")
@example("d", "ying")
@example("sk", "ies")
@example("i", "es")
def test_terms_begin_as_their_words_do(beginning, ending):
    plain = folded(beginning + ending)

    assert initial(plain) == term(plain)[0]


def test_the_end_of_a_possessive_is_no_word():
    assert [word.plain for word in words("The patient’s, 's and s; James's S")] == [
        *("the", "patient", "and", "s", "james", "s")
    ]
