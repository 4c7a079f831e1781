"""Triggers: the database itself refuses to change or delete what must stay.

``GUARDS`` is the declared list. ``install`` creates what is missing after every migrate (SQLite
loses triggers when a migration remakes a table), and a system check compares the database with it.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db import connections

REDACTED = "EXISTS (SELECT 1 FROM cms_redaction r WHERE r.revision_id = {revision} AND r.confirmed_at IS NOT NULL)"


@dataclass(frozen=True)
class Guard:
    """Rows of ``model`` stay as written, but for ``may_change`` columns under ``when``."""

    model: str
    may_change: tuple[str, ...] = ()
    when: str = "TRUE"
    may_delete: str = ""

    @property
    def table(self):
        return apps.get_model("cms", self.model)._meta.db_table

    @property
    def names(self):
        return [f"{self.table}_never_changes", f"{self.table}_never_goes"]

    @property
    def never_emptied(self):
        """The trigger against TRUNCATE, which deletes without firing the others (PostgreSQL)."""
        return f"{self.table}_never_emptied"

    def names_on(self, vendor):
        return self.names if vendor == "sqlite" else [*self.names, self.never_emptied]

    @property
    def fixed_columns(self):
        fields = apps.get_model("cms", self.model)._meta.concrete_fields
        return [field.column for field in fields if field.column not in self.may_change]


def _publication_redacted(row):
    return REDACTED.format(
        revision=f"(SELECT p.revision_id FROM cms_publication p WHERE p.id = {row}.publication_id)"  # noqa: S608 - names only, no input
    )


# The columns that hold text of the item, and what is in them when it was removed.
COPIES = dict.fromkeys(["document", "card", "title", "title_key"], "") | {"aliases": "[]"}
SAME_COPIES = " AND ".join(f"NEW.{name} = OLD.{name}" for name in COPIES)
NO_COPIES = " AND ".join(f"NEW.{name} = '{empty}'" for name, empty in COPIES.items())
# No clock here: what the library knows to have started is past all cancelling.
NOT_STARTED = "NOT EXISTS (SELECT 1 FROM cms_library l WHERE l.last_start >= OLD.starts_at)"
CANCELLED = (
    f"{SAME_COPIES} AND NEW.redacted_at IS NULL"
    f" AND OLD.cancelled_at IS NULL AND NEW.cancelled_at < OLD.starts_at AND {NOT_STARTED}"
)
# A withdrawal has no revision of its own, and copies the names of the text that it took down.
TOOK_REDACTED_DOWN = (
    "OLD.revision_id IS NULL AND EXISTS ("
    "SELECT 1 FROM cms_redaction r JOIN cms_revision v ON v.id = r.revision_id"
    " WHERE v.item_id = OLD.item_id AND r.confirmed_at IS NOT NULL)"
)
REDACTED_COPIES = (
    f"{NO_COPIES} AND ({REDACTED.format(revision='OLD.revision_id')} OR {TOOK_REDACTED_DOWN})"
    " AND OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL"
    # "Not cancelled" reads here as cancelled at the start, which nothing can be.
    " AND COALESCE(NEW.cancelled_at, OLD.starts_at) = COALESCE(OLD.cancelled_at, OLD.starts_at)"
)
GUARDS = [
    Guard("Revision", ("text",), f"NEW.text = '' AND {REDACTED.format(revision='OLD.id')}"),
    Guard("RevisionLink"),
    Guard("Review"),
    # By when a decision is wanted may be moved.
    Guard("Submission", ("due_on",)),
    # It may gain a cancellation, once, before it starts; or lose its text by redaction.
    Guard(
        "Publication",
        ("cancelled_at", "redacted_at", *COPIES),
        f"({CANCELLED}) OR ({REDACTED_COPIES})",
    ),
    Guard("Facet", may_delete=_publication_redacted("OLD")),
    Guard("Link", may_delete=_publication_redacted("OLD")),
    Guard("Notice"),
    Guard("NoticeEnd"),
    Guard("Redaction", ("confirmed_by_id", "confirmed_at"), "OLD.confirmed_at IS NULL"),
    Guard("AuditEvent"),
]


def missing(alias):
    """Names of the triggers that are declared and not in the database."""
    vendor = connections[alias].vendor
    declared = {name for guard in GUARDS for name in guard.names_on(vendor)}
    return sorted(declared - _present(connections[alias]))


def _present(connection):
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def install(alias):
    """Create every declared trigger anew."""
    with connections[alias].schema_editor() as editor:
        for statement in statements(connections[alias].vendor):
            # No parameters: the SQL holds no placeholder, and a percent sign must stay one.
            editor.execute(statement, params=None)


def statements(vendor):
    write = _sqlite if vendor == "sqlite" else _postgresql
    return [statement for guard in GUARDS for statement in write(guard)]


def _changed(guard, differs):
    fixed = [f"OLD.{column} {differs} NEW.{column}" for column in guard.fixed_columns]
    return f"{' OR '.join(fixed)} OR NOT ({guard.when})"


def _sqlite(guard):
    change, go = guard.names
    refuse = "BEGIN SELECT RAISE(ABORT, '{}'); END"
    yield f"DROP TRIGGER IF EXISTS {change}"
    yield (
        f"CREATE TRIGGER {change} BEFORE UPDATE ON {guard.table} "
        f"WHEN {_changed(guard, 'IS NOT')} {refuse.format(change)}"
    )
    yield f"DROP TRIGGER IF EXISTS {go}"
    yield (
        f"CREATE TRIGGER {go} BEFORE DELETE ON {guard.table} "
        f"WHEN NOT ({guard.may_delete or 'FALSE'}) {refuse.format(go)}"
    )


def _postgresql(guard):
    change, go = guard.names
    yield from _postgresql_one(
        guard.table, change, "UPDATE", _changed(guard, "IS DISTINCT FROM"), "NEW"
    )
    yield from _postgresql_one(
        guard.table, go, "DELETE", f"NOT ({guard.may_delete or 'FALSE'})", "OLD"
    )
    yield from _postgresql_one(
        guard.table, guard.never_emptied, "TRUNCATE", "TRUE", "NULL", each="STATEMENT"
    )


def _postgresql_one(table, name, event, refused_when, row, each="ROW"):
    # The condition stands in the function: a WHEN clause of PostgreSQL takes no subquery.
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {refused_when} THEN RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; "
        f"END IF; RETURN {row}; END $$"
    )
    yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
    yield (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()"
    )
