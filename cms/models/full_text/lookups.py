"""Asking the database that is there."""

from django.db import connections
from django.db.models import BooleanField, Expression, F
from rapidfuzz.distance import OSA, JaroWinkler

from cms.models.full_text import postgresql, sqlite

# How long a word is in which one letter may be wrong, or two; in a long one the first as well.
SHORTEST_FOR_ONE, SHORTEST_FOR_ANY, SHORTEST_FOR_TWO, LONG = 3, 5, 6, 8
# The last of all characters: none is in a word.
LAST = "\U0010ffff"
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


def begins(alias, column, beginning):
    """SQL and its parameters: that a column begins so, in the order of characters."""
    least, less = BACKENDS[connections[alias].vendor].IN_ORDER
    return f"({column} {least} %s AND {column} {less} %s)", [beginning, beginning + LAST]


def forget(alias):
    """Keep nothing of the entries that were deleted."""
    connection = connections[alias]
    BACKENDS[connection.vendor].forget(connection)


def words_like(alias, word):
    """Words that somebody may have meant who typed ``word``, nearest first.

    They are one or two edits away: a letter more, less, changed, or two neighbors exchanged. The
    shorter a word, the less may be wrong with it.
    """
    most = _most_edits(word)
    return nearest(word, _alike(alias, "cms_searchword", word, most)) if most else []


def words_within(alias, table, word, edits):
    """Words of a table that so few edits make of ``word``, nearest first."""
    apart = ((OSA.distance(word, each), each) for each in _alike(alias, table, word, edits))
    return [each for distance, each in sorted(apart) if distance <= edits]


def _alike(alias, table, word, edits):
    connection = connections[alias]
    return BACKENDS[connection.vendor].words_like(connection, table, word, edits)


def nearest(word, known):
    """Those of the known words that may be meant by ``word``, nearest first."""
    most = _most_edits(word)
    apart = (
        (OSA.distance(word, each), -JaroWinkler.similarity(word, each), each) for each in known
    )
    return [each for edits, _, each in sorted(apart) if _may_be_meant(word, each, edits, most)]


def _most_edits(word):
    if not word.isalpha() or len(word) < SHORTEST_FOR_ONE:
        return 0
    return 1 if len(word) < SHORTEST_FOR_TWO else 2


def _may_be_meant(word, other, edits, most):
    if not 0 < edits <= most:
        return False
    if len(word) < SHORTEST_FOR_ANY:
        # Of a short word, another letter makes another word: one was left out, or two exchanged.
        return word[0] == other[0] and (len(other) > len(word) or sorted(word) == sorted(other))
    return edits == 1 or word[0] == other[0] or len(word) >= LONG


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
