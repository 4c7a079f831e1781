"""What is read out of a text while it is written: how readers will see it, and what it cites.

Nothing is stored. A page asks for many fields at once, and the number of queries stays the same.
"""

import json
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.views.generic import View

from cms.admin import house
from cms.admin.writing.sources import cited_admin, ids_of, told_by_id
from cms.editorial.finding import Names
from cms.text import citations, markdown
from cms.text.characters import Lines, TextProblem
from cms.text.readability import readability

LARGEST_REQUEST = 1_000_000
MOST_TEXTS = 60
MOST_UNKNOWN = 20
NOT_UNDERSTOOD = "The page asked for something that is not understood. Load it again."
TOO_LARGE = "There is too much text to look at in one go. It can be saved all the same."


class NotUnderstood(ValueError):
    pass


@dataclass(frozen=True)
class Asked:
    """One field as it is written now. ``form`` is “prose”, or “sources” for citations alone."""

    form: str
    text: str
    is_plain: bool
    is_shown: bool

    @classmethod
    def read(cls, values):
        form, text = values.get("form"), values.get("text")
        if form not in ("prose", "sources") or not isinstance(text, str):
            raise NotUnderstood
        return cls(form, text, bool(values.get("plain")), bool(values.get("shown")))

    @property
    def is_too_long(self):
        return len(self.text) > markdown.LONGEST_TEXT

    def problems(self):
        if self.form == "prose" or self.is_too_long:
            return markdown.problems(self.text)
        try:
            citations.parse_sources(self.text)
        except citations.CitationError as mistake:
            return [TextProblem(mistake.message, mistake.line, mistake.column)]
        return []

    def sources(self):
        """What can be read of its sources, also where another one is malformed."""
        if self.is_too_long:
            return []
        if self.form == "prose":
            brackets = citations.well_formed_brackets(self.text)
            return [placed.source for bracket in brackets for placed in bracket.sources]
        return list(_in_cell(self.text))


def _in_cell(text):
    try:
        for placed in citations.placed_in_cell(text, Lines(text)):
            yield placed.source
    except citations.CitationError:
        return


class Known:
    """What is known of everything that some texts cite: two queries, and two for misspelled ones."""

    def __init__(self, request, model_admin, sources):
        slugs = {each.target for each in sources if isinstance(each, citations.Citation)}
        self.ids = ids_of(model_admin, slugs)
        unknown = sorted(slugs - self.ids.keys())[:MOST_UNKNOWN]
        self.meant = Names(model_admin.model.type_name).meant(unknown) if unknown else {}
        wanted = {*self.ids.values(), *self.meant.values()}
        self.told = told_by_id(request, model_admin, wanted)

    def of(self, slug):
        """What is told of a source; of an unknown one, which may be meant instead."""
        if self.ids.get(slug) in self.told:
            return self.told[self.ids[slug]]
        meant = self.told.get(self.meant.get(slug))
        return {"unknown": True, "slug": slug, "meant": meant["slug"] if meant else ""}


class TextRead:
    """The answer for one field. Its numbers are those that a document of this text alone has."""

    def __init__(self, asked, known):
        self.asked, self.known = asked, known
        self.numbers = {}

    def number_of(self, slug):
        return self.numbers.setdefault(self.known.ids.get(slug, slug), len(self.numbers) + 1)

    def answer(self):
        asked = self.asked
        sources = [self._told(source) for source in dict.fromkeys(asked.sources())]
        is_rendered = asked.is_shown and asked.form == "prose" and not asked.is_too_long
        return {
            "sources": sources,
            "problems": [str(problem) for problem in asked.problems()],
            "html": markdown.render(asked.text, self.number_of) if is_rendered else "",
            "readability": self._readability(),
        }

    def _told(self, source):
        if isinstance(source, citations.NamedSource):
            return {"named": source.name}
        return {
            **self.known.of(source.target),
            "number": self.number_of(source.target),
            "locator": source.locator or "",
            "contradicts": source.stance == "contradicts",
        }

    def _readability(self):
        found = None
        if self.asked.is_plain and not self.asked.is_too_long:
            found = readability(self.asked.text)
        return found and {
            "sentence": str(found),
            "is_easy": found.is_easy,
            "sentences": [{"text": each.text, "reason": each.reason} for each in found.sentences],
        }


class Reading(View):
    """Answers for the fields that a page sends, in their order."""

    def post(self, request):
        if not house.allows(request, "view"):
            raise PermissionDenied
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_REQUEST:
            return JsonResponse({"error": TOO_LARGE}, status=413)
        try:
            type_name, texts = _asked(request.body)
        except (ValueError, RecursionError):
            return JsonResponse({"error": NOT_UNDERSTOOD}, status=400)
        sources = [source for text in texts for source in text.sources()]
        known = Known(request, cited_admin(type_name), sources)
        return JsonResponse({"texts": [TextRead(text, known).answer() for text in texts]})


def _asked(body):
    given = json.loads(body)
    if not isinstance(given, dict) or not isinstance(given.get("texts"), list):
        raise NotUnderstood
    texts = given["texts"]
    if len(texts) > MOST_TEXTS or not all(isinstance(each, dict) for each in texts):
        raise NotUnderstood
    return str(given.get("type")), [Asked.read(each) for each in texts]
