from painlibrary.linked_data.nodes import is_open, linked, named
from painlibrary.linked_data.page import Content, description
from painlibrary.linked_data.procedure import kinds

ARTICLE = "Article"


def content(document):
    related = [row["item"] for row in document["related"] if is_open(row["item"])]
    return Content(
        main=named(document, ARTICLE, headline=document["title"], abstract=description(document)),
        about=[node for card in related if (node := _subject(card))],
        mentions=[linked(card, ARTICLE) for card in related if card["type"] == "article"],
    )


def _subject(card):
    """A procedure or condition that the article is about."""
    if card["type"] == "procedure":
        types = kinds(card.get("kind"))
        return linked(card, types) if types else None
    return linked(card, "MedicalCondition") if card["type"] == "condition" else None
