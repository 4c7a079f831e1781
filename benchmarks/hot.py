"""Answers given again from memory, beside constant bytes of the same size from the same process.

python -m benchmarks.hot [--server=gunicorn|granian] [--database=sqlite|postgresql] [--rounds=5]
"""

import argparse
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

from benchmarks import load, serving

DETAIL = "/api/v1/procedures/epidural-steroid-injection/"
LIST = "/api/v1/procedures/"
APPLICATION = "benchmarks.beside.itself:application"
SERVERS = {
    # One process each, on one of the two cores; the client has the other.
    "gunicorn": ["gunicorn", "--workers=1", "--bind=127.0.0.1:{port}", APPLICATION],
    "granian": ["granian", "--interface=wsgi", "--port={port}", "--no-ws", APPLICATION],
}
FIGURE = re.compile(r"Requests/sec:\s+([0-9.]+)")


@dataclass
class Case:
    """``constant`` is the address of what it is compared with."""

    name: str
    path: str
    is_held: bool = False
    limit: str = "0"
    constant: str = ""
    headers: dict = field(default_factory=dict)
    figures: list = field(default_factory=list)

    def look(self, port):
        """Ask twice, so that it is kept, and see how large it is."""
        if self.is_held:
            told = _asked(port, self.path, 200)
            self.headers = {"If-None-Match": told["etag"]}
        for _ in range(2):
            told = _asked(port, self.path, 304 if self.is_held else 200, **self.headers)
        self.constant = f"/constant/{'304' if self.is_held else told['content-length']}"

    def row(self):
        ours, bare = (median(pair[side] for pair in self.figures) for side in (0, 1))
        ratios = [ours / bare for ours, bare in self.figures]
        return (
            f"{self.name:<20}{self.constant.rpartition('/')[2]:>8}{ours:>9.0f}{bare:>9.0f}"
            f"{median(ratios):>8.2f}   {min(ratios):.2f} to {max(ratios):.2f}"
        )


def _asked(port, path, status, **headers):
    connection = load.Connection(port)
    named = {name.replace("-", "_"): value for name, value in headers.items()}
    got, told = connection.ask(load.request(path, **named))
    connection.close()
    if got != status:
        raise RuntimeError(f"{path} answers {got}.")
    return told


def cases():
    return [
        Case("detail", DETAIL),
        Case("list of 20", LIST),
        Case("filtered list", f"{LIST}?condition=low-back-pain&anesthesia=local"),
        Case("304", DETAIL, is_held=True),
    ]


@contextmanager
def server(environment, command):
    port = serving.free_port()
    program = ["taskset", "-c", "0", sys.executable, "-m"]
    process = subprocess.Popen(
        [*program, *(part.format(port=port) for part in command)],
        cwd=serving.REPOSITORY,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        serving.wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def per_second(port, path, headers):
    told = [f"{name}: {value}" for name, value in {"Accept": "application/json", **headers}.items()]
    options = [part for line in told for part in ("--header", line)]
    command = ["taskset", "-c", "1", "wrk", "-t1", "-c8", "-d2s", *options]
    shown = subprocess.check_output([*command, f"http://127.0.0.1:{port}{path}"], text=True)
    if "Non-2xx" in shown or "Socket errors" in shown:
        raise RuntimeError(shown)
    return float(FIGURE.search(shown)[1])


def measure(chosen):
    """Each case right before its constant, again and again: what slows the one slows both."""
    measured = cases()
    with serving.quickstarted(chosen.database) as environment:
        environment |= {"API_REQUESTS_PER_MINUTE": chosen.limit, "ANSWER_MEGABYTES": "16"}
        with server(environment, SERVERS[chosen.server]) as port:
            for case in measured:
                case.look(port)
            for number in range(chosen.rounds + 1):
                for case in measured:
                    pair = (
                        per_second(port, case.path, case.headers),
                        per_second(port, case.constant, {}),
                    )
                    # The first round warms up.
                    case.figures += [pair] if number else []
    return measured


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--server", choices=SERVERS, default="gunicorn")
    options.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--limit", default="0", help="API_REQUESTS_PER_MINUTE")
    chosen = options.parse_args()
    print(f"{chosen.server}, {chosen.database}, limit {chosen.limit}, {chosen.rounds} rounds")
    print(f"{'':<20}{'bytes':>8}{'again':>9}{'constant':>9}{'ratio':>8}   from to")
    for case in measure(chosen):
        print(case.row())


if __name__ == "__main__":
    main()
