from cms.publishing.documents import Document, presents


@presents
class CareRoleDocument(Document):
    type_name = "care-role"

    def body(self):
        return {"description": self.cited_text(self.text["description"])}
