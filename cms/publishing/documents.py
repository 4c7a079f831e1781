"""How frozen text becomes what readers get: the base class that each content type declares.

A document holds only the item's own facts. Where it shows another item it holds a marker,
``{"$card": id}``, ``{"$slug": id}`` or prose cut at its citations, which ``composition`` fills on reading with what is in
force of that item then.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cms.editorial.canonical import Frozen
from cms.text import citations, markdown


@dataclass(frozen=True)
class FacetValue:
    """One value to filter by. Facets with the same ``part`` and ``row`` hold on the same row."""

    name: str
    value: str
    number: Decimal | int | None = None
    part: str = ""
    row: str = ""


class Document:
    """The public forms of one type. A subclass declares ``type_name``, ``body`` and what it needs.

    Reference numbers are given in the order in which ``body`` calls for them: write it in reading
    order.
    """

    type_name: str
    cites = "reference"
    # For search: what tells in short what the item is, and single words that are not mere codes.
    leads = frozenset({"summary", "lay_summary"})
    words = frozenset({"heading"})

    def __init__(self, text: Frozen):
        self.text = text
        self.numbers: dict[str, int] = {}

    def body(self) -> dict:
        """The facts of the document, in reading order; sections under the key ``sections``."""
        raise TypeError(f"{type(self).__name__} declares no body.")

    @cached_property
    def told(self) -> dict:
        """Its body, drawn up once for all that is made of it. Whoever asks changes nothing in it."""
        return self.body()

    def card(self) -> dict:
        """What the type adds to the short form: nothing by default."""
        return {}

    def facets(self):
        """Yield ``FacetValue``: all that readers can filter by."""
        return iter(())

    @classmethod
    def of_the_whole(cls, body):
        """Those of them that belong to no row: told by the body alone, of which a notice hides some."""
        return iter(())

    def not_stated(self, body) -> list[str]:
        """The names of the fields for which the library has no value."""
        skipped = {"aliases", "sections", "references"}
        return [name for name, value in body.items() if value in (None, []) and name not in skipped]

    @classmethod
    def spoken(cls, name, value) -> list[str]:
        """What readers read in a plain value of this name, for search: nothing where it is a code."""
        return [markdown.plain_text(value)] if " " in value or name in cls.words else []

    # What bodies are written with:

    def cited_text(self, value):
        """``{"markdown", "html", "sources"}`` of a prose field, or None where there is none."""
        if not value:
            return None
        html = markdown.render(value, self.number_of)
        # Cut at its citations once, here, so that reading need not parse it again.
        pieces = {"$markdown": citations.split_at_targets(value)}
        return {"markdown": pieces, "html": html, "sources": self._sources_in(value)}

    def plain_text(self, value):
        """The same without citations, for cards: a card has no reference list of its own."""
        if not value:
            return None
        stripped = citations.strip_citations(value)
        return {"markdown": stripped, "html": markdown.render(stripped, self.number_of)}

    def linked(self, item_id):
        """The place where the card of another item goes, or None."""
        return {"$card": item_id} if item_id else None

    def sourcing(self, row):
        """``sources``, ``named_sources`` and ``sourced`` of a cited part."""
        cell = row["sources"] or []
        sources = [
            self._source(each["cite"], each["stance"], each.get("locator"))
            for each in cell
            if "cite" in each
        ]
        named = [each["named"] for each in cell if "named" in each]
        sourced = any(source["stance"] == "supports" for source in sources)
        return {"sources": sources, "named_sources": named, "sourced": sourced}

    def number_of(self, item_id):
        """The number of a reference in this document: the next one at its first citation."""
        return self.numbers.setdefault(item_id, len(self.numbers) + 1)

    def references(self):
        """The numbered reference list, complete once the body was built."""
        return [
            {"number": number, "$merge": {"$card": item_id}}
            for item_id, number in self.numbers.items()
        ]

    def _sources_in(self, value):
        found = citations.find_citations(value)
        return [
            self._source(each.target, each.stance, each.locator)
            for each in dict.fromkeys(found)
            if isinstance(each, citations.Citation)
        ]

    def _source(self, item_id, stance, locator):
        return {
            "number": self.number_of(item_id),
            "slug": {"$slug": item_id},
            "stance": stance,
            "locator": locator,
        }


def named_in(value, markers=("$card", "$slug")):
    """Ids of all items whose cards or slugs a stored document, or a piece of one, calls for."""
    found, waiting = set(), [value]
    while waiting:
        inner = each = waiting.pop()
        if isinstance(each, dict):
            found.update(each[marker] for marker in markers if marker in each)
            found.update(each.get("$markdown", ())[1::2])
            inner = each.values()
        elif not isinstance(each, list):
            continue
        waiting += [value for value in inner if isinstance(value, dict | list)]
    return found


def cited_in(body):
    """Ids of all items that a stored document cites; its list of references cites nothing."""
    return named_in(body, markers=["$slug"])


DOCUMENTS: dict[str, type[Document]] = {}


def presents(document):
    """Class decorator: this is how items of ``document.type_name`` are shown."""
    DOCUMENTS[document.type_name] = document
    return document


def document_for(text):
    """The document of frozen text (``canonical.Frozen``)."""
    return DOCUMENTS[text.type](text)
