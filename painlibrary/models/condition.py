from django.core.exceptions import ValidationError
from django.db import models

from cms.models import CitedPart, CitedTextField, ContentItem, owned_by
from painlibrary.models import checklists
from painlibrary.models.code import Code
from painlibrary.models.hierarchy import refuse_circle
from painlibrary.vocabularies import BodySite


class Condition(ContentItem):
    """What a patient has: an illness, an injury, a kind of pain."""

    type_name = "condition"
    path = "conditions"
    checklist = checklists.FACTS
    parts = ["body_sites", "codes"]

    description = CitedTextField(help_text="What it is. For clinicians.")
    lay_description = CitedTextField(plain=True, help_text="The same for patients.")
    broader = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The wider condition of which this is a kind.",
    )
    codable = models.BooleanField(
        default=True, help_text="No: too vague a group to have a code of its own."
    )

    def clean(self):
        super().clean()
        refuse_circle(self, "broader")


class ConditionSite(CitedPart):
    """Where the condition is felt or found."""

    owner = owned_by(Condition, "body_sites")
    site = models.CharField(max_length=30, choices=BodySite, help_text="The narrowest that fits.")

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "site"], name="condition_has_site_once"),
        ]

    def __str__(self):
        return self.get_site_display()


class ConditionCode(Code):
    owner = owned_by(Condition, "codes")

    def clean(self):
        super().clean()
        if self.owner_id and not self.owner.codable:
            raise ValidationError("A condition that is not codable carries no codes.")
