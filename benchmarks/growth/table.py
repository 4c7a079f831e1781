"""Write into docs/performance.md what answers cost at each size.

python -m benchmarks.growth.table FILE FILE …

Each file is what ``benchmarks.growth`` wrote of a library of another size.
"""

import argparse
import json
from pathlib import Path

from benchmarks.data.keeping import REPOSITORY

PAGE = REPOSITORY / "docs" / "performance.md"
BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"


def read(path):
    """``{name: what was measured}``."""
    return {each["name"]: each for each in map(json.loads, path.read_text().splitlines())}


def table(runs):
    """Milliseconds at each size, how many times those of the smallest the largest takes, queries."""
    runs = sorted(runs, key=lambda found: found["items"]["count"])
    sizes = [f"{found['items']['count']:,}" for found in runs]
    yield f"| live items | {' | '.join(sizes)} | last to first | queries, first and last |"
    yield f"| --- | {'---: | ' * len(runs)}---: | ---: |"
    for name, first in runs[0].items():
        if "server" in first:
            costs = [_cost(each[name]) if name in each else None for each in runs]
            cells = ["–" if cost is None else f"{cost:.1f}" for cost in costs]
            ratio = "–" if costs[-1] is None else f"{costs[-1] / costs[0]:.2f}"
            queries = [f"{each[name]['queries']:g}" for each in runs if name in each]
            yield f"| {name} | {' | '.join(cells)} | {ratio} | {queries[0]}, {queries[-1]} |"
    memory = [f"{found['memory']['megabytes']:.0f} MB" for found in runs]
    yield f"| *memory of the process* | {' | '.join(memory)} | | |"


def _cost(measured):
    return measured["server"] + measured["database"]


def rewritten(page, lines):
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, "", *lines, "", END]) + after


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="+", type=Path)
    files = options.parse_args().files
    PAGE.write_text(rewritten(PAGE.read_text(), table([read(path) for path in files])))


if __name__ == "__main__":
    main()
