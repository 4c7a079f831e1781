"""How fast a large fixture is loaded, and in how much memory.

python -m benchmarks.loading [--items=10000] [--database=sqlite|postgresql]
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from benchmarks import large_fixture, serving


def measure(items, database):
    with serving.empty(database) as environment:
        file = Path(environment["STATE_DIR"], "large.json")
        with file.open("w", encoding="utf-8") as fixture:
            large_fixture.write(large_fixture.Maker(items).objects(), fixture)
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.one_load", str(file)],
            cwd=serving.REPOSITORY,
            env=environment | {"DJANGO_SETTINGS_MODULE": "cms.settings"},
            check=True,
            stdout=subprocess.PIPE,
        )
        found = json.loads(said.stdout)
        megabytes = file.stat().st_size / 1_000_000
    return {"fixture, MB": megabytes} | found


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=10_000)
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    chosen = options.parse_args()
    found = measure(chosen.items, chosen.database)
    for name, value in found.items():
        print(f"{name:<20}{value:>12,.1f}")
    for name in ("seconds", "seconds of CPU"):
        print(
            f"{'items a ' + name.replace('seconds', 'second'):<24}{found['items'] / found[name]:>8,.0f}"
        )


if __name__ == "__main__":
    main()
