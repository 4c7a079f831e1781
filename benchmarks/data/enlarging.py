"""Making a library many times larger inside PostgreSQL: each procedure is copied under other names.

A copy is another item with a number, a slug, a title and a release of its own, and says the same. It
has all that readers are answered from: publication, facets, links, search entry, its rows of the live
copy and its bits in the postings. It has no working copy, no signature and no entry in its release.
"""

from datetime import timedelta

from django.db import connection, transaction
from pyroaring import BitMap

from benchmarks.data import making, tables
from cms.models import Generation, Library, LiveItem, Posting, Publication, Release
from cms.publishing import chain, states
from cms.publishing.live import bitmaps, steps, words
from cms.publishing.live.terms import ROWS

COPIED = "procedure"
# Who copies, by the names in the old row and in the new one.
PAIR = """
CREATE TEMP TABLE pair ON COMMIT DROP AS
SELECT *, 'sha256:' || encode(sha256(convert_to(new_text, 'UTF8')), 'hex') AS new_digest,
  (new_start - interval '1 hour')::date AS new_day
FROM (SELECT *, {text} AS new_text FROM (
  SELECT p.id AS old_key, p.id + {more} AS new_key, p.item_id AS old_item,
    md5(p.item_id::text || {more})::uuid AS new_item, p.slug AS old_slug, p.title AS old_title,
    left(p.slug, -7) || n.digits AS new_slug, left(p.title, -7) || n.digits AS new_title,
    p.digest AS old_digest, p.starts_at AS old_start, p.starts_at + {later} AS new_start,
    p.last_reviewed AS old_day, p.next_review_due AS old_due, r.text AS old_text
  FROM base_cms_publication p JOIN base_cms_revision r ON r.id = p.revision_id,
    LATERAL (SELECT to_char(right(p.slug, 7)::int + {more}, 'FM0000000') AS digits) n
) named) told
"""
# The document as it is sent, with its names, its dates and its hash.
SHOWN = """
CREATE TEMP TABLE shown ON COMMIT DROP AS
SELECT old_key, t.live_id, stem, {hash} AS rendered FROM base_cms_liveitem i
JOIN base_cms_livetext t ON t.live_id = i.ordinal JOIN pair ON old_key = i.publication_id,
  LATERAL (SELECT {listed} AS whole) l,
  LATERAL (SELECT left(whole, strpos(whole, ',"rendered":"sha256:') - 1) AS stem) s
"""
HASH = (
    "'sha256:' || encode(sha256(convert_to("
    "left(stem, t.cut) || t.sections || substr(stem, t.cut + 1) || '}', 'UTF8')), 'hex')"
)
STAMP = """to_char(new_start, 'YYYY-MM-DD"T"HH24:MI:SS".000000Z"')"""
DUE = "(new_day + interval '36 months')::date"


def swapped(text, *more):
    """SQL for a text with the names of the copy in it."""
    pairs = [("old_item::text", "new_item::text"), ("old_slug", "new_slug")]
    for old, new in [*pairs, ("old_title", "new_title"), *more]:
        text = f"replace({text}, {old}, {new})"
    return text


def _dated(name, old, new):
    return [f"""'"{name}":"' || {day}""" for day in (old, new)]


LISTED = swapped(
    "t.listed",
    ("old_digest", "new_digest"),
    _dated("last_reviewed", "old_day", "new_day"),
    _dated("next_review_due", "old_due", DUE),
)
RELISTED = f"""stem || ',"rendered":"' || shown.rendered || '","first_published":"' || {STAMP}
 || '","published":"' || {STAMP} || '"}}'"""
NAMED = {
    "slug": "new_slug",
    "title": "new_title",
    "title_key": swapped("b.title_key", ("lower(old_title)", "lower(new_title)")),
}
DATED = {"starts_at": "new_start", "last_reviewed": "new_day", "next_review_due": DUE}
# Of each table: which rows belong to a publication, and the columns that are others in its copy.
TABLES = {
    "cms_item": ("b.id = old_item", {"id": "new_item", "head_id": "new_key"}),
    "cms_revision": (
        "b.id = old_key",
        {
            "id": "new_key",
            "item_id": "new_item",
            "text": "new_text",
            "digest": "new_digest",
            "saved_at": "new_start - interval '1 hour'",
        },
    ),
    "cms_slugclaim": ("b.item_id = old_item", {"item_id": "new_item", "slug": "new_slug"}),
    "cms_publication": (
        "b.id = old_key",
        {"id": "new_key", "revision_id": "new_key", "item_id": "new_item"}
        | {"release_id": "b.release_id + {releases}", "digest": "new_digest"}
        | {"card": swapped("b.card"), **NAMED, **DATED},
    ),
    "cms_facet": ("b.publication_id = old_key", {"publication_id": "new_key"}),
    "cms_link": ("b.publication_id = old_key", {"publication_id": "new_key"}),
    "cms_searchentry": (
        "b.publication_id = old_key",
        {"publication_id": "new_key", "passages": swapped("b.passages")}
        | {"title": "replace(b.title, right(old_slug, 7), right(new_slug, 7))"},
    ),
    "cms_liveitem": (
        "b.publication_id = old_key",
        {"ordinal": "b.ordinal + {places}", "publication_id": "new_key", "item_id": "new_item"}
        | {
            "first_published": "new_start",
            "rendered": "shown.rendered",
            "worded": "0",
            **NAMED,
            **DATED,
        },
    ),
    "cms_livetext": (
        "b.live_id = shown.live_id",
        {"live_id": "b.live_id + {places}", "listed": RELISTED, "card": swapped("b.card")},
    ),
}
OF_PROCEDURES = {
    "cms_item": "type = %s",
    "cms_slugclaim": "type = %s",
    "cms_publication": "type = %s",
    "cms_liveitem": "type = %s",
    "cms_livetext": "live_id IN (SELECT ordinal FROM cms_liveitem WHERE type = %s)",
    "cms_revision": "item_id IN (SELECT id FROM cms_item WHERE type = %s)",
}
OF_THEIRS = "publication_id IN (SELECT id FROM cms_publication WHERE type = %s)"
# Those that the database writes itself.
COLUMNS = """
SELECT column_name FROM information_schema.columns WHERE table_name = %s
AND is_generated = 'NEVER' AND table_schema = 'public' ORDER BY ordinal_position
"""


