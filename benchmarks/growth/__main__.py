"""Ask the library of the environment, in this process, and write what each kind of answer costs.

python -m benchmarks.growth --out=FILE [--only=WORD] [--without=WORD] [--writes=12]

The processor's time of this process and of its connections to the database, in milliseconds, and the
number of queries: medians of some twenty requests, after a few that are not counted. No answer is
given again from memory. ``--writes`` first saves, submits, signs and releases so many items.
"""

import argparse
import json
import os
import time
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

import django

os.environ["ANSWER_MEGABYTES"] = "0"
django.setup()

from django.conf import settings  # noqa: E402 - settings can be read from here on
from django.db import connection  # noqa: E402

from benchmarks import admin_acts  # noqa: E402
from benchmarks.growth import asked  # noqa: E402
from benchmarks.speed import processes  # noqa: E402
from cms.models import LiveItem  # noqa: E402
from cms.wsgi import application  # noqa: E402

NOT_COUNTED = 4


class Meter:
    """What happens inside ``with``: milliseconds of CPU here and in the database, and queries."""

    def __init__(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            session = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text()
        self.server = int(session.rpartition(")")[2].split()[1])
        self.name = settings.DATABASES["default"]["NAME"]

    def running(self):
        return self

    def __enter__(self):
        self.queries = 0
        self.counting = connection.execute_wrapper(self._count)
        self.counting.__enter__()
        self.database = -processes.cpu_of_database(self.server, self.name)
        self.process = -time.process_time()

    def __exit__(self, *problem):
        self.process += time.process_time()
        self.database += processes.cpu_of_database(self.server, self.name)
        self.counting.__exit__(*problem)

    def _count(self, execute, sql, params, many, context):
        self.queries += 1
        return execute(sql, params, many, context)

    def told(self):
        return {
            "server": 1000 * self.process,
            "database": 1000 * self.database,
            "queries": self.queries,
        }


def ask(path):
    """``(status, body)``."""
    parts, told = urlsplit(path), []
    environ = {"PATH_INFO": parts.path, "QUERY_STRING": parts.query, "REMOTE_ADDR": "127.0.0.1"}
    setup_testing_defaults(environ)
    answer = application(environ, lambda status, headers: told.append(status))
    body = b"".join(answer)
    answer.close()
    return int(told[0].split()[0]), body


def measured(name, paths):
    """Ask all of them. What was told of the last may lead to the next."""
    found, meter = [], Meter()
    for place, path in enumerate(paths):
        with meter.running():
            status, body = ask(path)
        if status != 200:
            raise SystemExit(f"{name}: {path} is answered with {status}: {body[:300]}")
        if place >= NOT_COUNTED:
            found.append(meter.told() | {"bytes": len(body)})
        if hasattr(paths, "follow"):
            paths.follow(json.loads(body))
    return summary(name, found)


def summary(name, found):
    middle = {key: round(median(each[key] for each in found), 3) for key in found[0]}
    return {"name": name, **middle}


class Walk:
    """Pages that lead to one another, from the first."""

    def __init__(self, start):
        self.path, self.left = start, asked.EACH

    def __iter__(self):
        while self.path and self.left:
            self.left -= 1
            yield self.path

    def follow(self, told):
        self.path = told.get("more", True) and told["next"]


def read(only, without):
    """Each kind of answer in whose name ``only`` stands, and ``without`` does not."""
    walks = {name: Walk(start) for name, start in asked.walks().items()}
    for name, paths in (asked.plain() | walks | asked.of_the_past()).items():
        if only in name and not (without and without in name):
            yield measured(name, paths)


def written(rounds):
    """One item after the other on its way, and what the first list and counts cost after each."""
    found = {}
    for number in range(rounds):
        for name, _, meter in admin_acts.round_of_acts(Meter, number):
            found.setdefault(name, []).append(meter.told())
        for name, path in asked.after_a_release().items():
            meter = Meter()
            with meter.running():
                ask(path)
            found.setdefault(name, []).append(meter.told())
    return [summary(name, each) for name, each in found.items()]


def run(chosen):
    ask("/api/v1/procedures/")
    yield {"name": "items", "count": LiveItem.objects.count()}
    if chosen.writes:
        yield from written(chosen.writes)
    yield from read(chosen.only, chosen.without)
    yield {"name": "memory", "megabytes": processes.memory_of(os.getpid()).rss}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--only", default="", help="what has this in its name")
    options.add_argument("--without", default="", help="nothing that has this in its name")
    options.add_argument("--writes", type=int, default=0, metavar="ROUNDS")
    chosen = options.parse_args()
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with chosen.out.open("w") as file:
        for each in run(chosen):
            print(each, flush=True)
            file.write(json.dumps(each) + "\n")
            file.flush()


if __name__ == "__main__":
    main()
