"""Documents as readers see them, for editors: live and draft, patients' and clinicians'."""

from cms.admin.reading.rendering import rendered
from cms.publishing.drafts import draft_document

__all__ = ["draft_document", "rendered"]
