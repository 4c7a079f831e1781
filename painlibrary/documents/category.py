from cms.publishing.documents import Document, FacetValue, presents


@presents
class CategoryDocument(Document):
    type_name = "category"

    def body(self):
        return {
            "parent": self.linked(self.text["parent"]),
            "order": self.text["order"],
            "description": self.cited_text(self.text["description"]),
        }

    def facets(self):
        if self.text["parent"]:
            yield FacetValue("parent", self.text["parent"])
