"""Public documents as JSON-LD, in the words of schema.org.

They are made of what readers get and of nothing else, so nothing unpublished can enter. A fact that
is null, or on which sources disagree, is no property of anything.
"""

import orjson

from cms.delivery.representations import PAGES, PARTS, Representation
from cms.delivery.shapes import listed, record, text
from painlibrary.linked_data import (
    article,
    care_role,
    category,
    condition,
    procedure,
    reference,
    risk,
)
from painlibrary.linked_data.nodes import VOCABULARY, merged
from painlibrary.linked_data.page import page

CONTENTS = {
    "procedure": procedure.content,
    "risk": risk.content,
    "condition": condition.content,
    "reference": reference.content,
    "article": article.content,
    "care-role": care_role.content,
    "category": category.content,
}


def linked_data(document, audience=None):
    """The page about an item, the item, and the other items that both lead to, as one graph."""
    content = CONTENTS[document["type"]](document)
    nodes = [page(document, content, audience), content.main, *content.about, *content.mentions]
    return {"@context": VOCABULARY, "@graph": merged(filter(None, nodes))}


def write(document, audience=None):
    """The bytes, which can stand inside an HTML page as they are: no tag can begin in them."""
    return orjson.dumps(linked_data(document, audience)).replace(b"<", b"\\u003c")


JSON_LD = Representation(
    "jsonld",
    "application/ld+json",
    write,
    "The page, the item and what both lead to, in the words of schema.org.",
    refuses=(*PAGES, *PARTS),
    shape=record(
        **{
            "@context": {"const": VOCABULARY},
            "@graph": listed(
                {
                    "type": "object",
                    "properties": {"@id": text(format="uri")},
                    "required": ["@id", "@type"],
                    "additionalProperties": True,
                }
            ),
        }
    ),
    names_readers=True,
)
