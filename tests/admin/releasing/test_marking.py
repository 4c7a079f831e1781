import pytest

from cms.admin.releasing.marking import marked


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<p>Hot soup.</p>", "<p>Hot soup.</p>", "<p>Hot soup.</p>"),
        ("<p>Hot soup.</p>", "<p>Cold soup.</p>", "<p><del>Hot</del> <ins>Cold</ins> soup.</p>"),
        (
            "<p>Hot.</p>",
            "<p>Hot.</p><ul><li>Salt</li></ul>",
            "<p>Hot.</p><ul><li><ins>Salt</ins></li></ul>",
        ),
        # What went stands before the next words, never between the rows of a list.
        (
            "<ul><li>Salt</li><li>Oil</li></ul>",
            "<ul><li>Oil</li></ul>",
            "<ul><li><del>Salt</del> Oil</li></ul>",
        ),
        ("<p>Hot.</p><p>Salt.</p>", "<p>Hot.</p>", "<p>Hot.</p><p><del>Salt.</del></p>"),
        ("<p>1 &lt; 2</p>", "<p>1 &lt; 3</p>", "<p>1 &lt; <del>2</del> <ins>3</ins></p>"),
        (
            "<svg><title>1 in 5</title></svg>",
            "<svg><title>1 in 6</title></svg>",
            "<svg><title>1 in 6</title></svg>",
        ),
    ],
)
def test_words_that_came_and_went_are_marked(before, after, expected):
    assert marked(before, after) == expected


def test_texts_beyond_all_measure_are_not_compared():
    assert marked("word " * 30_000, "other " * 30_000) is None
