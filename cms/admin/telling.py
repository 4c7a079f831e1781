"""Canonical data in words for people: labels of places, values as text, differences by word."""

import difflib
import re
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import Truncator, capfirst

from cms.admin import naming
from cms.editorial import canonical, comparison
from cms.models import ContentItem, Item, SourcesField, WordsField, content_types

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
WORD = re.compile(r"\w+")
MOST_WORDS = 6000
# Fewer that stay between two changes are told with them.
FEWEST_LIKE_WORDS = 3
NOTHING = {"schema": 1, "fields": {}, "parts": {}}


def data_of(revision):
    """What a revision said, in the present schema; None where its text was redacted."""
    if not revision.text:
        return None
    return canonical.upgraded(revision.data, content_types()[revision.item.type])


@dataclass(frozen=True)
class Linked:
    """Slugs and titles of all that some texts link to, read once for however many texts."""

    slugs: dict
    titles: dict

    @classmethod
    def by(cls, *data):
        linked = {
            target
            for each in data
            if each is not NOTHING
            for target, _ in canonical.Frozen(each).links
        }
        titles = naming.titles(Item.objects.filter(pk__in=linked))
        return cls(_by_text(naming.slugs(linked)), _by_text(titles))


class Telling:
    """Tells places and values of items of one type. Names of linked items are read once."""

    def __init__(self, type_name, *data, linked=None):
        self.model = content_types()[type_name]
        self.data = data
        linked = linked or Linked.by(*data)
        self.names, self.titles = linked.slugs, linked.titles

    def label(self, place):
        """``risks/infection/sources`` as “Risks › Infection › Sources”."""
        head, *rest = place.split("/")
        if head not in self.model.parts:
            return capfirst(self._verbose(self.model, head)) if head else "The whole item"
        part_model = self.model.part_models()[head]
        words = [head.replace("_", " ")]
        words += [self.row_name(head, key) for key in rest[:1]]
        words += [self._verbose(part_model, name) for name in rest[1:2]]
        return " › ".join(capfirst(word) for word in words)

    def value(self, place, value):
        """The value at a place as text; a whole part as one line per field."""
        if value is None:
            return ""
        head, *rest = place.split("/")
        if head not in self.model.parts:
            return self._told(self.model, head, value)
        part_model = self.model.part_models()[head]
        if len(rest) > 1:
            return self._told(part_model, rest[1], value)
        # The position of a row is no news in a row that is new or gone.
        names = [n for n in _in_reading_order(part_model) if n in value and n != "order"]
        return "\n".join(
            f"{capfirst(self._verbose(part_model, name))}: "
            f"{self._told(part_model, name, value[name])}"
            for name in names
        )

    def row_name(self, part, key):
        """What a row is about: its first statement, in short."""
        part_model = self.model.part_models()[part]
        for data in self.data:
            row = data["parts"].get(part, {}).get(key, {})
            for name in _in_reading_order(part_model):
                if name != "order" and name in row:
                    told = self._told(part_model, name, row[name])
                    return Truncator(told.replace("\n", " ")).chars(60)
        return key

    def prose(self, field, value):
        """A text or a cell that cites, as editors write it."""
        return field.thaw(value, lambda target: self.names.get(target, target))

    @staticmethod
    def _verbose(model, name):
        try:
            return str(model._meta.get_field(name).verbose_name)
        except FieldDoesNotExist:
            return name

    def _told(self, model, name, value):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return str(value)
        if hasattr(field, "thaw"):
            return self.prose(field, value)
        if field.is_relation and issubclass(field.related_model, ContentItem | Item):
            return self.titles.get(value, "an item that was discarded")
        if isinstance(field, WordsField):
            labels = dict(field.choices_of.choices) if field.choices_of else {}
            return "\n".join(str(labels.get(word, word)) for word in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            return "\n".join(map(_listed, value))
        return str(dict(field.flatchoices or ()).get(value, value))


def _listed(entry):
    """An entry of a list on one line: “Curie, Marie” of a family and a given name."""
    return ", ".join(map(str, entry.values())) if isinstance(entry, dict) else str(entry)


def _by_text(of_items):
    """With ids as canonical data has them."""
    return {str(item): value for item, value in of_items.items()}


def _in_reading_order(part_model):
    """The names of a part's fields, the sources last: first what it says, then who says so."""
    fields = part_model.own_fields()
    return [field.name for field in sorted(fields, key=lambda each: isinstance(each, SourcesField))]


@dataclass(frozen=True)
class Piece:
    """A stretch of text: ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Told:
    """One place in words: what kind of change, and its text in pieces."""

    place: str
    label: str
    kind: str
    pieces: tuple[Piece, ...]


def told_differences(type_name, before, after, linked=None):
    """Every change between two canonical data, in words. ``before`` may be None: all is new."""
    before = before or NOTHING
    telling = Telling(type_name, after, before, linked=linked)
    return [
        Told(
            change.place,
            telling.label(change.place),
            change.kind,
            tuple(
                pieces(
                    telling.value(change.place, change.before),
                    telling.value(change.place, change.after),
                )
            ),
        )
        for change in comparison.differences(before, after)
    ]


def pieces(before, after):
    """What stays, goes and comes between two texts, word by word (very long ones by line)."""
    olds, news = WORDS.findall(before), WORDS.findall(after)
    if len(olds) + len(news) > MOST_WORDS:
        olds, news = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for old, new in _runs(olds, news):
        if old == new:
            yield Piece("same", old)
            continue
        yield from (Piece(*each) for each in (("gone", old), ("new", new)) if each[1])


def _runs(olds, news):
    """``[(old text, new text)]``: alike or changed. A few like words amid changes changed too.

    A sentence written anew keeps an “of” and a “the”; read word by word it would be a stammer.
    """
    matcher = difflib.SequenceMatcher(None, olds, news)
    codes = matcher.get_opcodes()
    begun = None
    for at, (kind, old_from, old_to, new_from, _) in enumerate(codes):
        is_amid = 0 < at < len(codes) - 1
        if kind == "equal" and not (is_amid and _is_little(olds[old_from:old_to])):
            if begun:
                yield "".join(olds[begun[0] : old_from]), "".join(news[begun[1] : new_from])
            yield ("".join(olds[old_from:old_to]),) * 2
            begun = None
        else:
            begun = begun or (old_from, new_from)
    if begun:
        yield "".join(olds[begun[0] :]), "".join(news[begun[1] :])


def _is_little(run):
    return len(WORD.findall("".join(run))) < FEWEST_LIKE_WORDS
