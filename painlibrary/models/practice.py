"""How a procedure is done: numbness, pictures, places, people, permission."""

from django.db import models

from cms.models import CitedPart, owned_by
from painlibrary.models.reference import validate_partial_date
from painlibrary.vocabularies import (
    AnesthesiaMethod,
    BodySite,
    CareFunction,
    ImagingRole,
    Modality,
    RegulatoryState,
    Requirement,
    SiteRole,
)


class Anesthesia(CitedPart):
    owner = owned_by("painlibrary.Procedure", "anesthesia")
    method = models.CharField(
        max_length=10, choices=AnesthesiaMethod, help_text="“None” only where a source says so."
    )
    requirement = models.CharField(
        max_length=10, choices=Requirement, blank=True, help_text="Empty: the source does not say."
    )
    wording = models.CharField(max_length=300, blank=True, help_text="The words of the source.")

    class Meta(CitedPart.Meta):
        verbose_name_plural = "anesthesia"

    def __str__(self):
        return self.get_method_display()


class Imaging(CitedPart):
    owner = owned_by("painlibrary.Procedure", "imaging")
    modality = models.CharField(
        max_length=20, choices=Modality, help_text="No narrower than the source says."
    )
    role = models.CharField(
        max_length=15, choices=ImagingRole, blank=True, help_text="What the pictures are for."
    )
    requirement = models.CharField(
        max_length=10, choices=Requirement, blank=True, help_text="Empty: the source does not say."
    )
    wording = models.CharField(max_length=300, blank=True, help_text="The words of the source.")

    class Meta(CitedPart.Meta):
        verbose_name_plural = "imaging"

    def __str__(self):
        return self.get_modality_display()


class TreatedSite(CitedPart):
    owner = owned_by("painlibrary.Procedure", "body_sites")
    site = models.CharField(max_length=30, choices=BodySite, help_text="The narrowest that fits.")
    role = models.CharField(
        max_length=10, choices=SiteRole, blank=True, help_text="Where it acts, or the way in."
    )

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "site", "role"], name="procedure_has_site_once_per_role"
            ),
        ]

    def __str__(self):
        return self.get_site_display()


class CareTeamMember(CitedPart):
    owner = owned_by("painlibrary.Procedure", "care_team")
    care_role = models.ForeignKey(
        "painlibrary.CareRole",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The profession.",
    )
    function = models.CharField(
        max_length=15, choices=CareFunction, help_text="What it does in this procedure."
    )

    class Meta(CitedPart.Meta):
        constraints = [
            *CitedPart.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "care_role", "function"],
                name="care_role_has_a_function_once",
            ),
        ]

    def __str__(self):
        return f"{self.care_role}: {self.get_function_display()}"


class RegulatoryStatus(CitedPart):
    owner = owned_by("painlibrary.Procedure", "regulatory")
    jurisdiction = models.CharField(
        max_length=20, help_text="Where it holds: US, EU, GB … Two letters of ISO 3166, or EU."
    )
    status = models.CharField(
        max_length=20, choices=RegulatoryState, help_text="As the authority says."
    )
    as_of = models.CharField(
        max_length=10,
        blank=True,
        validators=[validate_partial_date],
        help_text="When that was looked up: YYYY, YYYY-MM or YYYY-MM-DD.",
    )

    class Meta(CitedPart.Meta):
        verbose_name_plural = "regulatory statuses"

    def __str__(self):
        return f"{self.jurisdiction}: {self.get_status_display()}"
