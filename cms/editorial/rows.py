"""Writing working copies, many at once: the row of each item, and those of its parts."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from django.db import models

from cms.editorial import inserting
from cms.models import ContentItem


@dataclass
class Copy:
    """What a working copy is to say: ``parts`` is ``{part: {key: row}}``, and there are no others."""

    content: ContentItem
    parts: dict = field(default_factory=dict)
    is_new: bool = False


def write(copies):
    """Make the working copies say just this, row for row. What software keeps beside it stays."""
    by_model = sorted(copies, key=lambda copy: copy.content.type_name)
    for _, some in groupby(by_model, key=lambda copy: copy.content.type_name):
        _write_alike(list(some))


def _write_alike(copies):
    model = type(copies[0].content)
    new = [copy.content for copy in copies if copy.is_new]
    present = [copy.content for copy in copies if not copy.is_new]
    inserting.insert(new)
    if present:
        names = [each.name for each in model.own_fields()]
        model.objects.bulk_create(
            present, update_conflicts=True, unique_fields=["item"], update_fields=names
        )
    for name, part_model in part_models(model).items():
        _write_parts(part_model, _wanted(copies, name), [each.pk for each in present])


def _wanted(copies, name):
    return {
        (copy.content.pk, key): part
        for copy in copies
        for key, part in copy.parts.get(name, {}).items()
    }


def _write_parts(model, wanted, owners):
    present = {}
    if owners:
        rows = model.objects.filter(owner__in=owners).order_by()
        present = {(part.owner_id, part.key): part for part in rows}
    same = {
        place for place in present.keys() & wanted.keys() if _is_same(present[place], wanted[place])
    }
    # First out, then in: two rows may have swapped what only one of them can have.
    if gone := [part.pk for place, part in present.items() if place not in same]:
        model.objects.filter(pk__in=gone).delete()
    inserting.insert(part for place, part in wanted.items() if place not in same)


def _is_same(part, other):
    names = [each.attname for each in part.own_fields()]
    return all(getattr(part, name) == getattr(other, name) for name in names)


class PartsAtHand(dict):
    """What stored content finds as its parts without asking the database, in their order."""

    def __init__(self, copy):
        super().__init__()
        self.copy = copy

    def __missing__(self, name):
        model = part_models(type(self.copy.content))[name]
        found = self[name] = models.QuerySet(model, query=_all_of(model))
        rows = self.copy.parts.get(name, {}).values()
        # What Django does with what it fetched ahead.
        found._result_cache = sorted(rows, key=lambda part: (part.order, part.key))
        found._prefetch_done = True
        return found


@contextmanager
def parts_at_hand(copy):
    copy.content._prefetched_objects_cache = PartsAtHand(copy)
    try:
        yield
    finally:
        # Parts know their owner. Were they known to it for longer, neither would go by itself.
        copy.content._prefetched_objects_cache = {}


@cache
def _all_of(model):
    return model.objects.all().query


@cache
def part_models(model):
    return model.part_models()
