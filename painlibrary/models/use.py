"""What a procedure is used for, what it may bring, and when not to do it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from cms.models import CitedPart, owned_by
from painlibrary.vocabularies import (
    AbsenceAspect,
    AbsenceValue,
    Certainty,
    ContraindicationStrength,
    IndicationRole,
    Potential,
)


class Indication(CitedPart):
    owner = owned_by("painlibrary.Procedure", "indications")
    condition = models.ForeignKey(
        "painlibrary.Condition", on_delete=models.PROTECT, related_name="+", help_text="For what."
    )
    role = models.CharField(
        max_length=20,
        choices=IndicationRole,
        help_text="One row per role: treating and diagnosing are two rows.",
    )
    certainty = models.CharField(
        max_length=10,
        choices=Certainty,
        blank=True,
        help_text="GRADE, rated by a person. Empty: nobody has rated it.",
    )
    population = models.CharField(
        max_length=300, blank=True, help_text="For whom, where the source limits it."
    )
    note = models.TextField(blank=True, help_text="What else the source says about this use.")

    def __str__(self):
        return f"{self.get_role_display()} {self.condition}"


class Benefit(CitedPart):
    owner = owned_by("painlibrary.Procedure", "benefits")
    text = models.TextField(help_text="One benefit, no stronger than the source says it.")
    condition = models.ForeignKey(
        "painlibrary.Condition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="For whom, where the source limits it.",
    )
    potential = models.CharField(
        max_length=10, choices=Potential, blank=True, help_text="How the source puts it."
    )
    certainty = models.CharField(
        max_length=10,
        choices=Certainty,
        blank=True,
        help_text="GRADE, rated by a person. Empty: nobody has rated it.",
    )
    comparator = models.CharField(
        max_length=300, blank=True, help_text="Compared with what: “faster than …”."
    )

    def __str__(self):
        return self.text


class Contraindication(CitedPart):
    owner = owned_by("painlibrary.Procedure", "contraindications")
    condition = models.ForeignKey(
        "painlibrary.Condition",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="In which condition, where the library has it.",
    )
    text = models.TextField(blank=True, help_text="The circumstances, where no condition fits.")
    strength = models.CharField(
        max_length=10,
        choices=ContraindicationStrength,
        blank=True,
        help_text="Empty: the source does not say.",
    )

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.CheckConstraint(
                name="contraindication_names_a_condition_or_circumstances",
                condition=Q(condition__isnull=False) | ~Q(text=""),
                violation_error_message="Name a condition, or write when not to do it.",
            ),
        ]

    def __str__(self):
        return self.text or str(self.condition)


class Absence(CitedPart):
    """A source says that there is none, or that nobody can tell. Silence of a source is no row."""

    owner = owned_by("painlibrary.Procedure", "absences")
    aspect = models.CharField(max_length=20, choices=AbsenceAspect, help_text="Of what.")
    value = models.CharField(
        max_length=10, choices=AbsenceValue, help_text="There is none, or it is not known."
    )

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "aspect"], name="absence_is_stated_once"),
            models.CheckConstraint(
                name="absence_has_a_source",
                condition=~Q(sources=""),
                violation_error_message="Say which source states it.",
            ),
        ]

    def __str__(self):
        return f"{self.get_aspect_display()}: {self.get_value_display()}"

    def clean(self):
        if not self.sources.strip():
            raise ValidationError({"sources": "Say which source states it."})
