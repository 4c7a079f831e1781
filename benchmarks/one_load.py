"""Load a file into the empty database of the environment; prints what that took."""

import json
import resource
import sys
import time

import django
from django.core.management import call_command

django.setup()

from cms.editorial import demo_team  # noqa: E402 - models can be imported from here on
from cms.models import Item, Role  # noqa: E402


def measure(file):
    call_command("migrate", verbosity=0)
    author = demo_team.create()[Role.AUTHOR]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun, worked = time.perf_counter(), time.process_time()
    call_command("loaddata", file, by=author.username, stdout=sys.stderr)
    return {
        "items": Item.objects.count(),
        "seconds": time.perf_counter() - begun,
        "seconds of CPU": time.process_time() - worked,
        "peak before, MB": before / 1024,
        "peak after, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
