from django.db import models
from django.db.models import Q
from django.utils import timezone

from cms.models.item import Item
from cms.models.person import Person
from cms.models.revision import Revision


class Library(models.Model):
    """The one row that every release locks, and the latest instant at which anything went live."""

    last_start = models.DateTimeField(null=True)
    redactions = models.PositiveIntegerField(
        default=0, help_text="How often the past was changed: text that was public was removed."
    )

    class Meta:
        verbose_name_plural = "library"

    def __str__(self):
        return "The library"

    @classmethod
    def locked(cls):
        """Lock the library for the rest of the transaction: releases happen one after another."""
        return cls.objects.select_for_update().get(pk=1)

    @classmethod
    def present(cls):
        return cls.objects.get(pk=1).now

    @property
    def now(self):
        """The present as readers see it. A clock set back does not bring old text back."""
        clock = timezone.now()
        return max(clock, self.last_start) if self.last_start else clock


class ReleaseState(models.TextChoices):
    OPEN = "open", "Being prepared"
    SENT = "sent", "Sent"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class ReleaseKind(models.TextChoices):
    REGULAR = "regular", "Release"
    WITHDRAWAL = "withdrawal", "Withdrawal"
    EMERGENCY = "emergency", "Emergency withdrawal"
    ROLLBACK = "rollback", "Roll back"
    URGENT = "urgent", "Urgent fix"


class ReleaseQuerySet(models.QuerySet):
    def started(self, at):
        """Live by ``at``, in the order in which they went live."""
        return self.filter(state=ReleaseState.SENT, starts_at__lte=at).order_by("starts_at")

    def scheduled(self, at):
        return self.filter(state=ReleaseState.SENT, starts_at__gt=at).order_by("starts_at")


class Release(models.Model):
    """A set of changes that goes live as one, now or at a set minute."""

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ReleaseKind, default=ReleaseKind.REGULAR)
    state = models.CharField(max_length=20, choices=ReleaseState, default=ReleaseState.OPEN)
    reason = models.TextField(blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    starts_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True)
    stop_reason = models.TextField(blank=True, help_text="Why it was held or cancelled.")
    rolls_back = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    content_hash = models.CharField(max_length=71, blank=True)
    number = models.PositiveIntegerField(null=True, unique=True)
    chain = models.CharField(max_length=71, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["starts_at"],
                condition=Q(state="sent"),
                name="no_two_releases_start_at_one_instant",
            ),
            models.CheckConstraint(
                name="sent_release_has_a_start",
                condition=~Q(state="sent") | Q(starts_at__isnull=False, sent_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title


class Action(models.TextChoices):
    PUBLISH = "publish", "Publish"
    WITHDRAW = "withdraw", "Withdraw"


class ReleaseEntry(models.Model):
    """One change of a release: publish this revision of the item, or withdraw the item."""

    release = models.ForeignKey(
        Release, on_delete=models.CASCADE, related_name="entries", db_index=False
    )
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="release_entries")
    action = models.CharField(max_length=10, choices=Action, default=Action.PUBLISH)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, related_name="+")
    successor = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")
    base = models.ForeignKey(
        "cms.Publication",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="What was in force when the release was sent.",
    )

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "release entries"
        constraints = [
            models.UniqueConstraint(fields=["release", "item"], name="item_is_in_release_once")
        ]

    def __str__(self):
        return f"{self.get_action_display()} {self.item}"
