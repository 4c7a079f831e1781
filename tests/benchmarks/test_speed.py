"""What the harness says of speed follows from what was measured, and wrong answers are not timed."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from benchmarks.speed import checking, growth, picture, processes, report, tables
from benchmarks.speed.known import Known
from benchmarks.speed.results import Results
from benchmarks.speed.sides import LIBRARY, RIVAL, Side
from benchmarks.speed.workloads import Asked, Workload, without_asking
from benchmarks.speed.wrk import Load

RUN = {"of": "run", "size": "1k", "database": "sqlite", "rounds": 3, "seconds": 1}
RUN |= {"commit": "abc", "python": "3.11", "at": "2026-01-01T00:00:00+00:00"}


def measured(side, per_core, *, workload="detail", cpu=1.0):
    figures = {"per_second": 5.0, "per_core": per_core, "p50": 1.0, "p99": 2.0, "bytes": 100}
    figures |= {"server_cpu": cpu, "database_cpu": cpu, "foreign": 0.5, "requests": 10, "bad": 0}
    return {"of": "measure", "workload": workload, "side": side} | figures


def goal(wanted):
    told = {"workload": "detail", "side": LIBRARY, "beside": RIVAL, "wanted": wanted}
    return {"of": "goal"} | told


def test_ratio_is_of_medians_for_the_same_cpu():
    rounds = [measured(LIBRARY, rate) for rate in (100, 300, 9000)]
    beside = [measured(RIVAL, rate) for rate in (1, 30, 40)]

    found = Results([RUN, goal(10), *rounds, *beside])

    assert found.goals == [("detail", LIBRARY, RIVAL, 10, 10.0)]
    assert list(tables.ratios(found))[2:] == ["| detail | rival | 10 | 10.00 |"]


def test_ratio_to_a_side_that_was_not_measured_is_none():
    found = Results([RUN, goal(10), measured(LIBRARY, 100)])

    assert list(tables.ratios(found))[2:] == ["| detail | rival | 10 | – |"]


def test_growth_compares_the_largest_library_with_the_smallest():
    small = Results([RUN, measured(LIBRARY, 100, cpu=2.0)])
    large = Results([RUN | {"size": "20k"}, measured(LIBRARY, 100, cpu=3.0)])

    assert list(growth.table([large, small]))[4:] == [
        "| request | 1k | 20k | 20k to 1k |",
        "| --- | ---: | ---: | ---: |",
        "| detail | 4.00 | 6.00 | 1.50 |",
    ]


def test_report_replaces_what_stands_between_its_marks():
    page = f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n"

    assert report.rewritten(page, ["new"]) == (
        f"before\n{report.BEGIN}\n\nnew\n{report.END}\nafter\n"
    )


def test_picture_has_a_bar_for_each_side():
    drawn = picture.drawn(Results([RUN, measured(LIBRARY, 100), measured(RIVAL, 3)]))

    assert drawn.count("<rect") - drawn.count('class="back"') == 2 + 2
    assert ">100</text>" in drawn
    assert ">3.0</text>" in drawn


def test_rate_is_of_the_time_that_the_requests_took():
    load = Load(requests=30, seconds=1.5, bytes=3, p50=1, p99=2, bad=0, broken=0)

    assert load.per_second == 20


@pytest.fixture
def answering():
    """A side that gives the answer it is told to give."""

    class Handler(BaseHTTPRequestHandler):
        said = b""

        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(Handler.said)

        def log_message(self, *args):
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        side = Side(LIBRARY, server.server_port, os.getpid())

        def told(body):
            Handler.said = json.dumps(body).encode()
            return {LIBRARY: side}

        yield told
        server.shutdown()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"count": 3, "results": [{"title": "B"}, {"title": "A"}]}, "counts 3, not 2"),
        ({"count": 2, "results": [{"title": "B"}, {"title": "A"}]}, "lists"),
        ({"count": 2, "results": [{"title": "A"}]}, "lists"),
    ],
)
def test_wrong_answer_ends_the_measurement(answering, body, fault):
    workload = Workload("list", {LIBRARY: [Asked("/", 2, ("A", "B"))]})

    with pytest.raises(checking.WrongAnswer, match=fault):
        checking.check(workload, answering(body))


def test_right_answer_is_measured(answering):
    workload = Workload("list", {LIBRARY: [Asked("/", 2, ("A", "B"))]})

    checking.check(workload, answering({"count": 2, "results": [{"title": "A"}, {"title": "B"}]}))


def test_known_answers_are_those_that_facts_give():
    known = Known(60)
    wanted = {"anesthesia": "local", "duration_max": "60"}

    assert known.titles_with(wanted) == sorted(
        each.title for each in known.facts if "local" in each.methods and each.minutes[1] <= 60
    )
    assert known.titles_with({"q": "lidocaine"}) == sorted(
        each.title for each in known.facts if "lidocaine" in each.marked
    )


def test_every_request_of_a_cold_workload_is_another_one():
    for workload in without_asking(Known(60)):
        for side, asked in workload.asked.items():
            if side == LIBRARY:
                paths = [each.path for each in asked]
                assert len(set(paths)) == len(paths)


def test_cpu_and_memory_of_a_process_are_told():
    before = processes.cpu_of(os.getpid())
    sum(range(1_000_000))

    assert processes.cpu_of(os.getpid()) > before
    assert processes.memory_of(os.getpid()).rss > 10
