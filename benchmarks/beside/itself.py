"""The library, and constant bytes from the same process: what no answer in Python can be faster than."""

from cms.wsgi import application as library

CONSTANT = "/constant/"


def application(environ, start_response):
    """``/constant/5000`` is as many bytes, from nothing; all else is the library."""
    path = environ["PATH_INFO"]
    if not path.startswith(CONSTANT):
        return library(environ, start_response)
    size = path.removeprefix(CONSTANT)
    if size == "304":
        start_response("304 Not Modified", [])
        return [b""]
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", size)])
    return [bytes(int(size))]
