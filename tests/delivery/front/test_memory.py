"""What is kept is bounded, whoever asks for however much."""

import math
import threading
import tracemalloc

import pytest

from cms.delivery.front.kept import LARGEST, Answer, Kept
from cms.delivery.front.memory import Memory


def kept(size=5000, headers=15):
    told = [(f"Name-{n}", f"value {n} of an answer") for n in range(headers)]
    answer = Answer(200, "200 OK", told, 0, bytes(size), "recipe-detail", math.inf, '"x"', None)
    return Kept(whole=answer)


def key(number):
    return (f"/api/v1/recipes/{number}/", "", "*/*", "library.example", "https", None)


def held(memory):
    return {**memory.old, **memory.young}


def test_most_bytes_are_never_exceeded():
    tracemalloc.start()
    memory = Memory("state", 2_000_000)
    for number in range(3000):
        memory.keep(key(number), kept())
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert 150 < len(held(memory)) < 400
    assert used < 2_000_000


def test_what_is_asked_for_stays_whatever_else_is_asked_for():
    memory = Memory("state", 2_000_000)
    memory.keep(key("hot"), kept())

    for number in range(3000):
        memory.keep(key(number), kept())
        if number % 100 == 0:
            assert memory.get(key("hot"))

    assert memory.get(key("hot"))
    assert memory.get(key(0)) is None


def test_same_request_is_kept_once():
    memory = Memory("state", 2_000_000)

    for _ in range(1000):
        memory.keep(key(1), kept())

    assert list(held(memory)) == [key(1)]
    assert memory.bytes < 20_000


def test_answer_too_large_for_a_generation_is_not_kept():
    memory = Memory("state", LARGEST)

    memory.keep(key(1), kept(LARGEST))

    assert held(memory) == {}


def test_both_of_a_request_are_kept_and_the_newer_counts():
    memory, whole, newer = Memory("state", 2_000_000), kept(), kept(10)
    unchanged = Kept(unchanged=kept(0).whole)

    memory.learn(key(1), whole)
    memory.learn(key(1), unchanged)
    memory.learn(key(1), newer)

    assert memory.get(key(1)) == Kept(newer.whole, unchanged.unchanged)


@pytest.mark.parametrize("threads", [8])
def test_many_threads_lose_no_count(threads):
    memory = Memory("state", 200_000)

    def work(first):
        for number in range(first, first + 500):
            memory.learn(key(number % 40), kept(number % 3000))
            memory.get(key(number % 17))

    workers = [threading.Thread(target=work, args=(n,)) for n in range(threads)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()

    fresh = Memory("state", 10_000_000)
    for one, what in memory.young.items():
        fresh.keep(one, what)
    assert memory.bytes == fresh.bytes <= 100_000
