"""Making a whole library in the database of the environment, block by block, on several processes."""

import gc
import multiprocessing
from datetime import UTC, datetime, timedelta

import django
from django.core.management import call_command
from django.db import connection, connections, transaction

from benchmarks.data import pools, procedures, tables
from benchmarks.data.rows import Rows, Staff, published
from benchmarks.data.sharing import shared_work
from cms.editorial import demo_team
from cms.models import Library, Publication, Release, ReleaseState, Revision, Role, SearchEntry
from cms.publishing import chain, indexing
from cms.publishing.live import keeping

BLOCK = 1000
# The pools go live first, then each block of procedures an hour after the one before.
FIRST_START = datetime(2025, 1, 1, tzinfo=UTC)
POOL_ITEMS = sum(pools.SIZES.values())


def make(count, processes, tell, *, is_brief=False):
    """Fill the empty database with so many procedures; ``tell(step, done, of)`` shows progress."""
    call_command("migrate", interactive=False, verbosity=0)
    demo_team.create()
    blocks = -(-count // BLOCK)
    with tables.without_indexes(lambda done, of: tell("indexes", done, of)):
        make_pools()
        connections.close_all()
        jobs = [(block, count, is_brief) for block in range(blocks)]
        for done, _ in enumerate(_made(jobs, processes), start=1):
            tell("procedures", min(done * BLOCK, count), count)
    finish()
    rebuild_derived()
    settle()


def _made(jobs, processes):
    """Make these blocks, and yield as each is ready."""
    if processes == 1:
        yield from map(make_block, jobs)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(min(processes, len(jobs)), django.setup) as pool:
        yield from pool.imap_unordered(make_block, jobs)


def make_pools():
    release = _release(0, "What procedures have in common")
    _write(release, list(pools.everything()), first_key=1)


def make_block(job):
    """Make one release of procedures."""
    block, count, is_brief = job
    numbers = range(block * BLOCK, min((block + 1) * BLOCK, count))
    release = _release(block + 1, f"Procedures {numbers[0] + 1} to {numbers[-1] + 1}")
    told = map(procedures.facts, numbers)
    data = [procedures.frozen(each.brief if is_brief else each) for each in told]
    _write(release, data, first_key=POOL_ITEMS + numbers[0] + 1)


def _release(number, title):
    """``Release`` as it stands when it was sent; its hash comes when its content is known."""
    person = demo_team.members()[Role.PUBLISHER].person
    start = FIRST_START + number * timedelta(hours=1)
    given = {"created_by": person, "created_at": start, "sent_by": person, "sent_at": start}
    return Release(pk=number + 1, title=title, state=ReleaseState.SENT, starts_at=start, **given)


def _write(release, data, first_key):
    team = demo_team.members()
    staff = Staff(team[Role.AUTHOR], team[Role.CLINICAL_REVIEWER])
    # Nothing of it is in a ring: looking for rings takes longer than making the rows.
    gc.disable()
    with shared_work():
        rows, publications = Rows(), []
        rows.add(release)
        for key, each in enumerate(data, start=first_key):
            publications.append(published(rows, each, key=key, release=release, staff=staff))
    release.content_hash = chain.content_hash(publications)
    tables.write(rows.of)
    # By itself, and for no longer than it takes: other blocks have the same words.
    indexing.write_words(rows.of[SearchEntry])
    gc.enable()


@transaction.atomic
def finish():
    """What belongs to the whole: the chain of releases, and the keys that are taken."""
    library = Library.locked()
    chain.seal(library, library.now)
    tables.set_keys_on(Release, Revision, Publication)


def rebuild_derived():
    """The one place that knows what the product keeps besides the publications.

    A library that was written straight into the tables has none of it yet; one that was made by
    other code has it in another form, and a server would make it anew while it is measured.
    Returns whether there was anything to do.
    """
    is_due = keeping.is_due()
    if is_due:
        call_command("rebuild_live", verbosity=0)
    return is_due


def settle():
    """Let the database learn what it holds, and write it where it stays."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("CHECKPOINT")
        else:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
