"""What is not a matter of time: queries for each request, and the memory of a worker."""

import json
import subprocess
import sys
from statistics import median

from benchmarks.data.keeping import REPOSITORY
from benchmarks.speed import processes
from benchmarks.speed.sides import LIBRARY, RIVAL, STORED

COUNTED = 5
SETTINGS = {
    STORED: ("beside", "benchmarks.beside.settings_bare"),
    RIVAL: ("beside", "benchmarks.beside.settings_rival"),
    LIBRARY: ("library", "cms.settings"),
}


def queries(kept, database, size, workloads, answer):
    """``{(workload, side): median}``."""
    found = {}
    for name, (part, settings) in SETTINGS.items():
        environment = kept.environment(database, size, part=part) | {
            "DJANGO_SETTINGS_MODULE": settings,
            "ANSWER": str(answer),
        }
        asking = [(each.name, asked.path) for each in workloads for asked in _some(each, name)]
        counts = _counted([path for _, path in asking], environment) if asking else []
        for (workload, _), count in zip(asking, counts, strict=True):
            found.setdefault((workload, name), []).append(count)
    return {key: median(counts) for key, counts in found.items()}


def _some(workload, name):
    return workload.asked.get(name, [])[:COUNTED]


def _counted(paths, environment):
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks.speed.queries"],
        cwd=REPOSITORY,
        env=environment,
        input="\n".join(map(json.dumps, paths)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in said.stdout.splitlines()]


def memory(running):
    """``{side: Memory}`` of the largest worker of each."""
    return {name: processes.memory_of(side.process) for name, side in running.items()}
