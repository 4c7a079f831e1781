"""How long it takes to release many items at once, and to change what many others show.

python -m benchmarks.data.within --size=20k --keep=FOLDER \\
    .venv/bin/python -m benchmarks.releasing [--items=1000] [--commit]

Works on the library of the environment as the doors do, in a transaction that is rolled back, and
prints seconds of the processor (of this process, and of its session of the database) and of the
clock.
"""

import argparse
import time
from contextlib import contextmanager
from pathlib import Path

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - models can be imported from here on
from django.db.models import Count  # noqa: E402
from django.utils import timezone  # noqa: E402

from cms.editorial import canonical, policy, signing  # noqa: E402
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
    Status,
)
from cms.publishing import live, releases  # noqa: E402


@contextmanager
def timed(what, keep=False):
    """What is done within is kept only where it is asked for."""
    with transaction.atomic():
        own, database, wall = time.process_time(), _of_the_session(), time.perf_counter()
        yield
        # What is only looked at when it is committed is looked at now.
        connection.check_constraints()
        wall = time.perf_counter() - wall
        own, database = time.process_time() - own, _of_the_session() - database
        print(f"{what}: {own:.1f} s of the processor and {database:.1f} s in the database,")
        print(f"    {wall:.1f} s of the clock", flush=True)
        transaction.set_rollback(not keep)


def _of_the_session():
    """Seconds that the database worked for this connection; SQLite does it in this process."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/schedstat").read_text()
    # The first figure is the time on a processor, in nanoseconds.
    return int(told.split()[0]) / 1e9


def release_of_again(count):
    """Live procedures that somebody looked at again."""
    # The first in the order of titles, so that the first pages of the list change as a whole.
    first = list(LiveItem.objects.filter(type="procedure").values_list("item", flat=True)[:count])
    items = list(Item.objects.filter(pk__in=first).select_related("head"))
    Review.objects.bulk_create(_signature(each, Decision.REAFFIRM) for each in items)
    return _prepared(items)


def release_of_other_title(item):
    """An approved text of the item, under another title: others show it on its card."""
    text = item.head.data
    text["fields"]["title"] += " (once more)"
    written, head = canonical.as_text(text), item.head
    head.pk, head.number, head.parent_id = None, head.number + 1, head.pk
    head.text, head.digest = written, canonical.digest_of(written)
    head.save(force_insert=True)
    item.head, item.status, item.round = head, Status.APPROVED, item.round + 1
    item.save()
    for kind, count in signing.signatures_needed(item).items():
        for _ in range(count):
            _signature(item, Decision.APPROVE, kind=kind).save(force_insert=True)
    return _prepared([item])


def _signature(item, decision, **more):
    signed = Review.objects.filter(decision=Decision.APPROVE).first()
    copied = ("kind", "person", "account", "printed_name", "credentials", "meaning")
    given = {name: getattr(signed, name) for name in copied} | more
    about = {"item": item, "revision": item.head, "round": item.round, "digest": item.head.digest}
    return Review(decision=decision, at=timezone.now(), **about, **given)


def _prepared(items):
    """A release of them that is not sent yet, and who may send it."""
    by = next(each for each in Account.objects.order_by("pk") if policy.allows(each, "release"))
    release = Release.objects.create(title="Many", created_by=by.person, created_at=timezone.now())
    ReleaseEntry.objects.bulk_create(
        ReleaseEntry(release=release, item=each, revision=each.head) for each in items
    )
    return release, by


def most_shown():
    """The risk that most live documents name, and how many they are."""
    links = Link.objects.filter(publication__live__isnull=False, target__type="risk")
    counted = links.values("target").annotate(count=Count("publication", distinct=True))
    found, count = counted.order_by("-count").values_list("target", "count").first()
    return Item.objects.select_related("head").get(pk=found), count


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=1000)
    options.add_argument("--commit", action="store_true", help="release many, and keep that")
    chosen = options.parse_args()
    if chosen.commit:
        with transaction.atomic():
            many(chosen.items, keep=True)
        return
    # The copy says the same, whichever code of it is tried here.
    Generation.objects.update(form=live.form())
    item, count = most_shown()
    with transaction.atomic():
        release, by = release_of_other_title(item)
        with timed(f"Another card of a risk, shown by {count} documents"):
            releases.send(release, by=by)
        transaction.set_rollback(True)
    with transaction.atomic():
        many(chosen.items)
        transaction.set_rollback(True)


def many(count, keep=False):
    release, by = release_of_again(count)
    with timed(f"A release of {count} items", keep):
        releases.send(release, by=by)


if __name__ == "__main__":
    main()
