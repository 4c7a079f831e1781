"""What the database would refuse of the rows of an item, said in words before it does."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Value


def row_faults(item, known=None):
    """Every ``Fault`` against a constraint of the item's own row and of its parts.

    ``known`` keeps what constraints said of values, for rows that have the same ones.
    """
    known = {} if known is None else known
    faults = list(_check_faults(item.entry, item.row, known))
    for (name, key), row in item.part_rows.items():
        faults += _check_faults(item.parts[name][key], row, known)
    for name, entries in item.parts.items():
        rows = [(entry, item.part_rows[name, key]) for key, entry in entries.items()]
        faults += _repeat_faults(rows)
    return faults


def _check_faults(entry, row, known):
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.CheckConstraint):
            # The database itself is asked, so each question only once.
            names = sorted(constraint.condition.referenced_base_fields)
            asked = (constraint.name, *(repr(_value(row, name)) for name in names))
            if asked not in known:
                known[asked] = _sentences(constraint, row)
            yield from (entry.fault(sentence) for sentence in known[asked])


def _sentences(constraint, row):
    try:
        constraint.validate(type(row), row)
    except ValidationError as error:
        return error.messages
    return []


def _repeat_faults(rows):
    """Two parts of one item that have what only one of them can have."""
    if not rows:
        return
    for constraint in rows[0][1]._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            seen = {}
            for entry, row in rows:
                values = tuple(_value(row, name) for name in constraint.fields)
                if None in values or not _is_under(constraint, row):
                    continue
                other = seen.setdefault(values, entry)
                if other is not entry:
                    fields = ", ".join(name for name in constraint.fields if name != "owner")
                    yield entry.fault(f"{other.name} has the same {fields}.")


def _value(row, name):
    return getattr(row, row._meta.get_field(name).attname)


def _is_under(constraint, row):
    if constraint.condition is None:
        return True
    fields = row._meta.concrete_fields
    return constraint.condition.check(
        {each.name: Value(getattr(row, each.attname), each) for each in fields}
    )
