"""How much memory it takes to stream a large library, and how long.

python -m benchmarks.export [--items=10000]

Serves a library of its own from one process, once with what the quickstart puts in and once with so
many copies of its procedures more; reads /api/v1/export/ from it and looks up the peak of the
process's memory in /proc. Then a slow client reads a little and hangs up.
"""

import argparse
import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
PIECE = 65_536


@dataclass(frozen=True)
class Read:
    """What one reading of the export was: its lines, those announced, and how long it took."""

    lines: int
    announced: int
    megabytes: float
    seconds: float


@contextmanager
def served(environment, port):
    """The process number of the one worker that answers on the port."""
    command = [sys.executable, "-m", "cms.serving", f"--bind=127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "--workers=1", "--threads=2"], env=environment)
    try:
        _wait(port)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        yield int(children[0])
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _wait(port):
    end = time.monotonic() + 60
    while True:
        try:
            return ask(port, "/healthz").close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def ask(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", path)
    return connection.getresponse()


def read_export(port):
    start, lines, size = time.perf_counter(), 0, 0
    with ask(port, "/api/v1/export/") as response:
        announced = int(response.headers["Item-Count"])
        while piece := response.read(PIECE):
            lines, size = lines + piece.count(b"\n"), size + len(piece)
    return Read(lines, announced, size / 1e6, time.perf_counter() - start)


def hang_up(port):
    """Read the beginning and leave."""
    with ask(port, "/api/v1/export/") as response:
        return len(response.read(PIECE))


def peak_megabytes(process):
    """The most memory that the process ever held."""
    return int(PEAK.search(Path(f"/proc/{process}/status").read_text())[1]) / 1024


def prepared(folder, port, items):
    """The environment of a library in the folder."""
    environment = os.environ | {
        "LIBRARY_MODE": "development",
        "STATE_DIR": folder,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "API_REQUESTS_PER_MINUTE": "0",
        "DJANGO_SETTINGS_MODULE": "cms.settings",
    }
    environment.setdefault("DATABASE_URL", "")
    quickstart = [sys.executable, "manage.py", "quickstart", "--verbosity=0"]
    subprocess.run(quickstart, env=environment, check=True)
    if items:
        more = [sys.executable, "-m", "benchmarks.many_items", f"--items={items}", "--drafts=0"]
        subprocess.run(more, env=environment, check=True)
    return environment


def measured(items, port):
    """What reading the export took, and the peak of memory before, after, and after a hang-up."""
    with tempfile.TemporaryDirectory() as folder:
        environment = prepared(folder, port, items)
        with served(environment, port) as process:
            # What every process holds once it has answered at all.
            ask(port, "/api/v1/sitemap/").read()
            ask(port, "/api/v1/export/?type=risk").read()
            before = peak_megabytes(process)
            read = read_export(port)
            after = peak_megabytes(process)
            hang_up(port)
            ask(port, "/api/v1/").read()
            return read, before, after, peak_megabytes(process)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=10_000)
    options.add_argument("--port", type=int, default=8149)
    chosen = options.parse_args()
    for items in (0, chosen.items):
        read, before, after, at_last = measured(items, chosen.port)
        print(
            f"{read.lines} lines of {read.announced} announced, {read.megabytes:.1f} MB in"
            f" {read.seconds:.1f} s; peak {before:.1f} MB before, {after:.1f} MB after,"
            f" {at_last:.1f} MB after a client hung up"
        )


if __name__ == "__main__":
    main()
