from cms.publishing.documents import Document, FacetValue, presents


@presents
class BookDocument(Document):
    type_name = "book"
    cites = "book"

    def body(self):
        return {"pages": self.text["pages"]}


@presents
class RecipeDocument(Document):
    type_name = "recipe"
    cites = "book"

    def body(self):
        return {
            "summary": self.cited_text(self.text["summary"]),
            "follows": self.linked(self.text["follows"]),
            "price": self.text["price"],
            "ingredients": [self._ingredient(row) for row in self.text.rows("ingredients")],
            "sections": [
                {"key": row.key, **self.cited_text(row["body"])} for row in self.text.rows("steps")
            ],
        }

    def _ingredient(self, row):
        facts = {"key": row.key, "name": row["name"], "made_by": self.linked(row["made_by"])}
        return facts | self.sourcing(row)

    def facets(self):
        for row in self.text.rows("ingredients"):
            yield FacetValue("ingredient", row["name"], part="ingredients", row=row.key)
