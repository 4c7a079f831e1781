"""What the API states is what the fixtures state: no fact more, none less, no null filled in.

Both are brought into one form: ``{(type, slug, part, key): {name: value}}``, in which an item's
own fields stand under an empty part and key.
"""

import json
import re

from django.apps import apps
from django.conf import settings

from cms.models import content_types

FILES = ["references", "categories", "care_roles", "conditions", "risks", "procedures", "articles"]
MEASURES = {"duration", "onset", "relief", "recovery", "sessions"}
# What an answer says about itself, says twice, or works out from what it says.
NO_STATEMENT = {
    *("id", "type", "url", "key", "iso8601", "sourced", "disputed", "candidates"),
    *("references", "not_stated", "review", "edition", "digest", "rendered"),
    *("first_published", "published", "procedures", "cited_by"),
}
SIGNS = {"supports": "@", "contradicts": "!@"}
SERVED_AS = {"minimum": "min", "maximum": "max", "body": "markdown"}
NOT_SERVED = {"owner", "key", "order", "is_preferred"}


def test_the_api_states_what_the_fixtures_state_and_nothing_else(documents):
    served, loaded = stated_by(documents), stated_in_fixtures()

    assert (len(served), served) == (len(loaded), loaded)


def stated_by(documents):
    found = {}
    for type_name, by_slug in documents.items():
        for slug, document in by_slug.items():
            own = {name: value for name, value in document.items() if not is_part(name, value)}
            found[type_name, slug, "", ""] = statements(own)
            for part, row in rows(document):
                found[type_name, slug, part, row["key"]] = statements(row)
    return found


def is_part(name, value):
    has_rows = isinstance(value, list) and value and isinstance(value[0], dict)
    return has_rows or name in MEASURES or name == "invasiveness"


def rows(document):
    """``(part, row)`` of each row, and of each candidate of what could be disputed."""
    for name, value in document.items():
        if not value or not is_part(name, value) or name in NO_STATEMENT:
            continue
        if name == "categories":
            yield from (("further_categories", {"key": it["slug"], "category": it}) for it in value)
        elif name in MEASURES:
            candidates = [value, *value["candidates"]]
            yield from (("measures", {"measure": name} | each) for each in candidates)
        elif name == "invasiveness":
            yield from ((name, each) for each in [value, *value["candidates"]])
        else:
            yield from ((name, row) for row in value)


def statements(of):
    found = {name: plain(value) for name, value in of.items() if name not in NO_STATEMENT}
    named = [f"?{name}" for name in found.pop("named_sources", [])]
    if "html" in found:
        # A text has its marks in itself.
        del found["html"], found["sources"]
    elif "sources" in found:
        found["sources"] += named
    for end in ("min", "max"):
        # The class of a number is its unit's.
        if found.get(end) is not None:
            del found[f"{end}_class"]
    return without_nulls(found)


def plain(value):
    """The slug of a card, the Markdown of a text, the mark of a source; else the value itself."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "stance" in value:
        return SIGNS[value["stance"]] + value["slug"]
    return value["slug"] if "slug" in value else value["markdown"]


def without_nulls(fields):
    # "Approximate" alone has an answer where the fixture has none.
    return {
        name: value
        for name, value in fields.items()
        if value not in (None, [], "") and (name, value) != ("approximate", False)
    }


def stated_in_fixtures():
    types = {model._meta.label_lower: name for name, model in content_types().items()}
    parts = {
        part._meta.label_lower: (type_name, name)
        for type_name, model in content_types().items()
        for name, part in model.part_models().items()
    }
    found = {}
    for label, fields in entries():
        if label in types:
            found[types[label], fields["slug"], "", ""] = fields
        else:
            type_name, part = parts[label]
            row = row_statements(fields)
            if (type_name, part) == ("article", "related"):
                # Its column is named by the type of what it names.
                row = dict(zip(["item"], row.values(), strict=True))
            found[type_name, fields["owner"], part, fields["key"]] = row
    return found


def entries():
    """``(model, fields)`` of everything that is loaded, with foreign keys as slugs."""
    [folder] = settings.FIXTURE_DIRS
    for name in FILES:
        for entry in json.loads((folder / f"{name}.json").read_text()):
            model = apps.get_model(entry["model"])
            yield (
                entry["model"],
                {
                    name: value[0] if model._meta.get_field(name).is_relation else value
                    for name, value in entry["fields"].items()
                },
            )


def row_statements(fields):
    found = {
        SERVED_AS.get(name, name): value for name, value in fields.items() if name not in NOT_SERVED
    }
    if "sources" in found:
        found["sources"] = re.findall(r"[@?!][^\]]+", found["sources"])
    for end in {"min", "max"} & found.keys():
        found[end] = float(found[end])
    return found
