from django.db import models

from cms.models import CitedTextField, ContentItem, owned_by
from painlibrary.models import checklists
from painlibrary.models.code import Code
from painlibrary.models.hierarchy import refuse_circle


class Risk(ContentItem):
    """Something unwanted that can happen; one concept, shared by procedures."""

    type_name = "risk"
    path = "risks"
    checklist = checklists.FACTS
    withdrawn_by_two = True
    parts = ["codes"]

    definition = CitedTextField(help_text="What it is, wherever it happens. For clinicians.")
    lay_definition = CitedTextField(plain=True, help_text="The same for patients.")
    broader = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The wider risk of which this is a kind.",
    )

    def clean(self):
        super().clean()
        refuse_circle(self, "broader")


class RiskCode(Code):
    owner = owned_by(Risk, "codes")
