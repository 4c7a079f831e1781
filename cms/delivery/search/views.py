"""Search over all types, as readers ask it."""

from cms.delivery import conditional, pagination, parameters, shapes
from cms.delivery.describing import envelope
from cms.delivery.facets import FACET
from cms.delivery.lists import enveloped
from cms.delivery.moments import as_of
from cms.delivery.parameters import Parameter
from cms.delivery.present import search as present
from cms.delivery.search import finding, mending
from cms.delivery.views import PublicView
from cms.models.full_text.conditions import FIELDS

QUERY = Parameter(
    "q",
    "At most ten words, in any order and form; “in quotes” in this order. The last one may be begun.",
    parameters.words,
    example="pain",
    is_required=True,
)
HIGHLIGHT = shapes.record(
    field=shapes.text(enum=list(FIELDS)),
    html=shapes.text("Escaped text, with `<mark>` around what was found and no other tag."),
)
META = {
    "matched": shapes.text(
        "Whether every word was found, or, since nothing has them all, most of them.",
        enum=["all", "most"],
    ),
    "corrected": {
        "type": "object",
        "description": "What was looked for instead of words that nothing has.",
        "additionalProperties": shapes.text(),
    },
}


class SearchView(PublicView):
    """The best answer first. What is equally good is ordered by title.

    Words are found in every form and spelling, and by what means the same. Where nothing has all
    words, misspelled ones are mended; where that does not help, most of the words will do.
    """

    name, tag = "search", "library"
    summary = "Search all that is live"
    is_paged = remembers = goes_straight = True

    @property
    def accepts(self):
        return [QUERY, self._type, *pagination.PAGING]

    @property
    def shape(self):
        cards = [shapes.ref(f"{each.schema_name}Card") for each in self.catalog.resources.values()]
        result = shapes.record(
            item={"anyOf": cards}, highlights=shapes.listed(shapes.named("Highlight", HIGHLIGHT))
        )
        return shapes.extended(
            envelope(result, META),
            facets=shapes.record(type=FACET),
            suggestions=shapes.listed(shapes.text("What to search for instead.")),
        )

    @property
    def _type(self):
        known = list(self.catalog.resources)
        return Parameter(
            "type",
            "Only this type, or one of these.",
            parameters.one_of(known),
            {"type": "string", "enum": known},
            is_list=True,
        )

    def asked_instant(self):
        cursor = self.values.get("cursor")
        return cursor.at if cursor else None

    def answer(self):
        asked = {"synonyms": self.catalog.synonyms, "types": self._types()}
        found = self.copy and present.find(self.values["q"], copy=self.copy, **asked)
        if found is None:
            found = finding.find(
                self.values["q"], at=self.moment.at, copy=self.moment.copy, **asked
            )
        page = pagination.page_of(found.ranked, self.request, self.values, self.moment.at)
        results = found.results(page.results)
        if results and isinstance(found, present.Found):
            # They were read last, and were of the state of all else.
            self.used_copy = None
        meta = {
            "as_of": as_of(self.moment.at),
            "matched": "most" if found.is_loose else "all",
            "corrected": found.corrections,
        }
        facets, suggestions = {"type": self._counts(found)}, self._suggestions(found, page)
        shown = conditional.shown_in([each["item"] for each in results])
        return enveloped(page, results, meta, shown, facets=facets, suggestions=suggestions)

    def _types(self):
        """Those that every group of the parameter names; None for all."""
        groups = self.values.get("type")
        return groups and [name for name in groups[0] if all(name in each for each in groups)]

    def _counts(self, found):
        """A facet ignores its own filter: of all types, whichever were asked for."""
        counts, chosen = found.counts_by_type(), self.values.get("type", [])
        return {
            "values": [
                {
                    "value": each.type_name,
                    "label": each.spoken,
                    "count": counts.get(each.type_name, 0),
                    "selected": any(each.type_name in group for group in chosen),
                }
                for each in self.catalog.resources.values()
            ],
            "not_stated": 0,
        }

    def _suggestions(self, found, page):
        if found.corrections:
            return [mending.corrected(self.values["q"], found.corrections)]
        if page.results or not found.query:
            return []
        return found.titles_like()
