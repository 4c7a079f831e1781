"""Results as JSON lines, one for each fact, and what they come to."""

import json
import platform
import subprocess
from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from benchmarks.data.keeping import REPOSITORY

FIGURES = ["per_second", "per_core", "p50", "p99", "bytes", "server_cpu", "database_cpu", "foreign"]


def heading(size, database, rounds, seconds):
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "of": "run",
        "size": size,
        "database": database,
        "rounds": rounds,
        "seconds": seconds,
        "python": platform.python_version(),
        "commit": commit.stdout.strip(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def kept(lines, path=None):
    """All lines; each is in the file, if there is one, as soon as it comes."""
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") if path else nullcontext() as file:
        return [_kept(line, file) for line in lines]


def _kept(line, file):
    if file:
        file.write(json.dumps(line) + "\n")
        file.flush()
    return line


def read(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@dataclass(frozen=True)
class Results:
    """What one file tells: medians of the rounds, by workload and side."""

    lines: list

    @property
    def heading(self):
        return next(line for line in self.lines if line["of"] == "run")

    @property
    def medians(self):
        """``{(workload, side): {figure: median}}`` in the order in which they were measured."""
        runs = defaultdict(list)
        for line in self.lines:
            if line["of"] == "measure":
                runs[line["workload"], line["side"]].append(line)
        return {
            key: {name: median(each[name] for each in found) for name in FIGURES}
            | {
                "from": min(each["per_core"] for each in found),
                "to": max(each["per_core"] for each in found),
                "requests": sum(each["requests"] for each in found),
                "bad": sum(each["bad"] for each in found),
            }
            for key, found in runs.items()
        }

    @property
    def queries(self):
        lines = [line for line in self.lines if line["of"] == "queries"]
        return {(line["workload"], line["side"]): line["count"] for line in lines}

    @property
    def memory(self):
        return {line["side"]: line for line in self.lines if line["of"] == "memory"}

    @property
    def goals(self):
        """``[(workload, side of the product, other side, wanted ratio, ratio)]``."""
        medians = self.medians
        return [
            (
                line["workload"],
                line["side"],
                line["beside"],
                line["wanted"],
                ratio_of(medians, line["workload"], line["side"], line["beside"]),
            )
            for line in self.lines
            if line["of"] == "goal"
        ]


def ratio_of(medians, workload, side, other):
    """How many times as much the one answers as the other for the same CPU, or None.

    Not by the clock: whoever else uses the core takes from both, but never the same.
    """
    ours = medians.get((workload, side), {}).get("per_core")
    theirs = medians.get((workload, other), {}).get("per_core")
    return ours / theirs if ours and theirs else None
