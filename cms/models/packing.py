"""How PostgreSQL packs long texts: with LZ4, which unpacks them some ten times faster than its own.

They are written once and read for years. What was stored before stays as it is until it is written
again, and a server that was built without LZ4 goes on as before.
"""

from django.db import NotSupportedError, connections, transaction

LONG = {
    "cms_livetext": ["listed", "sections", "card", "terms"],
    "cms_publication": ["document", "card"],
    "cms_revision": ["text"],
    "cms_searchentry": ["summary", "body", "passages"],
}
UNLIKE = """
SELECT attname FROM pg_attribute
WHERE attrelid = %s::regclass AND attname = ANY(%s) AND attcompression <> 'l' ORDER BY attnum
"""


def unlike(alias):
    """``{table: columns}`` of long texts that are packed in another way."""
    if connections[alias].vendor != "postgresql":
        return {}
    with connections[alias].cursor() as cursor:
        found = {table: _unlike(cursor, table, columns) for table, columns in LONG.items()}
    return {table: columns for table, columns in found.items() if columns}


def _unlike(cursor, table, columns):
    cursor.execute(UNLIKE, [table, columns])
    return [name for (name,) in cursor.fetchall()]


def install(alias):
    """Have texts that are stored from now on packed so."""
    for table, columns in unlike(alias).items():
        changes = ", ".join(f"ALTER COLUMN {name} SET COMPRESSION lz4" for name in columns)
        try:
            with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
                cursor.execute(f"ALTER TABLE {table} {changes}")
        except NotSupportedError:
            # Only slower.
            return
