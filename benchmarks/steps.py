"""Each step of quickstart by itself, on the empty database of the environment; prints seconds."""

import json
import time

import django
from django.core.management import call_command

django.setup()

from cms.editorial import demo_team  # noqa: E402 - models can be imported from here on
from cms.management.commands.quickstart import Command  # noqa: E402
from cms.models import Role  # noqa: E402
from cms.publishing import first_release  # noqa: E402


def timed(act, *args, **options):
    start = time.perf_counter()
    act(*args, **options)
    return time.perf_counter() - start


def measure():
    seconds = {"migrate": timed(call_command, "migrate", verbosity=0)}
    quickstart = Command()
    quickstart.verbosity = 0
    quickstart.team = demo_team.create()
    author, publisher = quickstart.team[Role.AUTHOR], quickstart.team[Role.PUBLISHER]
    seconds["load"] = timed(call_command, "loaddata", by=author.username, verbosity=0)
    items = first_release.to_submit().count()
    seconds["submit"] = timed(first_release.submit, by=author)
    seconds["sign"] = timed(quickstart.sign)
    seconds["release"] = timed(first_release.release, by=publisher)
    return {"items": items, "seconds": seconds}


if __name__ == "__main__":
    print(json.dumps(measure()))
