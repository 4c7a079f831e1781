"""How good a ranking is, from 0 to 1.

Both look at what one page shows: nobody reads on.
"""

from math import log2

FIRST = 10
PAGE = 20
HELPS = 2


def ndcg(found, grades, first=FIRST):
    """Discounted cumulative gain of the first results, as a share of what the best order has.

    A result gains 2^grade - 1, divided by log2(place + 1) (Järvelin and Kekäläinen 2002, with the
    gain of Burges and others 2005). Where nothing helps, the best answer is none.
    """
    if not grades:
        return float(not found)
    best = sorted(grades.values(), reverse=True)
    return _gained([grades.get(item, 0) for item in found], first) / _gained(best, first)


def _gained(grades, first):
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades[:first], 1))


def recall(found, grades, page=PAGE):
    """The share of what helps, grade 2 or 3, that stands on the first page."""
    helpful = {item for item, grade in grades.items() if grade >= HELPS}
    if not helpful:
        return float(not found)
    return len(helpful & set(found[:page])) / len(helpful)
