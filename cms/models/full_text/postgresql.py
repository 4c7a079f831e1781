"""PostgreSQL: two columns of weighted terms that it makes of each entry itself, and trigrams."""

from functools import singledispatch

from django.core.exceptions import ImproperlyConfigured
from django.db import ProgrammingError

from cms.models.full_text.conditions import AS_WRITTEN, FIELDS, AllOf, AnyOf, Phrase, Prefix

ENTRIES = "cms_searchentry"
WEIGHTS = dict(zip(FIELDS, "ABCD", strict=True))
# The short fields have a column of their own: a long text is unpacked only where it must be.
COLUMNS = {"names": FIELDS[:3], "everything": FIELDS}
# Tables of words, with the function that looks in each.
WORDS = {"cms_searchword": "cms_words_like", "cms_nameword": "cms_name_words_like"}
ALIKE_INDEXES = {table: f"{table}_alike" for table in WORDS}
NAMES = [
    *(f"{ENTRIES}_{column}" for column in COLUMNS),
    *ALIKE_INDEXES.values(),
    "cms_terms",
    *WORDS.values(),
]
PRESENT = """
SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()
UNION SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
"""
# Terms at their places, without the parser: it has views of its own on what a word is.
TERMS = """
CREATE OR REPLACE FUNCTION cms_terms(field text, weight "char") RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(COALESCE(string_agg(
    quote_literal(term) || ':' || least(place, 16383)::text, ' '), '')::tsvector, weight)
  FROM unnest(string_to_array(field, ' ')) WITH ORDINALITY AS each(term, place)
  WHERE term <> ''
$$
"""
# One edit leaves a word of four letters more in common than this, and two one of five with its first
# letter: nothing that is as near is missed. How near exactly, whoever asked finds out.
ALIKE = """
CREATE OR REPLACE FUNCTION {function}(sought text) RETURNS SETOF varchar
LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.03 AS $$
  SELECT word FROM {table} WHERE word % sought
$$
"""
# In the order of characters, whatever the language of the database.
IN_ORDER = ("~>=~", "~<~")
NOT_ALLOWED = (
    "Search needs the extension pg_trgm of PostgreSQL, which this role may not create. Let the owner"
    " of the database run `CREATE EXTENSION pg_trgm` in it once, and migrate again."
)


def installed(connection):
    with connection.cursor() as cursor:
        cursor.execute(PRESENT)
        return {name for (name,) in cursor.fetchall()}


def prepare(connection):
    """The extension that words are compared with."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            # Loads it: before that, only a superuser may name its settings in a function.
            cursor.execute("SELECT show_limit()")
    except ProgrammingError as refusal:
        raise ImproperlyConfigured(NOT_ALLOWED) from refusal


def statements():
    """Makes all of it anew; PostgreSQL fills it from the entries."""
    yield TERMS
    for column, fields in COLUMNS.items():
        terms = " || ".join(f"cms_terms({name}, '{WEIGHTS[name]}')" for name in fields)
        yield f"ALTER TABLE {ENTRIES} DROP COLUMN IF EXISTS {column}"
        yield (
            f"ALTER TABLE {ENTRIES} ADD COLUMN {column} tsvector"
            f" GENERATED ALWAYS AS ({terms}) STORED"
        )
        yield f"CREATE INDEX {ENTRIES}_{column} ON {ENTRIES} USING gin ({column})"
    for table, function in WORDS.items():
        yield ALIKE.format(table=table, function=function)
        yield f"DROP INDEX IF EXISTS {ALIKE_INDEXES[table]}"
        yield f"CREATE INDEX {ALIKE_INDEXES[table]} ON {table} USING gin (word gin_trgm_ops)"


def matching(table, condition, fields):
    """SQL and its parameter: that the condition holds in the entry of ``table``'s row."""
    column = next(name for name, held in COLUMNS.items() if set(fields) <= set(held))
    weights = "" if set(fields) == set(COLUMNS[column]) else "".join(map(WEIGHTS.get, fields))
    return f"{table}.{column} @@ %s::tsquery", written(condition, weights)


@singledispatch
def written(condition, weights):
    """The condition in the language of ``tsquery``."""
    raise TypeError(f"PostgreSQL cannot be asked for {condition}.")


@written.register
def _(condition: Phrase, weights):
    suffix = f":{weights}" if weights else ""
    return "(" + " <-> ".join(f"'{term}'{suffix}" for term in condition.terms) + ")"


@written.register
def _(condition: Prefix, weights):
    return f"'{AS_WRITTEN}{condition.beginning}':*{weights}"


@written.register
def _(condition: AllOf, weights):
    return f"({' & '.join(written(each, weights) for each in condition.conditions)})"


@written.register
def _(condition: AnyOf, weights):
    return f"({' | '.join(written(each, weights) for each in condition.conditions)})"


def forget(connection):
    """Nothing: what was deleted is gone with the next vacuum."""


def words_like(connection, table, word, edits):
    """Words that share letters in their order with ``word``, all that few edits make of it too."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {WORDS[table]}(%s)", [word])
        return [found for (found,) in cursor.fetchall()]
