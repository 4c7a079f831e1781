"""How many acts several processes do at the same time, and how long they wait for each other.

python -m benchmarks.data.within --size=1k --keep=FOLDER \\
    .venv/bin/python -m benchmarks.acts_together [--processes 1 2 4] [--seconds=20]

Each takes procedures of its own through the admin: saved, submitted, signed, released. Works on the
library of the environment, on PostgreSQL, and **changes it**: take a copy.
"""

import argparse
import os
import subprocess
import sys
import time

import psycopg

PAUSE = 0.005
SESSIONS = """
SELECT count(*) FILTER (WHERE wait_event_type = 'Lock') FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend'
"""


class Actors:
    """So many processes that begin together."""

    def __init__(self, count, seconds):
        self.processes = [self._started(number, seconds) for number in range(count)]
        for each in self.processes:
            each.stdout.readline()
        for each in self.processes:
            each.stdin.write("now\n")
            each.stdin.flush()

    @staticmethod
    def _started(number, seconds):
        command = [sys.executable, "-m", "benchmarks.one_actor", str(number), str(seconds)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        return subprocess.Popen(command, text=True, **pipes)

    def done(self):
        return sum(int(each.communicate()[0]) for each in self.processes)


def waiting(connection, seconds):
    """Of how many sessions, on average, each look found that they wait for a lock."""
    found, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        found.append(connection.execute(SESSIONS).fetchone()[0])
        time.sleep(PAUSE)
    return sum(found) / len(found)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--processes", type=int, nargs="+", default=[1, 2, 4])
    options.add_argument("--seconds", type=float, default=20)
    chosen = options.parse_args()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        for count in chosen.processes:
            actors = Actors(count, chosen.seconds)
            share = waiting(connection, chosen.seconds) / count
            acts = actors.done() / chosen.seconds
            print(f"{count} at once: {acts:.1f} acts a second;", end=" ")
            print(f"each waits {share:.1%} of the time for another", flush=True)


if __name__ == "__main__":
    main()
