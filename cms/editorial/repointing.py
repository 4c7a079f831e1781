"""Canonical data that names another item instead of one: its links, sources and citations."""

from cms.editorial.refusals import Refused
from cms.models import CitedTextField, ContentItem, Item, SourcesField, content_types
from cms.text import citations


def pointed(data, old, new):
    """``data`` with every mention of the item ``old`` turned into ``new`` (ids as text)."""
    model = content_types()[data["type"]]

    def turned(fields, values):
        by_name = {field.name: field for field in fields}
        return {
            name: _turned_value(by_name[name], value, old, new) for name, value in values.items()
        }

    parts = {
        name: {key: turned(part.own_fields(), row) for key, row in data["parts"][name].items()}
        for name, part in model.part_models().items()
        if name in data["parts"]
    }
    return {**data, "fields": turned(model.own_fields(), data["fields"]), "parts": parts}


def _turned_value(field, value, old, new):
    if isinstance(field, SourcesField):
        return _turned_sources(value, old, new)
    if isinstance(field, CitedTextField):
        return citations.map_targets(value, lambda target: new if target == old else target)
    is_link = field.is_relation and issubclass(field.related_model, ContentItem | Item)
    return new if is_link and value == old else value


def _turned_sources(sources, old, new):
    """Where both were cited for one fact, one citation stays, with the places of both."""
    if not any(source.get("cite") == old for source in sources):
        return sources
    kept = {}
    for source in sources:
        turned = {**source, "cite": new} if source.get("cite") == old else source
        name = turned.get("cite") or turned["named"]
        kept[name] = _joined(kept[name], turned) if name in kept else turned
    return list(kept.values())


def _joined(one, other):
    if one["stance"] != other["stance"]:
        raise Refused(
            "One of the two is cited for a fact and the other against it. Settle that first."
        )
    locators = dict.fromkeys(filter(None, [one.get("locator"), other.get("locator")]))
    return {**one, **({"locator": ", ".join(locators)} if locators else {})}
