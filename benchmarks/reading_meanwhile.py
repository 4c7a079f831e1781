"""What readers notice of a large release: how long they wait, and whether they see half of it.

python -m benchmarks.reading_meanwhile [--items=1000]

Works on the library of the environment, on PostgreSQL, and **changes it**: take a copy. A server reads
it while another process releases its first procedures again. One client reads the pages of their list,
one after the other, all the time: on each, all documents are of the edition before, or all of the next.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import threading
import time

import psycopg

from tools import served

PER_PAGE = 20
CALM_SECONDS, AFTERWARDS_SECONDS = 10, 3
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


class Reader:
    """Reads page after page; keeps how long each took, and what was wrong with any."""

    def __init__(self, port, items):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.pages = items // PER_PAGE
        self.page, self.editions, self.took = 0, {}, []
        self.mixtures = self.later = 0

    def read(self):
        self.page = self.page % self.pages + 1
        began = time.perf_counter()
        path = f"/api/v1/procedures/?page_size={PER_PAGE}&page={self.page}"
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        body = answer.read()
        self.took.append(time.perf_counter() - began)
        self._look_at(json.loads(body)["results"])

    def _look_at(self, documents):
        steps = set()
        for each in documents:
            first = self.editions.setdefault(each["id"], each["edition"])
            steps.add(each["edition"] - first)
        self.mixtures += len(steps) > 1
        self.later += steps == {1}

    def told(self, when):
        took, self.took = sorted(self.took), []
        late = took[int(len(took) * 0.99)]
        print(
            f"{when}: {len(took)} answers, of which 99 % within {1000 * late:.0f} ms;"
            f" the longest took {1000 * took[-1]:.0f} ms",
            flush=True,
        )


class Locks:
    """Looks a hundred times a second whether anybody waits for a lock of the database."""

    def __init__(self):
        self.seen = self.looked = 0
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._look)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *problem):
        self.stopped.set()
        self.thread.join()

    def _look(self):
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
            while not self.stopped.wait(0.01):
                (waiting,) = connection.execute(WAITING).fetchone()
                self.seen, self.looked = self.seen + bool(waiting), self.looked + 1


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=1000)
    chosen = options.parse_args()
    port = served.free_port()
    with served.server(os.environ, port):
        reader = Reader(port, chosen.items)
        _for(CALM_SECONDS, reader)
        reader.told("Before")
        command = [sys.executable, "-m", "benchmarks.releasing", "--commit"]
        with Locks() as locks:
            releasing = subprocess.Popen([*command, f"--items={chosen.items}"])
            while releasing.poll() is None:
                reader.read()
            _for(AFTERWARDS_SECONDS, reader)
        reader.told("While it was released, and just after")
        print(f"{reader.later} answers were of the next edition; {reader.mixtures} mixed both.")
        print(f"Somebody waited for a lock {locks.seen} of {locks.looked} times.")


def _for(seconds, reader):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        reader.read()


if __name__ == "__main__":
    main()
