"""Leaving one place out of a document, for a notice that says so."""


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
