"""What every page of the admin costs the server, in a library that many_items made large.

python -m benchmarks.admin_pages [--runs=3] [--only=WORD] [--roles=publisher,author] [--acts]
    [--keep=FILE] [--beside=FILE] [--over=0]

Asks every page there is (``admin_addresses``) as each role of the demo team, in one process on the
library of the environment, and prints of each the role for which it took longest: the processor's
time of this process and of its database session, in milliseconds, the time on the clock, and how
many queries it asked. Whatever pages keep for a minute is thrown away before each of them.
``--acts`` saves, submits, signs and releases items instead. ``--keep`` writes the figures to a file;
``--beside`` compares with such a file, of a smaller library. ``--over`` shows the slower ones only.
"""

import argparse
import json
import logging
import os
import re
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings")
# What a query costs is then all in the session that asked it.
os.environ.setdefault("PGOPTIONS", "-c max_parallel_workers_per_gather=0")
django.setup()

from django.conf import settings  # noqa: E402 - settings are there from here on
from django.core.cache import cache  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks import admin_acts, admin_addresses  # noqa: E402
from cms.editorial import demo_team  # noqa: E402

RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB", re.MULTILINE)


@dataclass
class Cost:
    """What one answer cost."""

    name: str
    role: str
    status: int
    queries: int
    processor: float
    clock: float
    size: int


class Meter:
    """Measures what happens inside ``with``: processor, clock, queries."""

    def __init__(self):
        self.queries, self.processor, self.clock = 0, 0.0, 0.0
        self.database = _session()

    def _counted(self, execute, sql, params, many, context):
        self.queries += 1
        return execute(sql, params, many, context)

    @contextmanager
    def running(self):
        processor, clock = self._processor(), time.perf_counter()
        with connection.execute_wrapper(self._counted):
            yield
        self.processor = 1000 * (self._processor() - processor)
        self.clock = 1000 * (time.perf_counter() - clock)

    def _processor(self):
        own = time.process_time()
        if self.database is None:
            return own
        # The first figure is the time on a processor, in nanoseconds.
        return own + int(self.database.read_text().split()[0]) / 1e9


def _session():
    """Where Linux says what the database's session has used; SQLite runs in this process."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return Path(f"/proc/{cursor.fetchone()[0]}/schedstat")


def measure(roles, only, runs):
    """The ``Cost`` of each page for each role."""
    team = demo_team.members()
    asked = [
        page
        for page in admin_addresses.pages(admin_addresses.Library())
        if only.casefold() in page.name.casefold()
    ]
    for role, account in team.items():
        if roles and role not in roles:
            continue
        client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
        client.force_login(account)
        for page in asked:
            costs = [_asked(client, page, role) for _ in range(runs)]
            middle = median(cost.processor for cost in costs)
            yield next(cost for cost in costs if cost.processor >= middle)


def _asked(client, page, role):
    cache.clear()
    meter = Meter()
    with meter.running():
        answer = client.get(page.path)
        content = answer.content if not answer.streaming else b""
    return Cost(
        page.name,
        role,
        answer.status_code,
        meter.queries,
        meter.processor,
        meter.clock,
        len(content),
    )


def done(runs):
    """The ``Cost`` of each act, the median of some rounds."""
    rounds = [
        [
            Cost(name, "", status, meter.queries, meter.processor, meter.clock, 0)
            for name, status, meter in admin_acts.round_of_acts(Meter, number)
        ]
        for number in range(runs)
    ]
    for same in zip(*rounds, strict=True):
        yield sorted(same, key=lambda cost: cost.processor)[len(same) // 2]


def slowest(costs):
    """Of each page the role for which it was slowest, of those that may see it."""
    found = {}
    for cost in costs:
        known = found.setdefault(cost.name, cost)
        if (cost.status == 200, cost.processor) > (known.status == 200, known.processor):
            found[cost.name] = cost
    return list(found.values())


def table(costs, beside, over):
    yield "| page | role | answer | queries | processor, ms | clock, ms | with 1,000 | ratio |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for cost in costs:
        small = beside.get(cost.name)
        before, ratio = "", ""
        if small:
            before = f"{small['processor']:.0f}"
            before += "" if small["queries"] == cost.queries else f" ({small['queries']} queries)"
            ratio = f"{cost.processor / max(small['processor'], 1):.1f}"
        if cost.processor >= over:
            yield (
                f"| {cost.name} | {cost.role} | {cost.status} | {cost.queries} |"
                f" {cost.processor:.0f} | {cost.clock:.0f} | {before} | {ratio} |"
            )


def resident_megabytes():
    return int(RESIDENT.search(Path("/proc/self/status").read_text())[1]) / 1024


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--only", default="")
    options.add_argument("--roles", type=lambda text: text.split(","), default=[])
    options.add_argument("--acts", action="store_true")
    options.add_argument("--keep", type=Path)
    options.add_argument("--beside", type=Path)
    options.add_argument("--over", type=float, default=0)
    chosen = options.parse_args()
    settings.ALLOWED_HOSTS = ["localhost"]
    # Many pages are refused to many roles.
    logging.disable()
    before = resident_megabytes()
    if chosen.acts:
        costs = list(done(chosen.runs))
    else:
        costs = slowest(measure(chosen.roles, chosen.only, chosen.runs))
    if chosen.keep:
        chosen.keep.write_text(json.dumps([asdict(each) for each in costs], indent=1))
    known = json.loads(chosen.beside.read_text()) if chosen.beside else []
    beside = {each["name"]: each for each in known}
    print("\n".join(table(costs, beside, chosen.over)))
    print(f"\nMemory of this process: {before:.0f} MB before, {resident_megabytes():.0f} MB after.")


if __name__ == "__main__":
    main()
