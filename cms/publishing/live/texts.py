"""The rows that hold the documents of live items."""

from typing import NamedTuple

from cms.editorial import inserting
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


def rows(publications, at, ordinals, cards=None):
    """The rows of publications that are live at ``at``; ``ordinals`` are by item.

    ``cards`` are those of that instant that are known, and gain those that are found.
    """
    return [
        _row(publication, composed, ordinals[publication.item_id])
        for publication, composed in zip(
            publications, composition.compose_texts(publications, at, cards), strict=True
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
    inserting.write_over([row.item for row in rows], ITEM_COLUMNS)
    terms = ["terms"] if with_terms else []
    inserting.write_over([row.text for row in rows], [*TEXT_COLUMNS, *terms])
