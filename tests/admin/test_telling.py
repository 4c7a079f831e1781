import pytest

from cms.admin.telling import MOST_WORDS, pieces

LONG = "word " * MOST_WORDS


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param("Hot.", "Hot.", [("same", "Hot.")], id="nothing changed"),
        pytest.param("", "Hot.", [("new", "Hot.")], id="all is new"),
        pytest.param(
            "Pain may ease for a while.",
            "Pain may ease for a month.",
            [("same", "Pain may ease for a "), ("gone", "while"), ("new", "month"), ("same", ".")],
            id="one word",
        ),
        pytest.param(
            "An injection blocks pain signals.",
            "A medicine keeps pain away.",
            [
                ("gone", "An injection blocks pain signals"),
                ("new", "A medicine keeps pain away"),
                ("same", "."),
            ],
            id="a like word amid changes changed too",
        ),
        pytest.param(
            "Rest at home for two days.",
            "Sleep at home for two nights.",
            [
                ("gone", "Rest"),
                ("new", "Sleep"),
                ("same", " at home for two "),
                ("gone", "days"),
                ("new", "nights"),
                ("same", "."),
            ],
            id="four like words amid changes stay",
        ),
        pytest.param(
            f"Salt.\n{LONG}\nHot.",
            f"Salt.\n{LONG}\nCold.",
            [("same", f"Salt.\n{LONG}\n"), ("gone", "Hot."), ("new", "Cold.")],
            id="very long ones by line",
        ),
    ],
)
def test_differences_between_two_texts(before, after, told):
    assert [(piece.kind, piece.text) for piece in pieces(before, after)] == told
