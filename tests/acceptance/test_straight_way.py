"""On the whole library: what goes straight to its view is Django's answer, byte for byte."""

from tests.acceptance import corpus
from tests.acceptance.test_live_copy import COMBINED
from tests.asking import Asked


def test_every_answer_is_the_same_by_the_straight_way(client, clock):
    paths = [*corpus.paths(client), *(f"{corpus.API}/{each}" for each in COMBINED)]
    asked = Asked()
    first = [asked.ask(path) for path in paths]
    # What is around each kind is known now, and no answer is.
    asked.front.memory.young.clear()

    told = [asked.ask(path) for path in paths]

    assert [path for path, one, two in zip(paths, first, told, strict=True) if one != two] == []
    assert [path for path in paths if asked.ask_django(path) != asked.ask(path)] == []
    assert len(asked.front.straight.seen) > len(paths) // 2
