from django.db import models
from django.utils.text import Truncator

from cms.models.item import Item
from cms.models.part import new_key
from cms.models.person import Person


class FlagKind(models.TextChoices):
    CONTRADICTION = "contradiction", "Contradiction"
    INCONSISTENCY = "inconsistency", "Inconsistency"
    GAP = "gap", "Gap"
    UNSOURCED = "unsourced", "No source"
    SOURCE = "source", "Source to confirm"
    DUPLICATE = "duplicate", "Duplicate"
    SCOPE = "scope", "Scope"
    NAMING = "naming", "Naming"
    WORDING = "wording", "Wording"
    QUESTION = "question", "Question"


class Blocks(models.TextChoices):
    NOTHING = "nothing", "Nothing"
    SUBMISSION = "submission", "Submission"
    RELEASE = "release", "Release"


class FlagQuerySet(models.QuerySet):
    def open(self):
        return self.filter(resolved_at__isnull=True)

    def blocking(self, step):
        return self.open().filter(blocks=step)


class Flag(models.Model):
    """An open editorial question on a place of an item. Workflow: readers never see it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="flags", db_index=False)
    key = models.SlugField(max_length=100, default=new_key, editable=False)
    kind = models.CharField(max_length=20, choices=FlagKind)
    place = models.CharField(max_length=200, blank=True, help_text="Part and key, or a field.")
    text = models.TextField()
    blocks = models.CharField(max_length=20, choices=Blocks, default=Blocks.NOTHING)
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    assigned_to = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="assigned_flags"
    )
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    resolution = models.TextField(blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["item", "key"]
        indexes = [models.Index(fields=["opened_at"], name="flag_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["item", "key"], name="flag_key_is_unique_in_item"),
            models.CheckConstraint(
                name="flag_resolution_has_who_and_when",
                condition=models.Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | models.Q(resolved_by__isnull=False, resolved_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {Truncator(self.text).chars(60)}"
