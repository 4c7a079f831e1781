"""New heads of items: one, or many at once. Here alone it stands what recording a text is."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from cms.editorial import audit, canonical, inserting
from cms.models import Item, Revision, RevisionLink, Status


@dataclass
class Wording:
    """What a locked item is to say: canonical text, and ``links``, ``{(item id, place)}``."""

    item: Item
    schema: int
    text: str
    links: set
    note: str = ""

    @cached_property
    def digest(self):
        return canonical.digest_of(self.text)

    @property
    def is_news(self):
        return self.item.head_id is None or self.item.head.digest != self.digest


def append(wordings, *, by, origin, source=None):
    """Make these the new heads of their items, as drafts. No change, no revision.

    Items that are not stored yet are stored now. The revisions have to be put on record.
    """
    news = [each for each in wordings if each.is_news]
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            item_id=each.item.pk,
            number=each.item.head.number + 1 if each.item.head_id else 1,
            schema=each.schema,
            text=each.text,
            digest=each.digest,
            parent_id=each.item.head_id,
            source=source,
            origin=origin,
            note=each.note,
            saved_by=by.person,
            saved_at=now,
        )
        for each in news
    )
    inserting.insert_values(
        RevisionLink,
        ["revision", "target", "place"],
        (
            (revision.pk, target, place)
            for each, revision in zip(news, revisions, strict=True)
            for target, place in sorted(each.links)
        ),
    )
    _take_over([each.item for each in news], revisions)
    return revisions


def _take_over(items, revisions):
    for item, revision in zip(items, revisions, strict=True):
        item.head, item.status = revision, Status.DRAFT
    new = [item for item in items if item._state.adding]
    present = [item for item in items if not item._state.adding]
    inserting.insert(new)
    if present:
        Item.objects.bulk_update(present, ["head", "status"])


def put_on_record(revisions, *, by, naming):
    """Append an event for each of them. Call it last: see ``audit.record``.

    ``naming`` are the ids of items that they name. Whoever discards holds the end of the audit, as
    we do then: what was discarded meanwhile shows now.
    """
    audit.record_all((_event(each) for each in revisions), by=by)
    canonical.require_in_use(naming)


def _event(revision):
    detail = {"status": Status.DRAFT, "head": revision.number, "digest": revision.digest}
    return revision.get_origin_display().lower(), str(revision.item_id), detail
