"""Fills the empty database of the environment: what ``python -m benchmarks.data`` runs."""

import argparse
import time

import django

django.setup()

from benchmarks.data import enlarging, making  # noqa: E402 - models can be imported from here on
from benchmarks.data.progress import Progress  # noqa: E402


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, required=True)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--brief", action="store_true", help="with short texts")
    options.add_argument("--times", type=int, default=1, help="copy all so often")
    chosen = options.parse_args()
    start = time.perf_counter()
    making.make(chosen.count, chosen.processes, Progress(), is_brief=chosen.brief)
    if chosen.times > 1:
        enlarging.enlarge(chosen.times, Progress())
    print(f"{chosen.count:,} procedures in {time.perf_counter() - start:.0f} seconds")


if __name__ == "__main__":
    main()
