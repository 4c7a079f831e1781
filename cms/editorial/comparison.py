"""Comparing and merging canonical data: pure functions, no database."""

from dataclasses import dataclass

ABSENT = None


@dataclass(frozen=True)
class Change:
    """``place`` is a field, or ``part/key`` for a whole part, or ``part/key/field``."""

    place: str
    before: object
    after: object

    @property
    def kind(self):
        if self.before is ABSENT:
            return "added"
        return "removed" if self.after is ABSENT else "changed"


def differences(before, after):
    """All changes from one canonical data to another, fields first, then parts."""
    yield from _field_changes("", before["fields"], after["fields"])
    for name in sorted(before["parts"].keys() | after["parts"].keys()):
        olds, news = before["parts"].get(name, {}), after["parts"].get(name, {})
        for key in sorted(olds.keys() | news.keys()):
            yield from _part_changes(f"{name}/{key}", olds.get(key), news.get(key))


def _part_changes(place, old, new):
    if old is None or new is None:
        yield Change(place, old, new)
    else:
        yield from _field_changes(f"{place}/", old, new)


def _field_changes(prefix, old, new):
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield Change(f"{prefix}{name}", old.get(name), new.get(name))


def merge(base, mine, theirs):
    """Three-way merge of canonical data: ``(merged data, places that clash)``.

    A field of the item merges by itself; a part merges as a whole, because a value and its source
    belong together; only its position among the others is a matter of its own. At a clash the
    merged data holds ``mine``.
    """
    fields, clashes = _merge_maps(base["fields"], mine["fields"], theirs["fields"], "")
    parts = {}
    for name in sorted(base["parts"].keys() | mine["parts"].keys() | theirs["parts"].keys()):
        three = [side["parts"].get(name, {}) for side in (base, mine, theirs)]
        rows, clashed = _merge_parts(*three, name)
        clashes += clashed
        if rows:
            parts[name] = rows
    return {**mine, "fields": fields, "parts": parts}, clashes


def taking(data, theirs, places):
    """``data`` with what ``theirs`` says at these places: fields, or ``part/key`` for parts."""
    fields, parts = dict(data["fields"]), {name: dict(rows) for name, rows in data["parts"].items()}
    for place in places:
        name, _, key = place.partition("/")
        if key:
            _take(parts.setdefault(name, {}), key, theirs["parts"].get(name, {}))
        else:
            _take(fields, name, theirs["fields"])
    return {**data, "fields": fields, "parts": {name: rows for name, rows in parts.items() if rows}}


def _take(target, name, source):
    target.pop(name, None)
    if name in source:
        target[name] = source[name]


def _merge_maps(base, mine, theirs, prefix):
    merged, clashes = {}, []
    for name in sorted(base.keys() | mine.keys() | theirs.keys()):
        value, clashed = _merge_value(base.get(name), mine.get(name), theirs.get(name))
        if clashed:
            clashes.append(f"{prefix}{name}")
        if value is not ABSENT:
            merged[name] = value
    return merged, clashes


def _merge_parts(base, mine, theirs, name):
    rows, clashes = {}, []
    for key in sorted(base.keys() | mine.keys() | theirs.keys()):
        three = [side.get(key) for side in (base, mine, theirs)]
        value, clashed = _merge_value(*(_without_order(row) for row in three))
        if clashed:
            clashes.append(f"{name}/{key}")
        if value is not ABSENT:
            rows[key] = value | _merged_order(*three)
    return rows, clashes


def _without_order(row):
    return row and {name: value for name, value in row.items() if name != "order"}


def _merged_order(*three):
    base, mine, theirs = (row.get("order") if row else None for row in three)
    value, _ = _merge_value(base, mine if mine is not None else theirs, theirs)
    return {} if value is None else {"order": value}


def _merge_value(base, mine, theirs):
    if mine == theirs or theirs == base:
        return mine, False
    if mine == base:
        return theirs, False
    return mine, True
