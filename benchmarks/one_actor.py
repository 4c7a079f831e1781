"""Take procedures through the admin until the time is up; prints how many acts that were."""

import sys
import time
from contextlib import nullcontext

import django

django.setup()

from django.conf import settings  # noqa: E402 - settings can be read from here on

from benchmarks import admin_acts  # noqa: E402

# Actors take items so far apart that none comes upon another's.
APART = 60


class Unmeasured:
    running = staticmethod(nullcontext)


def act(number, seconds):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        for _ in admin_acts.round_of_acts(Unmeasured, done, skip=APART * number):
            done += time.monotonic() < end
    return done


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    print(act(int(sys.argv[1]), float(sys.argv[2])))
