"""The least: an application that knows nothing but one answer, the file that ANSWER names."""

import os
from pathlib import Path

ANSWER = Path(os.environ["ANSWER"]).read_bytes()
HEADERS = [("Content-Type", "application/json"), ("Content-Length", str(len(ANSWER)))]


def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return [ANSWER]
