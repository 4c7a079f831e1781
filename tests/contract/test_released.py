from tools.breaking_changes import breaking_changes
from tools.released_contract import bare, present, released, spread


def test_contract_breaks_no_client_of_the_last_release():
    faults = breaking_changes(released(), present())

    assert faults == [], "docs/contributor.md, “The contract”, says what to do"


def test_contract_is_kept_without_its_words_and_with_all_names():
    told = {
        "description": "A book.",
        "properties": {"description": {"type": "string", "description": "Words."}},
    }

    assert bare(told) == {"properties": {"description": {"type": "string"}}}


def test_contract_is_kept_with_a_line_for_each_name():
    assert spread({"b": {"c": [1, 2]}, "a": 0}, 1) == '{\n"a": 0,\n"b": {"c": [1, 2]}\n}'
