from cms.publishing.documents import Document, FacetValue, presents
from painlibrary.documents import rows

RELATED_TYPES = ["procedure", "condition", "article"]


@presents
class ArticleDocument(Document):
    type_name = "article"

    def body(self):
        return {
            "summary": self.cited_text(self.text["summary"]),
            "audience": self.text["audience"],
            "sections": rows.sections(self),
            "related": [
                {"key": row.key, "item": self.linked(_target(row))}
                for row in self.text.rows("related")
            ],
        }

    def facets(self):
        return self.of_the_whole(self.told)

    @classmethod
    def of_the_whole(cls, body):
        yield FacetValue("audience", body["audience"])
        for audience in dict.fromkeys(each["audience"] for each in body["sections"]):
            yield FacetValue("has_audience", audience)


def _target(row):
    return next(row[name] for name in RELATED_TYPES if row[name])
