"""Seconds that the steps of quickstart take, and items per second.

python -m benchmarks.writes [--database=sqlite|postgresql] [--rounds=3]
"""

import argparse
import json
import subprocess
import sys
from statistics import median

from benchmarks import serving


def measure(database, rounds):
    program, found = [sys.executable, "-m", "benchmarks.steps"], []
    for _ in range(rounds):
        with serving.empty(database) as environment:
            said = subprocess.run(
                program,
                cwd=serving.REPOSITORY,
                env=environment | {"DJANGO_SETTINGS_MODULE": "cms.settings"},
                check=True,
                stdout=subprocess.PIPE,
            )
        found.append(json.loads(said.stdout))
    return found


def table(found):
    items = found[0]["items"]
    yield f"{'':<10}{'seconds':>10}{'from':>8}{'to':>8}{'items per second':>20}"
    for step in found[0]["seconds"]:
        seconds = [each["seconds"][step] for each in found]
        middle, low, high = median(seconds), min(seconds), max(seconds)
        rate = f"{items / middle:.0f}" if step != "migrate" else ""
        yield f"{step:<10}{middle:>10.2f}{low:>8.2f}{high:>8.2f}{rate:>20}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    found = measure(chosen.database, chosen.rounds)
    print(f"Writes on {chosen.database}, {found[0]['items']} items, medians of {len(found)} rounds")
    print("\n".join(table(found)))


if __name__ == "__main__":
    main()
