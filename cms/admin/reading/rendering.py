"""A document as HTML for people, made of the very JSON that readers get."""

from datetime import date

from django.template.loader import render_to_string
from django.utils.html import escape, format_html

from cms.admin.reading import figures, plain_layout
from cms.admin.reading.blocks import LAYOUTS, REFERENCES, Entries, Entry, Fact, Facts, Prose
from cms.delivery.shaping import for_audience

ANCHOR = 'href="#reference-'


def rendered(document, audience=None, *, prefix="reader"):
    """Safe HTML of a document for ``"patient"``, ``"clinician"`` or, with None, for both.

    ``prefix`` sets its anchors apart from those of other documents on the same page.
    """
    shown = for_audience(document, audience) if audience else document
    layout = LAYOUTS.get(shown["type"], plain_layout.blocks_of)
    page = _Page(prefix)
    context = {
        "document": shown,
        "blocks": [page.block(each) for each in layout(shown)],
        "references": [page.reference(each) for each in shown["references"]],
        "not_stated": [plain_layout.spoken(name).lower() for name in shown["not_stated"]],
        "review": _review(shown["review"]),
        "prefix": prefix,
    }
    return render_to_string("admin/cms/reading/document.html", context)


def _review(review):
    """Dates as dates; who reviewed it, by name and credentials as far as they may be told."""
    dates = {
        name: review[name] and date.fromisoformat(review[name])
        for name in ("last_reviewed", "next_review_due")
    }
    people = [", ".join(filter(None, each.values())) for each in review["reviewed_by"]]
    return {**dates, "people": [each or "a reviewer who is not named" for each in people]}


class _Page:
    """Makes the parts of one document; its anchors begin with ``prefix``."""

    def __init__(self, prefix):
        self.prefix, self.pictures = prefix, 0

    def block(self, block):
        made = {"kind": block.kind, "heading": block.heading}
        match block:
            case Prose():
                return {**made, "html": self._prose(block.html)}
            case Facts():
                return {**made, "facts": [self._fact(each) for each in block.facts]}
            case Entries():
                entries = [self._entry(each) for each in block.entries]
                return {**made, "entries": entries, "note": block.note}

    def reference(self, entry):
        """One line of the reference list, whose number is in ``value``."""
        printed = REFERENCES.get(entry["type"], _printed)(entry)
        address = entry.get("source_url")
        if address and address.startswith(("https://", "http://")):
            printed = format_html(
                '{} <a href="{}" rel="noreferrer">{}</a>', printed, address, address
            )
        return {"number": entry["number"], "html": printed, "card": entry}

    def _prose(self, html):
        """Readers get clean HTML; only its anchors are made this page's own."""
        return html.replace(ANCHOR, f'href="#{self.prefix}-reference-')

    def _fact(self, fact: Fact):
        return {
            "label": fact.label,
            "words": fact.words,
            "card": fact.card,
            "sources": self._sources(fact.cited),
            "others": [self._fact(each) for each in fact.others],
        }

    def _entry(self, entry: Entry):
        return {
            "title": entry.title,
            "card": entry.card,
            "lines": entry.lines,
            "html": self._prose(entry.html),
            "sources": self._sources(entry.cited),
            "picture": self._picture(entry.picture),
            "words": entry.picture.words if entry.picture else "",
        }

    def _picture(self, picture):
        if picture is None:
            return ""
        self.pictures += 1
        return figures.drawn(picture, f"{self.prefix}-figures-{self.pictures}")

    @staticmethod
    def _sources(cited):
        """None where nothing can be cited; else the numbers, the names, and whether any supports."""
        if cited is None:
            return None
        return {
            "numbers": cited["sources"],
            "named": cited["named_sources"],
            "is_sourced": cited["sourced"],
        }


def _printed(card):
    return escape(card["title"] or card["slug"])
