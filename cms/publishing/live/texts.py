"""The rows that hold the documents of live items."""

from typing import NamedTuple

from django.db import connections, router

from cms.models import LiveItem, LiveText, NoticeKind
from cms.publishing import composition

URGENT = {NoticeKind.URGENT_CORRECTION}
# What is told of its words is told afterwards: see ``words``.
KEPT = {"ordinal", "worded"}
ITEM_COLUMNS = [e.name for e in LiveItem._meta.concrete_fields if e.name not in KEPT]
TEXT_COLUMNS = ["listed", "cut", "sections", "card"]


class Row(NamedTuple):
    """What is stored of one live item; ``hidden`` are the places that notices hide in it."""

    item: LiveItem
    text: LiveText
    hidden: list[str]


def rows(publications, at, ordinals):
    """The rows of publications that are live at ``at``; ``ordinals`` are by item."""
    return [
        _row(publication, composed, ordinals[publication.item_id])
        for publication, composed in zip(
            publications, composition.compose_texts(publications, at), strict=True
        )
    ]


def _row(publication, composed, ordinal):
    item = LiveItem(
        ordinal=ordinal,
        item_id=publication.item_id,
        publication=publication,
        type=publication.type,
        slug=publication.slug,
        title=publication.title,
        title_key=publication.title_key,
        starts_at=publication.starts_at,
        first_published=composed.first,
        last_reviewed=publication.last_reviewed,
        next_review_due=publication.next_review_due,
        is_urgent=publication.is_urgent or any(each.kind in URGENT for each in composed.notices),
        rendered=composed.rendered,
    )
    text = LiveText(
        live=item,
        listed=composed.before + composed.after,
        cut=len(composed.before),
        sections=composed.sections,
        card=composition.dumped(composition.card_of(publication, composed.hidden)),
    )
    return Row(item, text, composed.hidden)


def store(rows, *, with_terms):
    """Write these rows over older ones. Where only a card changed, the terms stay as they are."""
    _upsert(LiveItem, [row.item for row in rows], ITEM_COLUMNS)
    terms = ["terms"] if with_terms else []
    _upsert(LiveText, [row.text for row in rows], [*TEXT_COLUMNS, *terms])


def _upsert(model, rows, columns):
    """Not ``bulk_create``: for PostgreSQL it makes arrays of all values, slowly where they are long."""
    connection, fields = connections[router.db_for_write(model)], model._meta.concrete_fields
    names = ", ".join(field.column for field in fields)
    changes = ", ".join(
        f"{column} = EXCLUDED.{column}"
        for column in (model._meta.get_field(name).column for name in columns)
    )
    sql = (
        f"INSERT INTO {model._meta.db_table} ({names})"  # noqa: S608 - names only
        f" VALUES ({', '.join(['%s'] * len(fields))})"
        f" ON CONFLICT ({model._meta.pk.column}) DO UPDATE SET {changes}"
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            sql,
            [
                [each.get_db_prep_save(getattr(row, each.attname), connection) for each in fields]
                for row in rows
            ],
        )
