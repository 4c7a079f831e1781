"""A process that is killed in the middle of a release or a load leaves all of it, or nothing (I4, I11)."""

import os
import random

from cms.editorial import drafts

COUNT = 4
EVERY_STATEMENT = os.environ.get("HYPOTHESIS_PROFILE") == "soak"


def test_release_that_is_killed_is_there_whole_or_not_at_all(track):
    length = statements_of_a_release(track)
    points = range(1, length + 2)
    if not EVERY_STATEMENT:
        points = sorted(random.Random(7).sample(points, 18)) + [length, length + 1]

    left = {}
    for point in points:
        release = track.ask("menu", prefix=f"killed-{point}", count=COUNT)
        was_killed = track.ask("killed_at", statement=point, pk=release)
        left[point] = [was_killed, *track.ask("state", pk=release)]

    assert left == {
        point: [True, "open", 0] if point <= length else [False, "sent", COUNT] for point in points
    }
    assert track.ask("faults") == []


def test_release_that_was_killed_can_be_sent(track):
    release = track.ask("menu", prefix="again", count=COUNT)
    track.ask("killed_at", statement=30, pk=release)

    assert track.ask("race", act="send", at=0, pk=release, by="pam") == ["won", ""]
    assert (track.ask("state", pk=release), track.ask("faults")) == (["sent", COUNT], [])


def statements_of_a_release(track):
    """How many SQL statements such a release takes, found by never killing it."""
    # The first one makes postings of values that nothing had before.
    first, second = (
        track.ask("statements", pk=track.ask("menu", prefix=prefix, count=COUNT))
        for prefix in ("first", "counted")
    )
    assert first >= second
    return second


def test_load_that_is_killed_is_there_whole_or_not_at_all(track):
    count = 2 * drafts.AT_ONCE + 1
    length = track.ask("statements_of_a_load", prefix="loaded", count=count)
    points = random.Random(7).sample(range(2, length), 6) + [length, length + 1]

    left = {}
    for point in points:
        was_killed = track.ask("load_killed_at", statement=point, prefix=f"at{point}x", count=count)
        left[point] = [was_killed, track.ask("recipes", prefix=f"at{point}x")]

    assert left == {
        point: [True, [0] * 4] if point <= length else [False, [count] * 4] for point in points
    }
    assert track.ask("faults") == []
