"""Inserting many rows: what ``bulk_create`` does, without writing SQL for every single value.

A load inserts some thirty rows for each item. PostgreSQL is given them by COPY, SQLite one by one
to one prepared statement.
"""

from operator import attrgetter
from uuid import UUID

from django.db import connections, models, router

# Their values go to the database as they are.
PLAIN = (models.CharField, models.TextField, models.BooleanField, models.IntegerField)


def insert(objects):
    """Store new objects of one model. Keys that the database gives out are not read back."""
    objects = list(objects)
    if objects:
        fields = type(objects[0])._meta.concrete_fields
        _store(objects, [each for each in fields if not _is_given_out(each)])


def _store(objects, fields):
    model = type(objects[0])
    readers = [_reader(field) for field in fields]
    _insert(model, fields, ([read(each) for read in readers] for each in objects))
    for each in objects:
        each._state.adding, each._state.db = False, router.db_for_write(model)


def insert_numbered(objects):
    """The same for objects whose keys, which the database gives out, are needed afterwards."""
    objects = list(objects)
    if not objects:
        return
    model = type(objects[0])
    connection = connections[router.db_for_write(model)]
    if connection.vendor != "postgresql":
        model.objects.bulk_create(objects)
        return
    for each, key in zip(objects, _keys(connection, model, len(objects)), strict=True):
        each.pk = key
    _store(objects, model._meta.concrete_fields)


def _keys(connection, model, count):
    sequence = [model._meta.db_table, model._meta.pk.column]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [*sequence, count],
        )
        return [key for (key,) in cursor.fetchall()]


def write_over(objects, names):
    """Store objects of one model; of those that are there by their key, the fields named.

    Not ``bulk_create``: for PostgreSQL it makes arrays of all values, slowly where they are long.
    """
    objects = list(objects)
    if not objects:
        return
    model = type(objects[0])
    connection, fields = connections[router.db_for_write(model)], model._meta.concrete_fields
    readers = [attrgetter(field.attname) for field in fields]
    rows = ([read(each) for read in readers] for each in objects)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        statement = _writing_over(model._meta, names)
        cursor.executemany(statement, list(_written(fields, rows, connection)))


def _writing_over(opts, names):
    columns = ", ".join(field.column for field in opts.concrete_fields)
    places = ", ".join(["%s"] * len(opts.concrete_fields))
    changed = [opts.get_field(name).column for name in names]
    return (
        f"INSERT INTO {opts.db_table} ({columns}) VALUES ({places})"  # noqa: S608 - names only
        f" ON CONFLICT ({opts.pk.column}) DO UPDATE SET "
        + ", ".join(f"{column} = EXCLUDED.{column}" for column in changed)
    )


def insert_values(model, names, rows):
    """Store a row of ``model`` for each tuple of values of the fields named."""
    fields = [model._meta.get_field(name) for name in names]
    _insert(model, fields, rows)


def _is_given_out(field):
    return isinstance(field, models.AutoField)


def _reader(field):
    """How the value of a field is read from an object that is stored for the first time."""
    if field.primary_key and not field.is_relation:
        return lambda instance: _key(instance, field)
    if field.is_relation:
        return lambda instance: _key_of_related(instance, field)
    if type(field).pre_save is not models.Field.pre_save:
        return lambda instance: field.pre_save(instance, True)
    return attrgetter(field.attname)


def _key(instance, field):
    if instance.pk is None:
        instance.pk = field.get_pk_value_on_save(instance)
    return instance.pk


def _key_of_related(instance, field):
    """What was stored after it was named here has its key only now."""
    if getattr(instance, field.attname) is None and field.is_cached(instance):
        setattr(instance, field.name, field.get_cached_value(instance))
    return getattr(instance, field.attname)


def _insert(model, fields, rows):
    connection = connections[router.db_for_write(model)]
    rows = _written(fields, rows, connection)
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)  # noqa: S608 - names only


def _written(fields, rows, connection):
    """The rows as the database takes them."""
    writers = [_writer(field, connection) for field in fields]
    for row in rows:
        yield [
            value if write is None or value is None else write(value)
            for write, value in zip(writers, row, strict=True)
        ]


def _writer(field, connection):
    """What turns a value into what the database takes; None where it is that already."""
    target = field.target_field if field.is_relation else field
    if isinstance(target, models.UUIDField):
        return None if connection.features.has_native_uuid_field else _hex
    if any(_is_written_as(each, target) for each in PLAIN):
        return None
    return lambda value: field.get_db_prep_save(value, connection)


def _is_written_as(kind, field):
    """Whether a field writes its values as this kind of field does."""
    steps = ("get_prep_value", "get_db_prep_value", "get_db_prep_save")
    same = (getattr(type(field), step) is getattr(kind, step) for step in steps)
    return isinstance(field, kind) and all(same)


def _hex(value):
    return value.hex if isinstance(value, UUID) else value and value.replace("-", "")
