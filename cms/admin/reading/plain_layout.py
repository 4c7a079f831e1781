"""The layout of a type that declares none: the names and values of its document as they stand."""

from django.utils.text import capfirst

from cms.admin.reading.blocks import Entries, Entry, Fact, Facts, Prose
from cms.delivery.shaping import SECTIONS

FRAME = {
    *("id", "type", "slug", "url", "title", "aliases", "references", "not_stated", "notices"),
    *("review", "edition", "digest", "rendered", "first_published", "published", "order"),
}
SOURCING = {"key", "sources", "named_sources", "sourced", "disputed", "candidates"}


def blocks_of(document):
    stated = {
        name: value
        for name, value in document.items()
        if name not in FRAME and value not in (None, [])
    }
    plain = [
        Fact(spoken(name), words(value), card=value if is_card(value) else None)
        for name, value in stated.items()
        if not is_prose(value) and not _is_list_of_rows(value)
    ]
    if plain:
        yield Facts("", plain)
    for name, value in stated.items():
        if is_prose(value):
            yield Prose(spoken(name), value["html"])
        elif _is_list_of_rows(value) and name != SECTIONS:
            yield Entries(spoken(name), [_entry(row) for row in value])
    for section in stated.get(SECTIONS, []):
        yield Prose(section.get("heading") or "", section["html"])


def spoken(name):
    return capfirst(name.removeprefix("lay_").replace("_", " "))


def is_card(value):
    return isinstance(value, dict) and {"id", "type", "slug", "url"} <= value.keys()


def is_prose(value):
    return isinstance(value, dict) and "html" in value


def _is_list_of_rows(value):
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def words(value):
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(words(each) for each in value)
    if is_card(value):
        return value["title"] or value["slug"]
    if isinstance(value, dict):
        told = {name: each for name, each in value.items() if name not in SOURCING and each}
        return "; ".join(f"{spoken(name)}: {words(each)}" for name, each in told.items())
    return str(value)


def _entry(row):
    """A row by its first link, else by its first value; then what else it says."""
    said = {n: v for n, v in row.items() if n not in SOURCING and v not in (None, [])}
    named = next((n for n, v in said.items() if is_card(v)), next(iter(said), None))
    title = said.pop(named) if named else ""
    return Entry(
        words(title),
        [f"{spoken(name)}: {words(value)}" for name, value in said.items() if not is_prose(value)],
        cited=row if "sourced" in row else None,
        card=title if is_card(title) else None,
        html="".join(value["html"] for value in said.values() if is_prose(value)),
    )
