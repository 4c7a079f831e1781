import json

from django.db import models

from cms.models.item import Item
from cms.models.person import Person


class Origin(models.TextChoices):
    SAVE = "save", "Saved"
    MERGE = "merge", "Saved and merged"
    RESTORE = "restore", "Restored"
    IMPORT = "import", "Loaded from a fixture"
    UPLOAD = "upload", "Brought in from a file"
    URGENT = "urgent", "Taken back to the live text for an urgent fix"


class Revision(models.Model):
    """What an item said after one save. Never changes, is never deleted."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="revisions", db_index=False
    )
    number = models.PositiveIntegerField()
    schema = models.PositiveIntegerField()
    text = models.TextField(help_text="Canonical JSON of the full data, parts included.")
    digest = models.CharField(max_length=71)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    source = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="The older revision whose text came back, on restore and merge.",
    )
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.SAVE)
    note = models.CharField(max_length=500, blank=True)
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="revision_number_is_unique")
        ]
        indexes = [models.Index(fields=["saved_at"], name="revision_by_time")]

    def __str__(self):
        return f"revision {self.number}"

    @property
    def data(self):
        """The canonical data as Python: ``{"id", "type", "schema", "fields", "parts"}``."""
        return json.loads(self.text)


class RevisionLink(models.Model):
    """Item ``target`` is named by this revision, at this place."""

    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="links", db_index=False
    )
    target = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="named_by_revisions", db_index=False
    )
    place = models.CharField(max_length=200)

    class Meta:
        # The newest texts that name an item stand at its end.
        indexes = [models.Index(fields=["target", "revision"], name="revision_link_by_target")]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "target", "place"], name="revision_link_is_unique"
            )
        ]

    def __str__(self):
        return f"{self.place} → {self.target_id}"
