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
        return self.of_the_whole(self.told)

    @classmethod
    def of_the_whole(cls, body):
        if body["parent"]:
            yield FacetValue("parent", body["parent"]["$card"])
