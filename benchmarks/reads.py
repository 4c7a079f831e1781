"""Requests per second of the API, beside views that only read rows.

python -m benchmarks.reads [--database=sqlite|postgresql] [--rounds=5]
"""

import argparse
import sys
from dataclasses import dataclass, field
from statistics import median

from benchmarks import load, serving

DETAIL = "/api/v1/procedures/epidural-steroid-injection/"


@dataclass
class Case:
    """One kind of request, and the bare view that it is compared with."""

    name: str
    path: str
    yardstick: str = "/twenty"
    status: int = 200
    figures: list = field(default_factory=list)

    def row(self):
        ours, bare = (median(pair[side] for pair in self.figures) for side in (0, 1))
        ratios = [ours / bare for ours, bare in self.figures]
        low, high = min(ratios), max(ratios)
        return (
            f"{self.name:<24}{ours:>9.0f}{self.yardstick:>10}{bare:>8.0f}"
            f"{median(ratios):>10.2f}   {low:.2f} to {high:.2f}"
        )


def cases():
    return [
        Case("detail", DETAIL, "/one"),
        Case("304", DETAIL, "/one", status=304),
        Case("list of 20 conditions", "/api/v1/conditions/"),
        Case("list of 17 procedures", "/api/v1/procedures/"),
        Case(
            "filtered list, 1 of 17", "/api/v1/procedures/?condition=low-back-pain&anesthesia=local"
        ),
        Case("facets of procedures", "/api/v1/facets/procedures/"),
    ]


def measure(database, rounds):
    """Each case right before its yardstick, again and again: what slows the one slows both."""
    measured = cases()
    with (
        serving.quickstarted(database) as environment,
        serving.server(environment) as library,
        serving.server(environment, "benchmarks.bare_settings") as bare,
    ):
        for number in range(rounds + 1):
            for case in measured:
                asked = load.request(case.path, **headers(case, library))
                pair = (
                    load.per_second(library, asked, case.status),
                    load.per_second(bare, load.request(case.yardstick), 200),
                )
                # The first round warms up.
                case.figures += [pair] if number else []
            print(f"\rround {number} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return measured


def headers(case, port):
    """Of a client that holds the answer already, where one is asked for."""
    if case.status != 304:
        return {}
    connection = load.Connection(port)
    _, told = connection.ask(load.request(case.path))
    connection.close()
    return {"If_None_Match": told["etag"]}


def table(measured):
    yield f"{'':<24}{'a second':>9}{'beside':>10}{'':>8}{'ratio':>10}   from to"
    yield from (case.row() for case in measured)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    print(f"Reads on {chosen.database}, medians of {chosen.rounds} rounds")
    print("\n".join(table(measure(chosen.database, chosen.rounds))))


if __name__ == "__main__":
    main()
