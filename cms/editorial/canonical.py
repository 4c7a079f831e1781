"""The canonical form of an item: what is stored as a revision, signed, compared and restored.

``{"id", "type", "schema", "fields": {…}, "parts": {part: {key: {…}}}}`` as JSON with sorted keys.
Null and empty values are left out, so that a new optional field changes no digest. Decimals and
dates are text. Items are named by id, also inside prose.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache, cached_property

from django.core.exceptions import ValidationError
from django.db import models

from cms.editorial import rows
from cms.editorial.chunks import chunks
from cms.editorial.refusals import Refused
from cms.models import (
    CitedTextField,
    ContentItem,
    Item,
    SlugClaim,
    SourcesField,
    Status,
    content_types,
)
from cms.text import citations

EMPTY = (None, "", [], {})


def as_text(data):
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(text):
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def freeze(content):
    """The canonical data of a working copy, as it stands in the database (not in memory)."""
    # Values in memory may not be what a reload gives: '5' comes back as Decimal('5.000').
    content = type(content).objects.get(pk=content.pk)
    id_of = CitedIds(content)
    data = {"id": str(content.pk), "type": content.type_name, "schema": content.schema}
    data["fields"] = _frozen_fields(content, id_of)
    parts = {
        name: {part.key: _frozen_fields(part, id_of) for part in getattr(content, name).all()}
        for name in content.parts
    }
    data["parts"] = {name: rows for name, rows in parts.items() if rows}
    return data


def _frozen_fields(instance, id_of):
    values = {}
    for field in instance.own_fields():
        value = frozen_value(field, getattr(instance, field.attname), id_of)
        if value not in EMPTY:
            values[field.name] = value
    return values


def frozen_value(field, value, id_of):
    """The canonical form of one value; ``id_of`` turns a cited slug into the id of its item."""
    if value in EMPTY:
        return None
    if hasattr(field, "freeze"):
        return field.freeze(value, id_of)
    return str(value) if is_written_otherwise(field) else value


def is_written_otherwise(field):
    """Whether canonical text holds a value of this field in another form than a working copy."""
    return (
        hasattr(field, "freeze")
        or field.is_relation
        or isinstance(field, models.DecimalField | models.DateField)
    )


class CitedIds:
    """Slug to id of the items that a text cites; each is looked up once."""

    def __init__(self, content):
        self.type, self.known = content.cites, {}

    def __call__(self, slug):
        if slug not in self.known:
            claim = SlugClaim.objects.filter(type=self.type, slug=slug, is_slug=True).first()
            if claim is None:
                raise ValidationError(
                    f"There is no {self.type} “{slug}”. Create it first, or correct the citation."
                )
            self.known[slug] = str(claim.item_id)
        return self.known[slug]


class CitedSlugs:
    """Id to the present slug of the items that a text cites."""

    def __init__(self, type_name):
        self.model, self.known = content_types()[type_name], {}

    def __call__(self, item_id):
        if item_id not in self.known:
            self.known[item_id] = self.model.objects.values_list("slug", flat=True).get(pk=item_id)
        return self.known[item_id]


def restore(item, data):
    """Make the working copy of ``item`` say what ``data`` says, row for row."""
    model = content_types()[item.type]
    data = upgraded(data, model)
    require_in_use(target for target, _ in Frozen(data).links)
    content = model.objects.filter(pk=item.pk).first() or model(item=item)
    copy = rows.Copy(content, is_new=content._state.adding)
    slug_of = CitedSlugs(model.cites)
    _thaw_into(content, data["fields"], slug_of)
    for name, part_model in model.part_models().items():
        copy.parts[name] = {
            key: part_model(owner=content, key=key) for key in data["parts"].get(name, {})
        }
        for key, part in copy.parts[name].items():
            _thaw_into(part, data["parts"][name][key], slug_of)
    rows.write([copy])
    return content


def require_in_use(item_ids):
    """Refuse to name items that were discarded: nothing of them is left to point to."""
    gone = [
        item
        for some in chunks(set(item_ids))
        for item in Item.objects.filter(pk__in=some, status=Status.DISCARDED)
    ]
    if gone:
        titles = ", ".join(sorted(each.head.data["fields"].get("title", "") for each in gone))
        raise Refused(f"This names what was discarded: {titles}. Take another text.", gone)


def _thaw_into(instance, values, slug_of):
    for field in instance.own_fields():
        setattr(instance, field.attname, _thawed_value(field, values.get(field.name), slug_of))


def _thawed_value(field, value, slug_of):
    if value is None:
        return field.get_default()
    if hasattr(field, "thaw"):
        return field.thaw(value, slug_of)
    return field.target_field.to_python(value) if field.is_relation else field.to_python(value)


def data_of(revision):
    """What a revision said, in the present schema. Refused where its text was redacted."""
    if not revision.text:
        raise Refused(
            f"The text of {revision} was removed, and only its digest is kept. Take another one."
        )
    return upgraded(revision.data, content_types()[revision.item.type])


def upgraded(data, model):
    """Old data in the present schema. Stored text is never rewritten."""
    while data["schema"] < model.schema:
        data = model.upgraders[data["schema"]](data)
    return data


@dataclass(frozen=True)
class Row:
    """One part: its key and its values; absent values read as None."""

    key: str
    values: dict

    def __getitem__(self, name):
        return self.values.get(name)


@dataclass(frozen=True)
class Frozen:
    """Canonical data, read as rules and documents read it."""

    data: dict

    @property
    def id(self):
        return self.data["id"]

    @property
    def type(self):
        return self.data["type"]

    def __getitem__(self, name):
        return self.data["fields"].get(name)

    def rows(self, part):
        """The rows of a part in reading order."""
        rows = (Row(key, values) for key, values in self.data["parts"].get(part, {}).items())
        return sorted(rows, key=lambda row: (row["order"] or 0, row.key))

    @cached_property
    def links(self):
        """``[(target item id, place)]`` of all items named, without repeats, in order of place."""
        return sorted(set(_links_of(content_types()[self.type], self.data)))


def _links_of(model, data):
    yield from _links_in(model, data["fields"], "")
    for name, part_model in model.part_models().items():
        for key, values in data["parts"].get(name, {}).items():
            yield from _links_in(part_model, values, f"{name}/{key}")


def _links_in(model, values, place):
    for name, named_in in _naming_fields(model):
        # Of a change, one side may have nothing there.
        if values.get(name) is not None:
            yield from ((target, place or name) for target in named_in(values[name]))


@cache
def _naming_fields(model):
    """``[(name, what gives the ids in its value)]`` of the fields that name items."""
    naming = [(field.name, _naming(field)) for field in model.own_fields()]
    return [(name, named_in) for name, named_in in naming if named_in]


def _naming(field):
    if field.is_relation and issubclass(field.related_model, ContentItem | Item):
        return lambda value: [value]
    if isinstance(field, SourcesField):
        return lambda value: [source["cite"] for source in value if "cite" in source]
    return _cited if isinstance(field, CitedTextField) else None


def _cited(text):
    found = citations.find_citations(text)
    return [each.target for each in found if isinstance(each, citations.Citation)]
