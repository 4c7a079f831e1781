"""A process that is killed in the middle of a release leaves all of it, or nothing (I4)."""

import os
import random

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
