"""Writing the working copies as fixtures: one file per content type, flags and proposed waivers.

What was loaded and not changed since comes out byte for byte as it went in.
"""

import json
from datetime import date
from decimal import Decimal

from cms.editorial import canonical
from cms.editorial.fixture_files import FLAGS, WAIVERS, file_name
from cms.models import ContentItem, Flag, Item, ProposedWaiver, SlugClaim, content_types


def files():
    """Yield ``(file name, text)`` for each content type that has items, then the questions."""
    slugs = Slugs()
    for model in content_types().values():
        objects = [each for content in _contents(model) for each in item_objects(content, slugs)]
        yield file_name(model), as_text(objects)
    names = slugs.of_items
    flags = [_flag(flag, names) for flag in Flag.objects.open()]
    waivers = [_waiver(waiver, names) for waiver in ProposedWaiver.objects.all()]
    yield FLAGS, as_text(sorted(flags, key=_place_in_file))
    yield WAIVERS, as_text(sorted(waivers, key=_place_in_file))


def as_text(objects):
    return json.dumps(objects, indent=1, ensure_ascii=False) + "\n"


class Slugs:
    """``[type, slug]`` of every item by its id: the present slug, which links are written with."""

    def __init__(self):
        claims = SlugClaim.objects.filter(is_current=True)
        self.of_items = {
            item: [type_name, slug]
            for item, type_name, slug in claims.values_list("item", "type", "slug")
        }

    def key(self, field, item_id):
        """The natural key of what a foreign key points to."""
        type_name, slug = self.of_items[item_id]
        return [type_name, slug] if issubclass(field.related_model, Item) else [slug]


def _contents(model):
    return model.objects.order_by("slug").prefetch_related(*model.parts)


def item_objects(content, slugs):
    """The fixture objects of one item: its own first, then its parts."""
    yield _object(content, _fields(content, slugs))
    for name in type(content).parts:
        for part in sorted(getattr(content, name).all(), key=lambda part: (part.order, part.key)):
            address = {"owner": [content.slug], "key": part.key, "order": part.order}
            yield _object(part, address | _fields(part, slugs))


def _object(row, fields):
    return {"model": row._meta.label_lower, "fields": fields}


def _fields(row, slugs):
    """The values that a fixture says: what is empty, zero or no without it is left out."""
    values = {}
    for field in row.own_fields():
        value = getattr(row, field.attname)
        if value not in canonical.EMPTY and (value or not _is_default(field, value)):
            is_link = field.is_relation and issubclass(field.related_model, ContentItem | Item)
            values[field.name] = slugs.key(field, value) if is_link else _written(value)
    return values


def _is_default(field, value):
    return field.has_default() and value == field.get_default()


def _written(value):
    return str(value) if isinstance(value, Decimal | date) else value


def _flag(flag, names):
    fields = {"item": names[flag.item_id], "key": flag.key, "kind": flag.kind}
    fields |= {"place": flag.place} if flag.place else {}
    fields["text"] = flag.text
    if not _is_default(Flag._meta.get_field("blocks"), flag.blocks):
        fields["blocks"] = flag.blocks
    return _object(flag, fields)


def _waiver(waiver, names):
    fields = {"item": names[waiver.item_id], "rule": waiver.rule}
    fields |= {"places": waiver.places} if waiver.places else {}
    return _object(waiver, fields | {"reason": waiver.reason})


def _place_in_file(written):
    fields = written["fields"]
    return (*fields["item"], fields.get("key") or fields["rule"])
