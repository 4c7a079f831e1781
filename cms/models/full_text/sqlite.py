"""SQLite: an FTS5 table beside the entries, which triggers keep as the entries are."""

from functools import singledispatch

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from cms.models.full_text.conditions import AS_WRITTEN, FIELDS, AllOf, AnyOf, Phrase, Prefix

INDEX = "cms_searchindex"
ENTRIES = "cms_searchentry"
# FTS5 keeps its index in these; whoever may read the entries has to read them as well.
TABLES = [INDEX, *(f"{INDEX}_{name}" for name in ("data", "idx", "docsize", "config"))]
COLUMNS = ", ".join(FIELDS)
NAMES = [INDEX, f"{INDEX}_added", f"{INDEX}_changed", f"{INDEX}_gone"]
MATCHING = f"publication_id IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)"  # noqa: S608 - names only, no input

IN_ORDER = (">=", "<")


def installed(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')")
        return {name for (name,) in cursor.fetchall()}


def statements():
    """Makes all of it anew, and fills it from the entries."""
    added = f"INSERT INTO {INDEX}(rowid, {COLUMNS}) VALUES (NEW.publication_id, {_of('NEW')})"  # noqa: S608
    gone = (
        f"INSERT INTO {INDEX}({INDEX}, rowid, {COLUMNS})"  # noqa: S608
        f" VALUES ('delete', OLD.publication_id, {_of('OLD')})"
    )
    yield f"DROP TABLE IF EXISTS {INDEX}"
    yield (
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5({COLUMNS}, content='{ENTRIES}',"
        " content_rowid='publication_id', tokenize=\"ascii tokenchars '|='\", prefix='3 4 5')"
    )
    for name, event, does in (
        ("added", "INSERT", added),
        ("changed", "UPDATE", f"{gone}; {added}"),
        ("gone", "DELETE", gone),
    ):
        yield f"DROP TRIGGER IF EXISTS {INDEX}_{name}"
        yield f"CREATE TRIGGER {INDEX}_{name} AFTER {event} ON {ENTRIES} BEGIN {does}; END"
    yield f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')"  # noqa: S608


def _of(row):
    return ", ".join(f"{row}.{name}" for name in FIELDS)


def matching(table, condition, fields):
    """SQL and its parameter: that the condition holds in the entry of ``table``'s row."""
    return f"{table}.{MATCHING}", f"{{{' '.join(fields)}}} : ({written(condition)})"


@singledispatch
def written(condition):
    """The condition in the language of FTS5."""
    raise TypeError(f"FTS5 cannot be asked for {condition}.")


@written.register
def _(condition: Phrase):
    return f'"{" ".join(condition.terms)}"'


@written.register
def _(condition: Prefix):
    return f'"{AS_WRITTEN}{condition.beginning}" *'


@written.register
def _(condition: AllOf):
    return f"({' AND '.join(map(written, condition.conditions))})"


@written.register
def _(condition: AnyOf):
    return f"({' OR '.join(map(written, condition.conditions))})"


def forget(connection):
    """Take what was deleted out of the index as well, where FTS5 only marks it."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('optimize')")  # noqa: S608


def words_like(connection, table, word, edits):
    """Words that so few edits make of ``word``: SQLite reads all of that length."""
    with connection.cursor() as cursor:
        cursor.execute(
            # Words begin with a letter: numbers come before them.
            f"SELECT word FROM {table}"  # noqa: S608 - a name of ours, no input
            " WHERE word >= 'a' AND length(word) BETWEEN %s AND %s",
            [len(word) - edits, len(word) + edits],
        )
        known = [found for (found,) in cursor.fetchall()]
    alike = extract_iter(word, known, scorer=OSA.distance, score_cutoff=edits)
    return [found for found, _, _ in alike]
