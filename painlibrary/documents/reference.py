from cms.publishing.documents import Document, FacetValue, presents

PRINTED = ["authors", "container_title", "publisher", "issued"]
OF_THE_LIBRARY = ["source_url", "original_number", "source_tier", "integrity"]
NUMBERS = frozenset({"source_url", "doi", "pmid", "isbn"})
FIELDS = [
    "csl_type",
    *PRINTED,
    "accessed",
    "source_url",
    "doi",
    "pmid",
    "isbn",
    "language",
    "original_number",
    "source_tier",
    "evidence_level",
    "evidence_question",
    "conflict_of_interest",
    "integrity",
]


@presents
class ReferenceDocument(Document):
    type_name = "reference"
    words = frozenset({"family", "given", "literal", "container_title", "publisher"}) | NUMBERS

    def body(self):
        return self._values(FIELDS)

    def card(self):
        """Enough to print it in the reference list of another document."""
        return self._values([*PRINTED, *OF_THE_LIBRARY])

    def not_stated(self, body):
        untitled = [] if self.text["title"] else ["title"]
        return [*untitled, *super().not_stated(body)]

    def facets(self):
        return self.of_the_whole(self.told)

    @classmethod
    def of_the_whole(cls, body):
        for name in ("original_number", "evidence_level"):
            if body[name] is not None:
                yield FacetValue(name, str(body[name]), number=body[name])
        for name in ("source_tier", "integrity"):
            if body[name]:
                yield FacetValue(name, body[name])

    def _values(self, names):
        values = {name: self.text[name] for name in names}
        return values | {"authors": self.text["authors"] or []}
