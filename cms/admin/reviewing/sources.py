"""What a text cites and names, as a reviewer needs it beside each fact."""

from dataclasses import dataclass

from cms.admin import live_states
from cms.admin.naming import item_url
from cms.admin.writing.citing import printed
from cms.editorial import canonical
from cms.models import CitedTextField, ContentItem, Item, SourcesField, content_types
from cms.text import citations


@dataclass(frozen=True)
class Source:
    """A citation in full. ``kind`` says whether it is ``new`` at this place, ``gone`` or ``same``."""

    number: int | None
    text: str
    kind: str = "same"
    stance: str = ""
    locator: str = ""
    facts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    address: str = ""
    item_url: str = ""
    status: str = ""
    live: str = ""


@dataclass(frozen=True)
class Linked:
    """Another item that stands in a field."""

    title: str
    url: str
    status: str
    live: str
    kind: str = "same"


class Sources:
    """All that two canonical data name, read with one query for each type that occurs."""

    def __init__(self, type_name, admin_site, *data):
        model = content_types()[type_name]
        self.cites = content_types()[model.cites]
        self.style = admin_site.get_model_admin(self.cites).citation_style
        targets = [
            target
            for each in data
            for target, _ in canonical.Frozen({"type": type_name, **each}).links
        ]
        self.contents = _contents(set(targets))
        self.numbers = {}

    def number(self, target):
        """Its number on this page, in the order of first mention."""
        return self.numbers.setdefault(target, len(self.numbers) + 1)

    def beside(self, fields, olds, news):
        """``(sources, linked items)`` of these fields, with what is new and what is gone."""
        before, after = _cited(fields, olds), _cited(fields, news)
        every = {**before, **after}
        sources = [
            self._source(name, how, _kind(name, before, after)) for name, how in every.items()
        ]
        return sources, self._linked(fields, olds, news)

    def _source(self, name, how, kind):
        content = self.contents.get(name)
        if content is None:
            return Source(None, name.removeprefix("?"), kind)
        stance, locator = how
        return Source(
            self.number(name),
            printed(content),
            kind,
            stance if stance == "contradicts" else "",
            locator or "",
            tuple(fact for fact in self.style.facts(content) if fact),
            tuple(self.style.warnings(content)),
            self.style.address(content),
            item_url(content.item),
            live_states.status_badge(content.item),
            live_states.live_badge(content),
        )

    def _linked(self, fields, olds, news):
        found = []
        for each in fields:
            if not (each.is_relation and issubclass(each.related_model, ContentItem | Item)):
                continue
            old, new = olds.get(each.name), news.get(each.name)
            for target in dict.fromkeys(filter(None, (old, new))):
                if content := self.contents.get(target):
                    found.append(_link(content, _kind(target, {old}, {new})))
        return found


def _contents(targets):
    """``{item id: content}`` with what is public of each."""
    found = {}
    for type_name in Item.objects.filter(pk__in=targets).order_by().values_list("type").distinct():
        model = content_types()[type_name[0]]
        contents = model.objects.filter(pk__in=targets).select_related("item")
        found |= {str(each.pk): each for each in live_states.with_live_state(contents)}
    return found


def _link(content, kind):
    return Linked(
        str(content),
        item_url(content.item),
        live_states.status_badge(content.item),
        live_states.live_badge(content),
        kind,
    )


def _kind(name, before, after):
    if name in before and name in after:
        return "same"
    return "new" if name in after else "gone"


def _cited(fields, values):
    """``{item id or “?name”: (stance, locator)}`` of all that these values cite."""
    found = {}
    for each in fields:
        value = values.get(each.name)
        if value is None:
            continue
        if isinstance(each, SourcesField):
            found |= {
                source.get("cite") or f"?{source['named']}": (
                    source.get("stance"),
                    source.get("locator"),
                )
                for source in value
            }
        elif isinstance(each, CitedTextField):
            found |= dict(map(_placed, citations.find_citations(value)))
    return found


def _placed(source):
    if isinstance(source, citations.NamedSource):
        return f"?{source.name}", (None, None)
    return source.target, (source.stance, source.locator)
