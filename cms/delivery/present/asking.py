"""Questions to the live copy, which are asked again and again with other values."""

import psycopg
from django.db import connections


class Prepared(psycopg.Cursor):
    """Has PostgreSQL plan a statement once for each connection, which costs more than to answer it."""

    def execute(self, query, params=None):
        return super().execute(query, params, prepare=True, binary=True)


def rows(alias, sql, parameters=()):
    """All that a database answers. Where its texts are bytes or numbers, they need not be parsed."""
    with _cursor(connections[alias]) as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def among(alias, column, values):
    """``(SQL, parameters)``: that the column has one of these values, one statement for all lists."""
    values = list(values)
    if connections[alias].vendor == "postgresql":
        return f"{column} = ANY(%s)", [values]
    marks = ", ".join(["%s"] * len(values))
    return f"{column} IN ({marks})", values


def _cursor(connection):
    # A prepared statement cannot be logged as it is sent.
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    connection.ensure_connection()
    return connection.make_cursor(Prepared(connection.connection))
