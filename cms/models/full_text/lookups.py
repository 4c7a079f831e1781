"""Asking the database that is there."""

from django.db import connections
from django.db.models import BooleanField, Expression, F
from rapidfuzz.distance import OSA

from cms.models.full_text import postgresql, sqlite

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}


class Matching(Expression):
    """That a condition holds in these fields of an entry."""

    conditional = True

    def __init__(self, condition, fields):
        super().__init__(output_field=BooleanField())
        self.condition, self.fields = condition, tuple(fields)
        # Tells under which name the query has the table of entries.
        self.entry = F("pk")

    def get_source_expressions(self):
        return [self.entry]

    def set_source_expressions(self, expressions):
        (self.entry,) = expressions

    def as_sql(self, compiler, connection):
        table = compiler.quote_name_unless_alias(self.entry.alias)
        backend = BACKENDS[connection.vendor]
        sql, parameter = backend.matching(table, self.condition, self.fields)
        return sql, [parameter]


def forget(alias):
    """Keep nothing of the entries that were deleted."""
    connection = connections[alias]
    BACKENDS[connection.vendor].forget(connection)


def words_like(alias, word, edits):
    """``[(edits, word)]``: words that at most so many edits make of ``word``, nearest first.

    An edit is a letter more, less, changed, or two neighbors exchanged.
    """
    connection = connections[alias]
    found = BACKENDS[connection.vendor].words_like(connection, word, edits)
    apart = ((OSA.distance(word, each), each) for each in found)
    return sorted(pair for pair in apart if 0 < pair[0] <= edits)


def missing(alias):
    """Names of what the backend needs in the database and is not there."""
    backend = BACKENDS[connections[alias].vendor]
    return sorted(set(backend.NAMES) - backend.installed(connections[alias]))


def install(alias):
    """Make what the backend needs, where anything of it is missing."""
    if not missing(alias):
        return
    connection = connections[alias]
    backend = BACKENDS[connection.vendor]
    if backend is postgresql:
        postgresql.prepare(connection)
    with connection.schema_editor() as editor:
        for statement in backend.statements():
            # No parameters: the SQL holds no placeholder, and a percent sign must stay one.
            editor.execute(statement, params=None)
