"""Writing very many rows: COPY on PostgreSQL, prepared inserts on SQLite; indexes afterwards."""

import json
from contextlib import contextmanager
from operator import attrgetter

from django.core.management.color import no_style
from django.db import connection, models, transaction

from cms.models.fields import JSONTextField

# What psycopg writes as it is; the others Django has to prepare for SQLite.
AS_IT_IS = (models.CharField, models.TextField, models.IntegerField)


def write(rows):
    """Write all rows, ``{model: [instances]}``, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        _let_be(cursor)
        for model, instances in rows.items():
            fields = _fields_of(model, instances[0])
            _insert(cursor, model, fields, _values(fields, instances))


def _let_be(cursor):
    """What refers to what is right by construction: no trigger has to look at each row."""
    if connection.vendor == "postgresql":
        cursor.execute("SET LOCAL session_replication_role = replica")


def _fields_of(model, instance):
    """All fields, without a key that the database gives."""
    fields = model._meta.concrete_fields
    is_given = isinstance(model._meta.pk, models.AutoField) and instance.pk is None
    return [field for field in fields if not (is_given and field.primary_key)]


def _values(fields, instances):
    for instance in instances:
        if instance.pk is None:
            # The key of a part follows from what it is.
            instance.pk = instance._meta.pk.get_pk_value_on_save(instance)
    read = attrgetter(*(field.attname for field in fields))
    converted = [(place, _conversion(field)) for place, field in enumerate(fields)]
    converted = [(place, convert) for place, convert in converted if convert]
    for values in map(read, instances):
        values = list(values)
        for place, convert in converted:
            if values[place] is not None:
                values[place] = convert(values[place])
        yield values


def _conversion(field):
    """How a value is made into one that the driver writes, or None where it need not be."""
    if isinstance(field, models.JSONField | JSONTextField):
        return lambda value: json.dumps(value, ensure_ascii=False)
    target = field
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    if connection.vendor == "postgresql" or isinstance(target, AS_IT_IS):
        return None
    return lambda value: target.get_db_prep_save(target.to_python(value), connection)


def _insert(cursor, model, fields, values):
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for each in values:
                copy.write_row(each)
    else:
        places = ", ".join(["%s"] * len(fields))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)  # noqa: S608


# Indexes that hold no constraint, and can therefore wait until all rows are there.
WAITING = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'",
    "postgresql": """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
        JOIN pg_class ON pg_class.oid = indexrelid
        WHERE NOT indisunique AND relnamespace = 'public'::regnamespace
    """,
}


@contextmanager
def without_indexes(tell):
    """Rows are written faster while no index has to follow; the same indexes come back."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING[connection.vendor])
        waiting = cursor.fetchall()
        for name, _ in waiting:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        for place, (_, statement) in enumerate(waiting, start=1):
            cursor.execute(statement)
            tell(place, len(waiting))


def set_keys_on(*models_):
    """Let the database go on after the keys that were given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_):
            cursor.execute(statement)
