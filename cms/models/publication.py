from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from cms.models.item import Item
from cms.models.person import Person
from cms.models.release import Release
from cms.models.revision import Revision

DEFAULT_LANGUAGE = "en"


class PublicationQuerySet(models.QuerySet):
    def started(self, at):
        return self.filter(cancelled_at__isnull=True, starts_at__lte=at)

    def in_force(self, at, language=DEFAULT_LANGUAGE):
        """What is public at ``at``: of each item the latest start, withdrawals included."""
        latest = (
            Publication.objects.started(at)
            .filter(item=OuterRef("item"), language=language)
            .order_by("-starts_at")
            .values("pk")[:1]
        )
        return self.filter(language=language, pk=Subquery(latest))

    def live(self, at):
        """In force, and not a withdrawal: what readers can open."""
        return self.in_force(at).filter(revision__isnull=False)

    def not_followed(self, at, language=DEFAULT_LANGUAGE):
        """As ``in_force``, for a page of many: databases see of this form that most rows fit."""
        later = Publication.objects.started(at).filter(
            item=OuterRef("item"), language=language, starts_at__gt=OuterRef("starts_at")
        )
        return self.started(at).filter(~Exists(later), language=language)


class Publication(models.Model):
    """From ``starts_at`` on, the item shows ``revision`` — or nothing: it is withdrawn.

    Carries its own copy of all that readers can ask for, so that the public API reads no working
    copy and no revision. Rows are only ever added; one may gain a cancellation before it starts, or
    lose its text by redaction.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="publications")
    type = models.CharField(max_length=40)
    language = models.CharField(max_length=10, default=DEFAULT_LANGUAGE)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="publications")
    starts_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    redacted_at = models.DateTimeField(null=True, help_text="When its text was removed for good.")
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, null=True, related_name="publications"
    )
    digest = models.CharField(max_length=71, blank=True)
    title = models.CharField(max_length=250, blank=True)
    title_key = models.CharField(max_length=250, blank=True, help_text="Sorts as people expect.")
    slug = models.CharField(max_length=100)
    aliases = models.JSONField(default=list)
    document = models.TextField(blank=True, help_text="JSON of the item's own facts.")
    card = models.TextField(help_text="JSON of the short form that other documents show.")
    last_reviewed = models.DateField(null=True)
    next_review_due = models.DateField(null=True)
    reviewers = models.JSONField(default=list, help_text="Name (or null) and credentials.")
    reason = models.TextField(blank=True, help_text="Why it was withdrawn.")
    successor = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, related_name="+")
    is_urgent = models.BooleanField(default=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        # By its id, not by the item: reading what is public joins no working table.
        ordering = ["type", "title_key", "item_id"]
        indexes = [
            models.Index(fields=["type", "slug", "starts_at"], name="publication_by_slug"),
            models.Index(fields=["type", "title_key", "item"], name="publication_by_title"),
            # Holds all that calendars of reviews ask, so that no document is read for them.
            models.Index(
                fields=[
                    "next_review_due",
                    "item",
                    "language",
                    "revision",
                    "starts_at",
                    "cancelled_at",
                ],
                name="publication_by_review_due",
            ),
            # Whether a text was ever released is told by the index alone.
            models.Index(
                fields=["revision", "starts_at"],
                condition=Q(cancelled_at__isnull=True),
                name="publication_by_revision",
            ),
            # Few are redacted, and whoever syncs asks for the latest of them.
            models.Index(
                fields=["redacted_at"],
                condition=Q(redacted_at__isnull=False),
                name="publication_by_redaction",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "language", "starts_at"],
                condition=Q(cancelled_at__isnull=True),
                name="one_publication_per_item_and_instant",
            ),
            models.CheckConstraint(
                name="publication_shows_a_document_or_is_a_withdrawal",
                condition=(Q(revision__isnull=True) & Q(digest="") & ~Q(reason=""))
                | (Q(revision__isnull=False) & ~Q(digest="")),
            ),
            models.CheckConstraint(
                name="publication_is_cancelled_before_it_starts",
                condition=Q(cancelled_at__isnull=True) | Q(cancelled_at__lt=models.F("starts_at")),
            ),
        ]

    def __str__(self):
        return f"{self.type}/{self.slug} from {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def is_withdrawal(self):
        return self.revision_id is None


class Facet(models.Model):
    """One value that readers can filter by. Facets of one part row share ``row``."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="facets", db_index=False
    )
    part = models.CharField(max_length=40, blank=True)
    row = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=250)
    number = models.DecimalField(max_digits=20, decimal_places=6, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["name", "value", "publication"], name="facet_by_value"),
            models.Index(fields=["publication", "part", "name"], name="facet_by_publication"),
        ]

    def __str__(self):
        return f"{self.part}.{self.name}={self.value}"


class Link(models.Model):
    """The publication names ``target`` at this place: a row of a part, or a citation."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="links")
    target = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="linked_from", db_index=False
    )
    place = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["target", "publication"], name="link_by_target")]

    def __str__(self):
        return f"{self.place} → {self.target_id}"


class NoticeKind(models.TextChoices):
    URGENT_CORRECTION = "urgent_correction", "Urgent correction"
    SOURCE_RETRACTED = "source_retracted", "Source retracted"
    REVIEW_OVERDUE = "review_overdue", "Review overdue"


class NoticeQuerySet(models.QuerySet):
    def shown(self, at):
        """Begun by ``at``, not past their period, and not ended before it by a person."""
        lasts = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
        ended = NoticeEnd.objects.filter(notice=OuterRef("pk"), at__lte=at)
        return self.filter(lasts, ~Exists(ended), starts_at__lte=at)


class Notice(models.Model):
    """An append-only public mark on an item for a period, added without new text."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=30, choices=NoticeKind)
    place = models.CharField(max_length=200, blank=True)
    hides_place = models.BooleanField(default=False)
    text = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"


class NoticeEnd(models.Model):
    """A person ended a notice before its time. Append-only, like the notice itself."""

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="early_end")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    def __str__(self):
        return f"{self.notice}, ended {self.at:%Y-%m-%d %H:%M}"
