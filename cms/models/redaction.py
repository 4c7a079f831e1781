from django.db import models
from django.db.models import F, Q

from cms.models.person import Person
from cms.models.revision import Revision


class Redaction(models.Model):
    """Two people agree that the text of a revision must go; its digest stays."""

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="redaction")
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="redaction_is_confirmed_by_a_second_person",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("asked_by")),
            )
        ]

    def __str__(self):
        return f"redaction of {self.revision}"
