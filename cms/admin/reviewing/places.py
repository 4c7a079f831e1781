"""The text under review against what is public: place by place, in reading order."""

from dataclasses import dataclass, field
from itertools import groupby

from django.utils.text import Truncator, capfirst

from cms.admin.reviewing.sources import Sources
from cms.admin.telling import NOTHING, Piece, Telling, pieces
from cms.models import CitedTextField, SourcesField
from cms.text import citations


@dataclass(frozen=True)
class Line:
    """One field of a place."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass
class Shown:
    """A field of the item, or one of its parts, with all that is said about it."""

    place: str
    label: str
    kind: str
    lines: list[Line]
    sources: list = field(default_factory=list)
    links: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    flags: list = field(default_factory=list)
    threads: list = field(default_factory=list)

    @property
    def anchor(self):
        return anchor(self.place)

    @property
    def is_quiet(self):
        """Nothing changed here, and nobody says anything about it."""
        return self.kind == "same" and not (self.findings or self.flags or self.open_threads)

    @property
    def open_threads(self):
        return [thread for thread in self.threads if thread.is_open]


@dataclass
class Group:
    """The fields of the item, or all parts of one name."""

    name: str
    title: str
    places: list[Shown]
    findings: list = field(default_factory=list)
    flags: list = field(default_factory=list)

    def stretches(self):
        """``[(whether it is folded, places)]``, in order."""
        return [
            (is_quiet, list(places))
            for is_quiet, places in groupby(self.places, key=lambda each: each.is_quiet)
        ]


def anchor(place):
    return f"place-{place.replace('/', '-')}" if place else "whole"


class Reading(Telling):
    """Tells texts with their citations as numbers: the sources stand in full beside them."""

    def __init__(self, type_name, sources, *data):
        super().__init__(type_name, *data)
        self.sources = sources

    def prose(self, model_field, value):
        if not isinstance(model_field, CitedTextField):
            return super().prose(model_field, value)
        told, end = [], 0
        for bracket in citations.brackets(value):
            words = "; ".join(self._cited(placed.source) for placed in bracket.sources)
            told += [value[end : bracket.start], f"[{words}]"]
            end = bracket.end
        return "".join([*told, value[end:]])

    def _cited(self, source):
        if isinstance(source, citations.NamedSource):
            return source.name
        against = "against " if source.stance == "contradicts" else ""
        locator = f", {source.locator}" if source.locator else ""
        return f"{against}{self.sources.number(source.target)}{locator}"


class Laying:
    """Lays out one revision beside an older one (or none)."""

    def __init__(self, item, before, after, admin_site):
        self.before, self.after = before or NOTHING, after
        self.is_first = before is None
        self.sources = Sources(item.type, admin_site, self.after, self.before)
        self.reading = Reading(item.type, self.sources, self.after, self.before)
        self.model = self.reading.model

    def groups(self):
        fields = [each for each in map(self._field, self.model.own_fields()) if each]
        groups = [Group("", "In general", fields)]
        for name in self.model.parts:
            if rows := list(self._rows(name)):
                groups.append(Group(name, capfirst(name.replace("_", " ")), rows))
        return groups

    def _field(self, model_field):
        name = model_field.name
        old, new = self.before["fields"].get(name), self.after["fields"].get(name)
        if old is None and new is None:
            return None
        told = (self.reading.value(name, old), self.reading.value(name, new))
        return Shown(
            name,
            self.reading.label(name),
            kind_of(old, new),
            [Line("", difference(*told))],
            *self.sources.beside([model_field], {name: old}, {name: new}),
        )

    def _rows(self, part):
        old_rows, new_rows = self.before["parts"].get(part, {}), self.after["parts"].get(part, {})
        for key in in_order(old_rows, new_rows):
            yield self._row(part, key, old_rows.get(key), new_rows.get(key))

    def _row(self, part, key, old, new):
        fields = self.model.part_models()[part].own_fields()
        place, olds, news = f"{part}/{key}", old or {}, new or {}
        shown = [
            each
            for each in fields
            if each.name != "order"
            and not isinstance(each, SourcesField)
            and not says_nothing(olds.get(each.name), news.get(each.name))
        ]
        return Shown(
            place,
            Truncator(self.reading.row_name(part, key)).chars(80),
            kind_of(old, new, ("order",)),
            [self._line(place, each, olds.get(each.name), news.get(each.name)) for each in shown],
            *self.sources.beside(fields, olds, news),
        )

    def _line(self, place, model_field, old, new):
        where = f"{place}/{model_field.name}"
        told = (self.reading.value(where, old), self.reading.value(where, new))
        return Line(capfirst(str(model_field.verbose_name)), difference(*told))


def kind_of(old, new, apart=()):
    """What became of it; ``moved`` where only its position is another."""
    if old is None or new is None:
        return "added" if old is None else "removed"
    if old == new:
        return "same"
    if apart and without(old, apart) == without(new, apart):
        return "moved"
    return "changed"


def says_nothing(old, new):
    """Whether a line would only say that something is not so, as before."""
    return old in (None, False) and new in (None, False)


def without(row, names):
    return {name: value for name, value in row.items() if name not in names}


def difference(old, new):
    """Pieces; what is wholly new or unchanged is one."""
    if old == new:
        return (Piece("same", new),)
    return tuple(pieces(old, new))


def in_order(olds, news):
    """The keys of the rows in reading order; one that is gone stands where it stood."""

    def position(key):
        row = news.get(key) or olds[key]
        return (row.get("order") or 0, key)

    return sorted(olds.keys() | news.keys(), key=position)
