"""Leaving one place out of a document, for a notice that says so."""

import json
from functools import reduce


def without(body, place):
    """The document without ``place``: a field, a whole part, or one row, ``risks/infection``.

    A part may stand in the document under other names (``measures/relief`` is ``relief`` there);
    the key of the row finds it. Where a row is one candidate of a disputed fact, only it goes;
    where it is the value served, the fact goes with all its candidates.
    """
    name, _, key = place.partition("/")
    if name not in body:
        return {field: _without_key(value, key) for field, value in body.items()} if key else body
    value = _without_key(body[name], key) if key else _emptied(body[name])
    return body | {name: value}


def _emptied(value):
    return [] if isinstance(value, list) else None


def _without_key(value, key):
    if isinstance(value, list):
        return [row for row in value if not (isinstance(row, dict) and row.get("key") == key)]
    if not isinstance(value, dict) or "key" not in value:
        return value
    if value["key"] == key:
        return None
    return value | {"candidates": _without_key(value.get("candidates", []), key)}


def hidden_facets(publication, document, places):
    """Those facets of a publication that tell what does not stand in it without ``places``.

    What is told of the whole is told anew of what is left; no facet is added for that.
    """
    body = json.loads(publication.document)
    left = reduce(without, places, body)
    whole, told = ({(e.name, e.value) for e in document.of_the_whole(b)} for b in (body, left))
    return [
        facet
        for facet in publication.facets.all()
        if (_is_gone(facet, body, left) if facet.row else (facet.name, facet.value) in whole - told)
    ]


def _is_gone(facet, body, left):
    """Whether its row stood in the document: in the field of its part or, if that has none, in any."""
    part = facet.part.partition(".")[0]
    fields = [part] if part in body else list(body)
    return any(_stands(facet.row, body[name]) > _stands(facet.row, left[name]) for name in fields)


def _stands(key, value):
    rows = value if isinstance(value, list) else [value]
    known = [row for row in rows if isinstance(row, dict) and "key" in row]
    return any(key == each["key"] for row in known for each in [row, *row.get("candidates", [])])
