"""Reading a JSON list piece by piece: the same elements, and the same complaints, as at once."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.editorial.fixture_json import Elements, Unreadable

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
SIZES = st.integers(1, 40)
SIGNS = st.sampled_from(list('[]{},:"\\ \n19-.eé\ud7ff\ufefftruefalsenull'))


def read(data, at_once):
    return list(Elements(io.BytesIO(data), at_once))


def complaint(data, at_once):
    try:
        read(data, at_once)
    except Unreadable as refused:
        return str(refused)
    return None


def complaint_at_once(text):
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        return f"line {error.lineno}, column {error.colno}: this is no JSON: {error.msg}."
    return None if isinstance(found, list) else "A fixture is a JSON list of objects."


@given(values=st.lists(VALUES, max_size=5), indent=st.sampled_from([None, 1]), at_once=SIZES)
def test_elements_are_those_of_the_list_and_stand_where_it_is_said(values, indent, at_once):
    data = json.dumps(values, ensure_ascii=False, indent=indent).encode(errors="replace")

    found = read(data, at_once)

    assert [value for value, _, _ in found] == json.loads(data)
    assert [json.loads(data[start:end]) for _, start, end in found] == json.loads(data)


@given(
    values=st.lists(VALUES, max_size=3),
    cut=st.tuples(st.integers(1, 60), st.integers(0, 3)),
    put=st.lists(SIGNS, max_size=2).map("".join),
    at_once=SIZES,
)
def test_what_is_wrong_is_said_as_by_whoever_reads_all_at_once(values, cut, put, at_once):
    text = json.dumps(values, ensure_ascii=False, indent=1).encode(errors="replace").decode()
    text = "[" + text[1 : cut[0]] + put + text[cut[0] + cut[1] :]

    assert _but_for_repeats(complaint(text.encode(), at_once)) in (complaint_at_once(text), "twice")


def _but_for_repeats(found):
    return "twice" if found and "stands twice in one object" in found else found


@given(before=st.text(st.sampled_from("é\n[] x"), max_size=30), at_once=SIZES)
def test_byte_that_is_no_text_is_found_at_its_line_and_column(before, at_once):
    data = ("[" + json.dumps(before)[1:-1].replace("\\n", "\n").join(['"', ""])).encode() + b"\xff]"
    line = data[: data.index(b"\xff")].count(b"\n") + 1
    column = data.index(b"\xff") - data.rfind(b"\n", 0, data.index(b"\xff"))

    assert complaint(data, at_once) in (
        f"line {line}, column {column}: this is no UTF-8 text: invalid start byte.",
        complaint_at_once(data.decode(errors="replace")),
    )


def test_element_longer_than_any_of_a_fixture_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr("cms.editorial.fixture_json.LONGEST_ELEMENT", 1000)
    stream = io.BytesIO(b'["' + b"x" * 1_000_000)

    with pytest.raises(Unreadable, match="line 1, column 2: this is no JSON: Unterminated string"):
        list(Elements(stream, 100))

    assert stream.tell() < 10_000
