"""The least: an application that knows nothing but one answer, the file that ANSWER names.

Whoever asks with a number gets so many bytes: blanks follow it.
"""

import os
from functools import cache
from pathlib import Path

ANSWER = Path(os.environ["ANSWER"]).read_bytes()


@cache
def answer(size):
    """``(headers, body)``."""
    body = ANSWER.ljust(size)
    return [("Content-Type", "application/json"), ("Content-Length", str(size))], body


def application(environ, start_response):
    headers, body = answer(int(environ["QUERY_STRING"] or len(ANSWER)))
    start_response("200 OK", headers)
    return [body]
