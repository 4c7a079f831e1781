"""An application that tells what its server lets it see; NOTES is the file it writes to."""

import os
import time
from pathlib import Path

NOTES = Path(os.environ.get("NOTES", os.devnull))
PIECE, PIECES = b"x" * 65_536, 4096
BODY = b"b" * 20_000


def note(line):
    with NOTES.open("a") as file:
        file.write(f"{time.monotonic():.2f} {os.getpid()} {line}\n")


class Streamed:
    """A quarter of a gigabyte, piece by piece."""

    def __init__(self):
        self.given = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.given == PIECES:
            raise StopIteration
        self.given += 1
        note(f"given {self.given}")
        return PIECE

    def close(self):
        note(f"closed after {self.given}")


def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/stream":
        start_response("200 OK", [("Content-Type", "application/x-ndjson")])
        return Streamed()
    if path == "/unchanged":
        start_response("304 Not Modified", [("ETag", '"same"')])
        return []
    if path == "/slow":
        time.sleep(2)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(BODY)))])
    # As Django does it: a HEAD has the headers of a GET, and the server leaves the body out.
    return [BODY]
