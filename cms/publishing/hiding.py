"""Leaving places out of what is public, for notices that say so: out of documents and cards, and out
of the facets and links by which publications are found."""

import json
from functools import reduce

from cms.models import content_types
from cms.publishing.documents import DOCUMENTS, cited_in, named_in


def left_of(body, places, type_name):
    """The facts of a document without these places, and without the sources that only they cite.

    Readers are shown no source that nothing before them rests on: it may be the very one that was
    taken back. The others keep their numbers, so that [3] means today what it meant when somebody
    quoted it.
    """
    if not places:
        return body
    parts = content_types()[type_name].parts
    left = reduce(lambda body, place: without(body, place, parts), places, body)
    if "references" not in left:
        return left
    cited = cited_in(left)
    return left | {"references": [each for each in left["references"] if named_in(each) <= cited]}


def without(body, place, parts=()):
    """The document without ``place``: a field, a whole part, or one row, ``risks/infection``.

    A part may stand in the document under other names (``measures/relief`` is ``relief`` there);
    the key of the row finds it, though not in another of its ``parts``. Where a row is one candidate
    of a disputed fact, only it goes; where it is the value served, the fact goes with all its
    candidates.
    """
    name, _, key = place.partition("/")
    if not key:
        return body | {name: _emptied(body[name])} if name in body else body
    return body | {field: _without_key(body[field], key) for field in _fields(name, body, parts)}


def _fields(part, body, parts):
    """The fields of the document in which rows of a part may stand."""
    return [part] if part in body else [name for name in body if name not in parts]


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


class Hidden:
    """What readers do not see of one publication while notices hide ``places`` of it."""

    def __init__(self, publication, places):
        self.publication = publication
        self.body = json.loads(publication.document)
        self.left = left_of(self.body, places, publication.type)

    def facets(self):
        """Those that tell what does not stand in it now.

        What is told of the whole is told anew of what is left; no facet is added for that.
        """
        document = DOCUMENTS[self.publication.type]
        whole, told = (
            {(each.name, each.value) for each in document.of_the_whole(body)}
            for body in (self.body, self.left)
        )
        return [
            each
            for each in self.publication.facets.all()
            if (
                self._is_gone(each.part.partition(".")[0], each.row)
                if each.row
                else (each.name, each.value) in whole - told
            )
        ]

    def links(self):
        """Those that stand in a hidden place, and those to what is named nowhere else."""
        gone = named_in(self.body) - named_in(self.left)
        return [
            each
            for each in self.publication.links.all()
            if str(each.target_id) in gone or self._is_gone(*each.place.partition("/")[::2])
        ]

    def _is_gone(self, part, row):
        """Whether a row of a part stood in the document, or its field was told, and is no more."""
        if not row:
            return self.body.get(part) != self.left.get(part)
        fields = _fields(part, self.body, content_types()[self.publication.type].parts)
        return any(_stands(row, self.body[name]) > _stands(row, self.left[name]) for name in fields)


def _stands(key, value):
    rows = value if isinstance(value, list) else [value]
    known = [row for row in rows if isinstance(row, dict) and "key" in row]
    return any(key == each["key"] for row in known for each in [row, *row.get("candidates", [])])
