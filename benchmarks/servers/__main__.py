"""How fast each server is, and how much memory it takes: constant bytes, and the product's detail.

python -m benchmarks.servers --keep=FOLDER [--size=20k] [--rounds=3] [--seconds=2] [--out=FILE]
"""

import argparse
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks import serving
from benchmarks.beside.__main__ import make as make_beside
from benchmarks.data.keeping import REPOSITORY, SIZES, Kept
from benchmarks.data.progress import Progress
from benchmarks.servers.candidates import CANDIDATES, OVER_ASGI
from benchmarks.speed import measuring, processes, results, sides, tables
from benchmarks.speed.known import Known
from benchmarks.speed.workloads import Asked, Workload

PRODUCT, BARE, CONSTANT = "the product's detail", "a bare view of Django", "constant bytes"


def run(chosen):
    """All lines of results, as they come."""
    yield results.heading(chosen.size, "postgresql", chosen.rounds, chosen.seconds)
    with ExitStack() as stack:
        kept = stack.enter_context(Kept(chosen.keep).opened("postgresql"))
        make_beside(kept, "postgresql", chosen.size)
        database = stack.enter_context(processes.pinned(kept.process_of("postgresql")))
        slugs = Known(SIZES[chosen.size]).slugs
        answer = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "answer.json"
        with sides.product(kept, "postgresql", chosen.size) as library:
            answer.write_bytes(sides.ask(library, f"/api/v1/procedures/{slugs[0]}/")[2])
        asked = {CONSTANT: ["/"], BARE: ["/constant"]}
        asked |= {PRODUCT: [f"/api/v1/procedures/{slug}/" for slug in slugs]}
        for what, application, environment in _applications(kept, chosen.size, answer):
            yield from _measured(chosen, what, asked[what], application, environment, database)


def _measured(chosen, what, paths, application, environment, database):
    """All servers with one application, in turns."""
    with ExitStack() as stack:
        servers = {
            candidate.name: stack.enter_context(_served(candidate, application, environment))
            for candidate in _candidates(what, chosen.only)
        }
        asked = dict.fromkeys(servers, [Asked(path) for path in paths])
        workload = Workload(what, asked, is_hot=what != PRODUCT)
        turns = {"rounds": chosen.rounds, "seconds": chosen.seconds, "tell": Progress()}
        for each in measuring.measure([workload], servers, database, **turns):
            yield {"of": "measure"} | each.told()
        for name, side in servers.items():
            memory = processes.memory_of(side.process)
            told = {"side": f"{name}, {what}", "rss": memory.rss, "pss": memory.pss}
            yield {"of": "memory"} | told


def _applications(kept, size, answer):
    beside = kept.environment("postgresql", size, part="beside") | {"ANSWER": str(answer)}
    yield CONSTANT, "benchmarks.beside.constant", beside
    bare = {"DJANGO_SETTINGS_MODULE": "benchmarks.beside.settings_bare"}
    yield BARE, "benchmarks.beside.wsgi", beside | bare
    yield PRODUCT, "cms.wsgi", kept.environment("postgresql", size)


def _candidates(what, only):
    over_asgi = [OVER_ASGI] if what == PRODUCT else []
    return [each for each in [*CANDIDATES, *over_asgi] if only in each.name]


@contextmanager
def _served(candidate, application, environment):
    port = serving.free_port()
    if candidate is OVER_ASGI:
        application = "cms.asgi"
    pinned = ["taskset", "--cpu-list", str(processes.SERVER_CORE)]
    command = [*pinned, *candidate.serving(application, port)]
    with sides.running(command, port, cwd=REPOSITORY, env=environment) as process:
        database = sides.database_of(environment)
        yield sides.Side(candidate.name, port, process.pid, database)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--keep", required=True, help="the folder")
    options.add_argument("--size", choices=SIZES, default="20k")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=int, default=2)
    options.add_argument("--only", default="", help="servers in whose name this stands")
    options.add_argument("--out", type=Path, help="a file for the results, as JSON lines")
    chosen = options.parse_args()
    found = results.Results(results.kept(run(chosen), chosen.out))
    print("\n".join([*tables.speeds(found), "", *tables.memory(found)]))


if __name__ == "__main__":
    main()
