"""How the product's answers change as the library grows, where a report has runs of several sizes."""

from benchmarks.data.keeping import SIZES
from benchmarks.speed.sides import LIBRARY


def table(runs):
    """CPU of one request at each size, and how many times that of the smallest it is."""
    runs = sorted(runs, key=lambda found: SIZES[found.heading["size"]])
    sizes = [found.heading["size"] for found in runs]
    yield "### As the library grows"
    yield ""
    yield "Milliseconds of CPU for one answer of the library, server and database together."
    yield ""
    yield f"| request | {' | '.join(sizes)} | {sizes[-1]} to {sizes[0]} |"
    yield f"| --- | {'---: | ' * len(sizes)}---: |"
    spent = [_spent(found) for found in runs]
    for workload in spent[0]:
        costs = [each.get(workload) for each in spent]
        if None not in costs:
            cells = [f"{cost:.2f}" for cost in costs]
            yield f"| {workload} | {' | '.join(cells)} | {costs[-1] / costs[0]:.2f} |"


def _spent(found):
    return {
        workload: each["server_cpu"] + each["database_cpu"]
        for (workload, side), each in found.medians.items()
        if side == LIBRARY
    }
