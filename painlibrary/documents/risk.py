from cms.publishing.documents import Document, FacetValue, presents
from painlibrary.documents import rows


@presents
class RiskDocument(Document):
    type_name = "risk"
    leads = frozenset({"definition", "lay_definition"})

    def body(self):
        return {
            "definition": self.cited_text(self.text["definition"]),
            "lay_definition": self.cited_text(self.text["lay_definition"]),
            "broader": self.linked(self.text["broader"]),
            "codes": rows.codes(self),
        }

    def card(self):
        return {
            "definition": self.plain_text(self.text["definition"]),
            "lay_definition": self.plain_text(self.text["lay_definition"]),
        }

    def facets(self):
        return self.of_the_whole(self.told)

    @classmethod
    def of_the_whole(cls, body):
        if body["broader"]:
            yield FacetValue("broader", body["broader"]["$card"])
