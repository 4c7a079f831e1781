from cms.models import CitedTextField, ContentItem, SignatureKind
from painlibrary.models import checklists


class CareRole(ContentItem):
    """A profession that takes part in care."""

    type_name = "care-role"
    path = "care-roles"
    checklist = checklists.WORDING
    signatures = {SignatureKind.EDITORIAL: 1}

    description = CitedTextField(help_text="What they do for people in pain.")
