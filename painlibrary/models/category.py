from django.db import models

from cms.models import CitedTextField, ContentItem, SignatureKind
from painlibrary.models import checklists
from painlibrary.models.hierarchy import refuse_circle


class Category(ContentItem):
    """A heading under which procedures are found."""

    type_name = "category"
    path = "categories"
    checklist = checklists.WORDING
    signatures = {SignatureKind.EDITORIAL: 1}

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The wider category. Empty at the top.",
    )
    order = models.PositiveIntegerField(
        default=0, help_text="Place among its siblings, smallest first."
    )
    description = CitedTextField(help_text="What belongs here, in a sentence or two.")

    class Meta(ContentItem.Meta):
        ordering = ["order", "title", "slug"]
        verbose_name_plural = "categories"

    def clean(self):
        super().clean()
        refuse_circle(self, "parent")