def enlarge(times, tell):
    """Let the library of the environment, which has its live copy, have so many times its procedures."""
    with tables.without_indexes(lambda done, of: tell("indexes", done, of)):
        _take_bases()
        count = Publication.objects.filter(type=COPIED).count()
        releases = Release.objects.exclude(pk=1).count()
        first = LiveItem.objects.filter(type=COPIED).order_by("ordinal").first().ordinal
        last = Generation.objects.get(pk=1).ordinals
        places = [last + 1 - first + count * number for number in range(times - 1)]
        for number, place in enumerate(places, start=1):
            _copy(number, count, releases, place)
            tell("procedures", count * (number + 1), count * times)
        _write_postings(places)
        tell("postings", 1, 1)
        _drop_bases()
    _finish(last + count * len(places))
    words.tell_of_all()
    making.settle()


def _take_bases():
    """What is copied, in tables that do not grow meanwhile."""
    with connection.cursor() as cursor:
        for table in TABLES:
            rows = OF_PROCEDURES.get(table, OF_THEIRS)
            cursor.execute(
                f"CREATE TEMP TABLE base_{table} AS SELECT * FROM {table} WHERE {rows}",  # noqa: S608
                [COPIED],
            )
            cursor.execute(f"ANALYZE base_{table}")


def _drop_bases():
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TABLE base_{table}")


@transaction.atomic
def _copy(number, count, releases, places):
    """Copy number ``number`` of every procedure, in releases after all that there are."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        later = f"interval '{number * releases} hours'"
        # Packed faster: these are gone soon.
        cursor.execute("SET LOCAL default_toast_compression = lz4")
        names = {"more": number * count, "later": later, "text": swapped("old_text")}
        cursor.execute(PAIR.format(**names))
        cursor.execute("ANALYZE pair")
        cursor.execute(SHOWN.format(listed=LISTED, hash=HASH))
        cursor.execute("SET LOCAL default_toast_compression TO DEFAULT")
        made = _release_all(number, count, releases)
        for table in TABLES:
            cursor.execute(_statement(cursor, table, releases=number * releases, places=places))
    for release in made:
        release.content_hash = chain.content_hash(release.publications.all())
        release.save(update_fields=["content_hash"])


def _release_all(number, count, releases):
    """Releases as those that the first procedures were in."""
    later = timedelta(hours=number * releases)
    made = list(Release.objects.filter(pk__gt=1, pk__lte=releases + 1))
    for each in made:
        each.pk += number * releases
        each.title = f"{each.title}, copy {number}"
        each.number, each.chain = None, ""
        each.created_at, each.sent_at, each.starts_at = (
            instant + later for instant in (each.created_at, each.sent_at, each.starts_at)
        )
    return Release.objects.bulk_create(made)


def _statement(cursor, table, **numbers):
    """INSERT of the copies of a table's rows; keys that nothing refers to are the database's own."""
    belongs, others = TABLES[table]
    cursor.execute(COLUMNS, [table])
    columns = [name for (name,) in cursor.fetchall() if name != "id" or "id" in others]
    values = [others.get(name, f"b.{name}") for name in columns]
    beside = "JOIN shown USING (old_key)" if table.startswith("cms_live") else ""
    sql = (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)}"  # noqa: S608
        f" FROM pair {beside} JOIN base_{table} b ON {belongs} ORDER BY new_key"
    )
    return sql.replace("{releases}", str(numbers["releases"])).replace(
        "{places}", str(numbers["places"])
    )


def _write_postings(places):
    """Where a procedure stands, each of its copies stands as well."""
    found = Posting.objects.filter(type=COPIED)
    for each in found.iterator():
        bits, size = bitmaps.read(each.bits), ROWS if each.of_rows else 1
        copies = [bits.shift(place * size) for place in places]
        each.bits = BitMap.union(bits, *copies).serialize()
        each.save(update_fields=["bits"])


@transaction.atomic
def _finish(ordinals):
    making.finish()
    library = Library.objects.get(pk=1)
    generation = Generation.objects.get(pk=1)
    generation.step()
    generation.ordinals = ordinals
    at, state = states.state_at(library.now, library.redactions)
    generation.reached(at, state, library.redactions)
    steps.extend(at)
