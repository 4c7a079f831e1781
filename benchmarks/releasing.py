"""How long it takes to release many items at once, and to change what many others show.

python -m benchmarks.data.within --size=20k --keep=FOLDER \\
    .venv/bin/python -m benchmarks.releasing [--items=1000]

Works on the library of the environment as the doors do, in a transaction that is rolled back, and
prints seconds of the processor (of this process, without the database's) and of the clock.
"""

import argparse
import time
from contextlib import contextmanager

import django

django.setup()

from django.db import transaction  # noqa: E402 - models can be imported from here on
from django.db.models import Count  # noqa: E402
from django.utils import timezone  # noqa: E402

from cms.models import (  # noqa: E402
    Account,
    Decision,
    Generation,
    Item,
    Link,
    LiveItem,
    Release,
    ReleaseEntry,
    Review,
)
from cms.publishing import releases  # noqa: E402
from cms.publishing.live.updates import Update  # noqa: E402


@contextmanager
def timed(what):
    """Nothing of what is done within is kept."""
    with transaction.atomic():
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        print(f"{what}: {cpu:.1f} s of the processor, {wall:.1f} s of the clock")
        transaction.set_rollback(True)


def release_of(count):
    """A release of live procedures that somebody looked at again; not sent yet."""
    items = list(
        Item.objects.filter(type="procedure", pk__in=LiveItem.objects.values("item"))
        .select_related("head")
        .order_by("pk")[:count]
    )
    _sign_again(items)
    by = Account.objects.order_by("pk").first()
    release = Release.objects.create(title="Many", created_by=by.person, created_at=timezone.now())
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(release=release, item=each, revision=each.head) for each in items
    )
    return release, by


def _sign_again(items):
    signed = Review.objects.filter(decision=Decision.APPROVE).first()
    copied = ("kind", "person", "account", "printed_name", "credentials", "meaning")
    given = {name: getattr(signed, name) for name in copied}
    Review.objects.bulk_create(
        Review(
            item=each,
            revision=each.head,
            round=each.round,
            digest=each.head.digest,
            decision=Decision.REAFFIRM,
            at=timezone.now(),
            **given,
        )
        for each in items
    )


def most_shown():
    """The item that most live documents name, and how many they are."""
    links = Link.objects.filter(publication__live__isnull=False).values("target")
    counted = links.annotate(count=Count("publication", distinct=True)).order_by("-count")
    return counted.values_list("target", "count").first()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=1000)
    chosen = options.parse_args()
    target, count = most_shown()
    with timed(f"Another card, shown by {count} documents"):
        generation = Generation.objects.get(pk=1)
        Update(generation, generation.at).show_again({target})
    with transaction.atomic():
        release, by = release_of(chosen.items)
        with timed(f"A release of {chosen.items} items"):
            releases.go_live(release, by=by)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
