"""Public documents as JSON-LD, in the words of schema.org.

They are made of what readers get and of nothing else, so nothing unpublished can enter. A fact that
is null, or on which sources disagree, is no property of anything.
"""

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
