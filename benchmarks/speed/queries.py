"""How many queries requests take: paths come in as JSON lines, and what each took goes out.

Asked in a process of its own, in the environment of the server that is measured.
"""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402 - settings can be read from here on
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


def main():
    client = Client(HTTP_HOST="127.0.0.1")
    paths = [json.loads(line) for line in sys.stdin]
    # What a process asks once only.
    client.get(paths[0])
    for path in paths:
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        print(json.dumps(len(found)))


if __name__ == "__main__":
    main()
