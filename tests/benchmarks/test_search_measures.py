import pytest

from benchmarks.search.judged import Query
from benchmarks.search.measures import ndcg, recall
from benchmarks.search.runs import Answer, differing, figures, misses

GRADES = {"a": 3, "b": 2, "c": 1}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # The best order: 7/1 + 3/1.58496 + 1/2 = 9.39279.
        (["a", "b", "c"], 1.0),
        # 3/1 + 7/1.58496 + 0 + 1/2.32193 = 7.84719.
        (["b", "a", "x", "c"], 0.83545),
        # 7/1.58496 = 4.41651.
        (["x", "a"], 0.47020),
        (["x", "y"], 0.0),
        ([], 0.0),
    ],
)
def test_ndcg_is_the_share_of_what_the_best_order_gains(found, expected):
    assert ndcg(found, GRADES) == pytest.approx(expected, abs=0.00001)


def test_ndcg_looks_at_the_first_ten():
    found = [f"x{number}" for number in range(10)]

    assert (ndcg([*found, "a"], {"a": 3}), ndcg([*found[1:], "a"], {"a": 3})) == (
        0.0,
        # 1 / log2(11)
        pytest.approx(0.28906, abs=0.00001),
    )


def test_best_order_has_no_more_than_ten_either():
    grades = {f"x{number}": 1 for number in range(12)}

    assert ndcg(list(grades)[:10], grades) == 1.0


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (["b", "x", "a"], 1.0),
        (["x", "a"], 0.5),
        # What only touches the query need not be found.
        (["c"], 0.0),
        ([*["x"] * 20, "a"], 0.0),
    ],
)
def test_recall_is_the_share_of_what_helps_on_the_first_page(found, expected):
    assert recall(found, GRADES) == expected


@pytest.mark.parametrize(("found", "expected"), [([], 1.0), (["a"], 0.0)])
def test_where_nothing_helps_the_best_answer_is_none(found, expected):
    assert (ndcg(found, {}), recall(found, {})) == (expected, expected)


def answer(text, kind, grades, found):
    return Answer(Query(text, kind, grades), tuple(found))


def test_figures_are_means_by_class_and_count_what_finds_nothing_apart():
    answers = [
        answer("one", "name", {"a": 3}, ["a"]),
        answer("two", "name", {"a": 3}, []),
        answer("three", "typo", {"a": 3}, ["a"]),
        answer("four", "nothing", {}, ["a"]),
    ]

    assert figures(answers) == {
        "name": (2, 0.5, 0.5),
        "typo": (1, 1.0, 1.0),
        "nothing": (1, 0.0, 0.0),
        "all but nothing": (3, pytest.approx(2 / 3), pytest.approx(2 / 3)),
    }


def test_databases_differ_where_the_first_results_stand_in_another_order():
    same = answer("one", "name", GRADES, ["a", "b"])
    one = answer("two", "name", GRADES, ["a", "b"])
    other = answer("two", "name", GRADES, ["b", "a"])

    assert differing([same, one], [same, other]) == [(one, other)]


def test_misses_are_worst_first():
    good = answer("good", "name", GRADES, ["a", "b", "c"])
    poor = answer("poor", "name", GRADES, ["x", "a"])
    worst = answer("worst", "name", GRADES, [])

    assert misses([good, poor, worst]) == [worst, poor]
