from cms.publishing.documents import Document, FacetValue, presents
from painlibrary.documents import rows
from painlibrary.vocabularies import BodySite


@presents
class ConditionDocument(Document):
    type_name = "condition"
    leads = frozenset({"description", "lay_description"})

    def body(self):
        return {
            "description": self.cited_text(self.text["description"]),
            "lay_description": self.cited_text(self.text["lay_description"]),
            "broader": self.linked(self.text["broader"]),
            "body_sites": [
                {"key": row.key, "site": row["site"], **self.sourcing(row)}
                for row in self.text.rows("body_sites")
            ],
            "codable": self.text["codable"],
            "codes": rows.codes(self),
        }

    def facets(self):
        yield from self.of_the_whole(self.told)
        for row in self.text.rows("body_sites"):
            for site in BodySite(row["site"]).found_by:
                yield FacetValue("body_site", site.value, part="body_sites", row=row.key)

    @classmethod
    def of_the_whole(cls, body):
        yield FacetValue("codable", str(body["codable"]).lower())
        if body["broader"]:
            yield FacetValue("broader", body["broader"]["$card"])
