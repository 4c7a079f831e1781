"""Frozen text as it would be if it did not name some items."""

from cms.editorial import canonical
from cms.models import CitedTextField, ContentItem, Item, SourcesField, content_types
from cms.text.omission import without_targets


def without_items(text, item_ids):
    """The text without its links to these items, and without the rows that are about them."""
    if not item_ids:
        return text
    model, data = content_types()[text.type], text.data
    fields = _kept(model, data["fields"], item_ids)
    parts = {
        name: {
            key: _kept(part_model, values, item_ids)
            for key, values in data["parts"].get(name, {}).items()
            if not _is_about(part_model, values, item_ids)
        }
        for name, part_model in model.part_models().items()
    }
    return canonical.Frozen({**data, "fields": fields, "parts": parts})


def _is_about(part_model, values, item_ids):
    return any(values.get(name) in item_ids for name in _links(part_model))


def _kept(model, values, item_ids):
    kept = {name: value for name, value in values.items() if name not in _links(model)}
    linked = {name: values[name] for name in _links(model) & values.keys()}
    kept |= {name: value for name, value in linked.items() if value not in item_ids}
    for field in model.own_fields():
        if field.name not in kept:
            continue
        if isinstance(field, SourcesField):
            sources = kept[field.name]
            kept[field.name] = [each for each in sources if each.get("cite") not in item_ids]
        elif isinstance(field, CitedTextField):
            kept[field.name] = without_targets(kept[field.name], item_ids)
    return kept


def _links(model):
    """Names of the fields that link to an item."""
    return {
        field.name
        for field in model.own_fields()
        if field.is_relation and issubclass(field.related_model, ContentItem | Item)
    }
