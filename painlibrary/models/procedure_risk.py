from django.db import models
from django.db.models import F, Q

from cms.models import CitedPart, owned_by
from painlibrary.vocabularies import Course, RiskKind, RiskOnset, Severity

# A comparison with NULL lets a constraint pass: that a number is there is said apart.
NO_COUNT = Q(events__isnull=True, denominator__isnull=True)
COUNT = Q(events__isnull=False, denominator__isnull=False) & Q(
    denominator__gt=0, events__lte=F("denominator")
)
NO_INTERVAL = Q(low__isnull=True, high__isnull=True)
INTERVAL = Q(low__isnull=False, high__isnull=False) & Q(
    low__gte=0, high__gt=0, high__lte=1, low__lte=F("high")
)
NO_SEVERITY = Q(severity_min__isnull=True, severity_max__isnull=True)
SEVERITY = Q(severity_min__isnull=False, severity_max__isnull=False) & Q(
    severity_min__gte=1, severity_max__lte=5, severity_min__lte=F("severity_max")
)


class ProcedureRisk(CitedPart):
    """A risk as it stands with one procedure: how often, how bad, what is done about it."""

    owner = owned_by("painlibrary.Procedure", "risks")
    risk = models.ForeignKey(
        "painlibrary.Risk", on_delete=models.PROTECT, related_name="+", help_text="The concept."
    )
    kind = models.CharField(
        max_length=20,
        choices=RiskKind,
        help_text="A limitation is no harm: it works less, or shorter, than hoped.",
    )
    description = models.TextField(
        blank=True, help_text="Only what is special here; the risk has its own definition."
    )
    source_label = models.CharField(
        max_length=200, blank=True, help_text="What the source calls it, where that differs."
    )
    events = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many people had it …"
    )
    denominator = models.PositiveIntegerField(
        null=True, blank=True, help_text="… of how many. Both or neither."
    )
    low = models.DecimalField(
        max_digits=10,
        decimal_places=9,
        null=True,
        blank=True,
        help_text="From which share of people, between 0 and 1: 0.001 is 1 in 1,000.",
    )
    high = models.DecimalField(
        max_digits=10,
        decimal_places=9,
        null=True,
        blank=True,
        help_text="To which share. Both or neither.",
    )
    population = models.CharField(
        max_length=300, blank=True, help_text="Who was counted, and for how long."
    )
    frequency_not_known = models.BooleanField(
        default=False, help_text="A source says that it cannot be estimated."
    )
    severity_min = models.PositiveSmallIntegerField(
        choices=Severity, null=True, blank=True, help_text="At least this bad."
    )
    severity_max = models.PositiveSmallIntegerField(
        choices=Severity, null=True, blank=True, help_text="At most this bad."
    )
    serious = models.BooleanField(
        null=True,
        blank=True,
        help_text="Death, danger to life, hospital, lasting harm. Not the same as severe.",
    )
    onset = models.CharField(
        max_length=10, choices=RiskOnset, blank=True, help_text="When it shows."
    )
    course = models.CharField(
        max_length=10, choices=Course, blank=True, help_text="Whether it passes."
    )
    mitigation = models.TextField(blank=True, help_text="What is done to prevent or treat it.")

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.CheckConstraint(
                name="risk_count_is_complete",
                condition=NO_COUNT | COUNT,
                violation_error_message="Give both numbers, the first not above the second.",
            ),
            models.CheckConstraint(
                name="risk_interval_is_complete_and_in_order",
                condition=NO_INTERVAL | INTERVAL,
                violation_error_message="Give both ends, in order, from 0 to 1, the second above 0.",
            ),
            models.CheckConstraint(
                name="frequency_is_numbers_or_not_known",
                condition=Q(frequency_not_known=False) | (NO_COUNT & NO_INTERVAL),
                violation_error_message="Either numbers, or “not known”.",
            ),
            models.CheckConstraint(
                name="frequency_population_has_a_frequency",
                condition=Q(population="") | Q(frequency_not_known=True) | ~NO_COUNT | ~NO_INTERVAL,
                violation_error_message="Nobody was counted: there is no frequency.",
            ),
            models.CheckConstraint(
                name="severity_is_one_to_five_in_order",
                condition=NO_SEVERITY | SEVERITY,
                violation_error_message="Give both grades, 1 to 5, the milder first.",
            ),
        ]

    def __str__(self):
        return f"{self.risk} ({self.get_kind_display()})"
