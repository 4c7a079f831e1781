import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cms.models import Part
from painlibrary.vocabularies import CodeState, CodeSystem

FORMS = {
    CodeSystem.MESH: re.compile(r"[CDQ]\d{6,9}"),
    CodeSystem.ICD_10_CM: re.compile(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?"),
}


class Code(Part):
    """What another vocabulary calls the owner."""

    system = models.CharField(
        max_length=20, choices=CodeSystem, help_text="Only systems we may publish."
    )
    version = models.CharField(max_length=20, help_text="Release of the system, such as 2026.")
    code = models.CharField(max_length=20, help_text="As the system writes it.")
    display = models.CharField(max_length=250, blank=True, help_text="The name in the system.")
    state = models.CharField(
        max_length=10,
        choices=CodeState,
        default=CodeState.SUGGESTED,
        help_text="Suggested until a person has checked it in that release.",
    )
    confirmed_by = models.CharField(
        max_length=200, blank=True, help_text="Who checked it, as printed."
    )

    class Meta(Part.Meta):
        abstract = True
        constraints = [
            *Part.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "system", "code"], name="%(class)s_is_given_once"
            ),
            models.CheckConstraint(
                name="%(class)s_is_confirmed_by_somebody",
                condition=Q(state="confirmed") & ~Q(confirmed_by="")
                | ~Q(state="confirmed") & Q(confirmed_by=""),
                violation_error_message="A confirmed code, and no other, names who checked it.",
            ),
        ]

    def __str__(self):
        return f"{self.get_system_display()} {self.code}"

    def clean(self):
        form = FORMS.get(self.system)
        if form and not form.fullmatch(self.code):
            raise ValidationError({"code": f"{self.get_system_display()} codes look different."})
