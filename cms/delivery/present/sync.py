"""What whoever holds nothing is told to hold, by the live copy: the twin of the first walk of ``sync``."""

import orjson
from django.db.models import Q

from cms.delivery.present import documents
from cms.delivery.sync import rows
from cms.delivery.sync.effects import Effect
from cms.models import LiveItem
from cms.publishing.composition import stamp


def first_rows(types, after, most, *, with_documents):
    """``(rows, keys)`` of what is live, in the order in which it was published."""
    found = LiveItem.objects.filter(type__in=types) if types else LiveItem.objects.all()
    if after:
        starts_at, item = after
        found = found.filter(Q(starts_at__gt=starts_at) | Q(starts_at=starts_at, item_id__gt=item))
    found = found.select_related("text") if with_documents else found
    items = list(found.order_by("starts_at", "item_id")[:most])
    return [_row(each, with_documents) for each in items], [(i.starts_at, i.item_id) for i in items]


def _row(item, with_documents):
    effect = Effect(item.starts_at, is_own=True, is_urgent=item.is_urgent)
    document = _document(item.text) if with_documents else None
    return rows.put(item, item.rendered, effect, document=document)


def _document(text):
    return orjson.Fragment(documents.whole(text.listed, text.cut, text.sections))


def manifest_items(types):
    """Of everything that is live what an app needs to know what to stop showing."""
    found = LiveItem.objects.filter(type__in=types) if types else LiveItem.objects.all()
    told = found.order_by("starts_at", "item_id").values_list(
        "type", "item_id", "rendered", "starts_at", "is_urgent"
    )
    names = ("type", "id", "rendered", "published", "urgent")
    return [
        dict(zip(names, (kind, str(item), rendered, stamp(starts), urgent), strict=True))
        for kind, item, rendered, starts, urgent in told.iterator()
    ]
