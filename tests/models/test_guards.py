"""The database itself refuses to change or delete what must stay."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from cms.models import (
    AuditEvent,
    Facet,
    FlagKind,
    Link,
    NoticeKind,
    Publication,
    Redaction,
    Review,
    Revision,
    Submission,
    guards,
)
from cms.publishing import flags, notices, redaction
from tests.kitchen import Kitchen, change

TABLES = [guard.model for guard in guards.GUARDS]


@pytest.fixture
def full(kitchen):
    """A library with at least one row in every guarded table."""
    book = kitchen.book()
    soup = kitchen.recipe(
        ingredients=[("salt", {"sources": "[@cookbook]"})], summary="Hot [@cookbook]."
    )
    kitchen.live(book, soup)
    change(soup, by=kitchen.team.bob, title="Cold soup")
    text = "Too hot."
    kind = NoticeKind.URGENT_CORRECTION
    notice = notices.post(soup, by=kitchen.team.pam, kind=kind, text=text)
    notices.end(notice, by=kitchen.team.pam, reason="It is cold now.")
    flags.open_flag(soup, by=kitchen.team.bob, kind=FlagKind.GAP, text="And pepper?")
    redaction.ask(soup.revisions.first(), by=kitchen.team.ada, reason="A name.")
    return soup


def refused(sql, *values):
    """What the database says to this SQL; a change that is refused leaves the transaction whole."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic(), connection.cursor() as c:
        c.execute(sql, values)
    return str(refusal.value).splitlines()[0]


def row_of(model):
    return model.objects.order_by("pk").values_list().first()


# A publication may gain a cancellation, and a redaction its second person; these have cases below.
@pytest.mark.django_db
@pytest.mark.parametrize("guard", guards.GUARDS, ids=lambda guard: guard.model)
def test_update_of_any_guarded_column_is_refused(full, guard):
    model = apps.get_model("cms", guard.model)
    before = row_of(model)

    said = {
        refused(f"UPDATE {guard.table} SET {column} = {other_value(model, column)}")  # noqa: S608
        for column in guard.fixed_columns
    }

    assert (said, row_of(model)) == ({f"{guard.table}_never_changes"}, before)


def other_value(model, column):
    """SQL for a value that the column does not have now."""
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    kind = field.target_field.get_internal_type() if field.is_relation else ""
    kind = kind or field.get_internal_type()
    if "Integer" in kind or "AutoField" in kind:
        return f"COALESCE({column}, 0) + 1000"
    if kind == "UUIDField":
        return "'00000000000000000000000000000001'"
    if kind == "BooleanField":
        return f"NOT {column}"
    if kind == "DecimalField":
        return f"COALESCE({column}, 0) + 1"
    if kind in ("DateTimeField", "DateField"):
        return "'1999-01-01'"
    return "'\"other\"'"


@pytest.mark.django_db
@pytest.mark.parametrize("name", TABLES)
def test_delete_of_a_guarded_row_is_refused(full, name):
    model = apps.get_model("cms", name)
    before = list(model.objects.order_by("pk").values_list())

    said = refused(f"DELETE FROM {model._meta.db_table}")  # noqa: S608

    assert said == f"{model._meta.db_table}_never_goes"
    assert list(model.objects.order_by("pk").values_list()) == before != []


@pytest.mark.django_db
@pytest.mark.parametrize("name", TABLES)
def test_guarded_table_cannot_be_emptied_or_replaced_past_the_triggers(full, name):
    table = apps.get_model("cms", name)._meta.db_table
    ways = {
        "postgresql": (f"TRUNCATE {table} CASCADE", f"{table}_never_emptied"),
        # SQLite has no TRUNCATE; its REPLACE deletes the row that is in the way.
        "sqlite": (f"REPLACE INTO {table} SELECT * FROM {table}", f"{table}_never_goes"),  # noqa: S608
    }
    way, refusal = ways[connection.vendor]
    # PostgreSQL empties no table of which foreign keys wait to be checked.
    connection.check_constraints()

    assert refused(way) == refusal


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["1999-01-01 00:00:00", "2999-01-01 00:00:00"])
def test_publication_may_not_be_cancelled_after_it_started(full, moment):
    said = refused("UPDATE cms_publication SET cancelled_at = %s", moment)

    assert said == "cms_publication_never_changes"


@pytest.mark.django_db
def test_text_of_a_publication_may_not_be_blanked_without_redaction(full):
    said = {
        refused(f"UPDATE cms_publication SET {column} = '{empty}'")  # noqa: S608
        for column, empty in guards.COPIES.items()
    }

    assert said == {"cms_publication_never_changes"}


@pytest.mark.django_db
def test_text_of_a_revision_may_not_be_blanked_while_only_one_person_asked(full):
    said = refused("UPDATE cms_revision SET text = ''")

    assert said == "cms_revision_never_changes"


@pytest.mark.django_db
def test_redaction_when_confirmed_never_changes(full, kitchen):
    kitchen.live(full)
    redaction.confirm(Redaction.objects.get(), by=kitchen.team.abe)

    said = refused("UPDATE cms_redaction SET confirmed_at = %s", timezone.now().isoformat(" "))

    assert said == "cms_redaction_never_changes"


@pytest.mark.django_db
def test_redacted_publication_keeps_its_place_in_history(full, kitchen):
    kitchen.live(full)
    redaction.confirm(Redaction.objects.get(), by=kitchen.team.abe)

    said = refused(
        "UPDATE cms_publication SET cancelled_at = '1999-01-01' WHERE revision_id = %s",
        full.revisions.first().pk,
    )

    assert said == "cms_publication_never_changes"


@pytest.mark.django_db
def test_trigger_that_is_missing_is_found_by_the_check():
    with connection.cursor() as cursor:
        on = " ON cms_review" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER cms_review_never_goes{on}")

    with pytest.raises(SystemCheckError, match="lacks the trigger cms_review_never_goes"):
        call_command("check", databases=["default"])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_flush_between_tests_leaves_triggers_and_nothing_else(time):
    kept = [AuditEvent, Facet, Link, Publication, Review, Revision, Submission]
    left_over = [model.objects.count() for model in kept]

    kitchen = Kitchen()
    kitchen.live(kitchen.recipe())

    assert (left_over, guards.missing("default")) == ([0] * len(kept), [])
