"""Measure the product and what stands beside it, in turns, on a library that is kept in a folder.

python -m benchmarks.speed --keep=FOLDER [--size=20k] [--database=postgresql] [--rounds=5]
    [--seconds=3] [--only=detail] [--alone] [--brief] [--out=FILE]

Makes the library, and what stands beside it, where they are not there yet.
"""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.beside.__main__ import make as make_beside
from benchmarks.data.keeping import DATABASES, SIZES, Kept
from benchmarks.data.progress import Progress
from benchmarks.speed import (
    checking,
    counting,
    measuring,
    processes,
    results,
    sides,
    walks,
    workloads,
)
from benchmarks.speed.known import Known
from benchmarks.speed.sides import LIBRARY
from benchmarks.speed.tables import ratios, speeds

WARM_UP_SECONDS = 1


def run(chosen):
    """All lines of results, as they come."""
    yield results.heading(chosen.size, chosen.database, chosen.rounds, chosen.seconds)
    with ExitStack() as stack:
        kept = stack.enter_context(Kept(chosen.keep).opened(chosen.database))
        kept.make_library(chosen.database, chosen.size)
        kept.renew(chosen.database, chosen.size)
        database = stack.enter_context(processes.pinned(kept.process_of(chosen.database)))
        answer = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "answer.json"
        running, asked = _started(stack, kept, Known(SIZES[chosen.size]), chosen, answer)
        for each in asked:
            checking.check(each, running)
        yield from _goals(asked)
        yield from _measured(chosen, asked, running, database)
        yield from _counted(chosen, asked, running, kept, answer)


def _measured(chosen, asked, running, database):
    warm_up = {"rounds": 1, "seconds": WARM_UP_SECONDS, "tell": lambda *_: None}
    for _ in measuring.measure(asked[:1], running, database, **warm_up):
        pass
    turns = {"rounds": chosen.rounds, "seconds": chosen.seconds, "tell": Progress()}
    for each in measuring.measure(asked, running, database, **turns):
        yield {"of": "measure"} | each.told()


def _counted(chosen, asked, running, kept, answer):
    for name, memory in counting.memory(running).items():
        yield {"of": "memory", "side": name, "rss": memory.rss, "pss": memory.pss}
    counted = counting.queries(kept, chosen.database, chosen.size, asked, answer)
    for (workload, side), count in counted.items():
        yield {"of": "queries", "workload": workload, "side": side, "count": count}


def _started(stack, kept, known, chosen, answer):
    """``{name: side}`` of all servers, and the workloads whose sides run."""
    library = stack.enter_context(sides.product(kept, chosen.database, chosen.size))
    running = {LIBRARY: library}
    detail, listed = f"/api/v1/procedures/{known.slugs[0]}/", "/api/v1/procedures/"
    _, headers, body = sides.ask(library, detail)
    answer.write_bytes(body)
    _, _, page = sides.ask(library, listed)
    running |= stack.enter_context(sides.in_front(library, answer))
    if chosen.beside:
        make_beside(kept, chosen.database, chosen.size)
        running |= stack.enter_context(sides.beside(kept, chosen.database, chosen.size, answer))
    asked = [
        *workloads.without_asking(known),
        *walks.all_of(known, running, chosen.only),
        *workloads.hot(
            workloads.Asked(detail), workloads.Asked(listed), headers["ETag"], len(page)
        ),
    ]
    return running, list(_wanted(asked, running, chosen.only))


def _wanted(asked, running, only):
    for each in asked:
        if only in each.name:
            yield each.among(running)


def _goals(asked):
    for each in asked:
        for beside, wanted in each.goals.items():
            yield {
                "of": "goal",
                "workload": each.name,
                "side": each.of,
                "beside": beside,
                "wanted": wanted,
            }


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keep", required=True, help="the folder")
    options.add_argument("--size", choices=SIZES, default="20k")
    options.add_argument("--database", choices=DATABASES, default="postgresql")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=int, default=3, help="for each side in each round")
    options.add_argument("--only", default="", help="workloads in whose name this stands")
    options.add_argument("--alone", dest="beside", action="store_false", help="only the product")
    options.add_argument("--brief", action="store_true", help="print the ratios and nothing else")
    options.add_argument("--out", type=Path, help="a file for the results, as JSON lines")
    chosen = options.parse_args()
    found = results.Results(results.kept(run(chosen), chosen.out))
    print("\n".join([*([] if chosen.brief else [*speeds(found), ""]), *ratios(found)]))


if __name__ == "__main__":
    main()
