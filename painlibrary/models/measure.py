from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from cms.models import CitedPart, owned_by
from painlibrary.vocabularies import InvasivenessLevel, MeasureKind, TimeClass, Unit

HAS_NUMBER = Q(minimum__isnull=False) | Q(maximum__isnull=False)
IS_SESSIONS = Q(measure=MeasureKind.SESSIONS)


class Measure(CitedPart):
    """How long, or how many. Two rows of one measure are a dispute: all are kept, one preferred."""

    part_name = "measures"

    owner = owned_by("painlibrary.Procedure", part_name)
    measure = models.CharField(max_length=10, choices=MeasureKind, help_text="What is measured.")
    minimum = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Only a number that the source gives; never turn words into numbers.",
    )
    maximum = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="The same as the minimum where the source gives one number.",
    )
    unit = models.CharField(
        max_length=5, choices=Unit, blank=True, help_text="Of the numbers. Sessions have none."
    )
    min_class = models.CharField(
        "from", max_length=10, choices=TimeClass, blank=True, help_text="The source's word."
    )
    max_class = models.CharField(
        "to", max_length=10, choices=TimeClass, blank=True, help_text="The source's word."
    )
    approximate = models.BooleanField(
        default=False, help_text="The source says “about”, “typically” or the like."
    )
    wording = models.CharField(
        max_length=300, blank=True, help_text="The words of the source. Needed without a number."
    )
    is_preferred = models.BooleanField(
        default=False, help_text="Of several that disagree, the one readers see first."
    )

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.CheckConstraint(
                name="measure_minimum_is_not_above_maximum",
                condition=Q(minimum__isnull=True)
                | Q(maximum__isnull=True)
                | Q(minimum__lte=F("maximum")),
                violation_error_message="The minimum is above the maximum.",
            ),
            models.CheckConstraint(
                name="measure_is_not_negative",
                condition=(Q(minimum__isnull=True) | Q(minimum__gte=0))
                & (Q(maximum__isnull=True) | Q(maximum__gte=0)),
                violation_error_message="A measure is not negative.",
            ),
            models.CheckConstraint(
                name="measure_has_a_unit_exactly_with_a_number_of_time",
                condition=(HAS_NUMBER & ~IS_SESSIONS & ~Q(unit=""))
                | (Q(minimum__isnull=True, maximum__isnull=True) | IS_SESSIONS) & Q(unit=""),
                violation_error_message="A number of time needs a unit; nothing else has one.",
            ),
            models.CheckConstraint(
                name="measure_without_number_keeps_the_wording",
                condition=HAS_NUMBER | ~Q(wording=""),
                violation_error_message="Without a number, keep the words of the source.",
            ),
            models.CheckConstraint(
                name="sessions_are_no_length_of_time",
                condition=~IS_SESSIONS | Q(min_class="", max_class=""),
                violation_error_message="Sessions are counted, not timed.",
            ),
            models.UniqueConstraint(
                fields=["owner", "measure"],
                condition=Q(is_preferred=True),
                name="one_candidate_of_a_measure_is_preferred",
                violation_error_message="Only one row of a measure can be preferred.",
            ),
        ]

    def __str__(self):
        return f"{self.get_measure_display()}: {self.wording or self.numbers}"

    def clean(self):
        if self.min_class and self.max_class:
            first, last = TimeClass(self.min_class), TimeClass(self.max_class)
            if first.rank > last.rank:
                raise ValidationError({"max_class": "This is shorter than where it starts."})

    @property
    def numbers(self):
        ends = [str(end) for end in (self.minimum, self.maximum) if end is not None]
        return f"{'–'.join(dict.fromkeys(ends))} {self.unit}".strip()


class Invasiveness(CitedPart):
    """How invasive a source says it is. Two rows are a dispute: all are kept, one preferred."""

    part_name = "invasiveness"

    owner = owned_by("painlibrary.Procedure", part_name)
    level = models.CharField(
        max_length=10, choices=InvasivenessLevel, help_text="As the source rates it."
    )
    wording = models.CharField(max_length=300, blank=True, help_text="The words of the source.")
    is_preferred = models.BooleanField(
        default=False, help_text="Of several that disagree, the one readers see first."
    )

    class Meta(CitedPart.Meta):
        verbose_name_plural = "invasiveness"
        constraints = [
            *CitedPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner"],
                condition=Q(is_preferred=True),
                name="one_candidate_of_invasiveness_is_preferred",
                violation_error_message="Only one row of invasiveness can be preferred.",
            ),
        ]

    def __str__(self):
        return self.get_level_display()
