import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text.terms import folded, words


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
