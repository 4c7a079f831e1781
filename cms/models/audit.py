from django.db import models

GENESIS = "sha256:" + "0" * 64


class AuditEvent(models.Model):
    """One link of the append-only record of who did what.

    No foreign keys: the record neither blocks nor loses anything when rows go. ``detail`` is
    canonical JSON; ``hash`` covers all columns and the hash before.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200, help_text="Person, as printed.")
    person_id_text = models.CharField(max_length=40)
    account = models.CharField(max_length=150)
    action = models.CharField(max_length=60)
    item = models.CharField(max_length=36, blank=True)
    detail = models.TextField()
    previous = models.CharField(max_length=71)
    hash = models.CharField(max_length=71)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["item", "number"], name="audit_by_item"),
            models.Index(fields=["account", "at"], name="audit_by_account"),
        ]

    def __str__(self):
        return f"{self.number} {self.action}"


class AuditHead(models.Model):
    """The end of the chain: locked last, so that events are numbered without gaps."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=71, default=GENESIS)

    def __str__(self):
        return f"{self.number} {self.hash}"

    @classmethod
    def locked(cls):
        return cls.objects.select_for_update().get(pk=1)
