from uuid import uuid4

from django.db import models


class Status(models.TextChoices):
    """Where the working copy stands. What is public is another fact: see ``Publication``."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    CHANGES_REQUESTED = "changes_requested", "Changes requested"
    APPROVED = "approved", "Approved"
    DISCARDED = "discarded", "Discarded"


class ItemQuerySet(models.QuerySet):
    def in_review(self):
        return self.filter(status=Status.IN_REVIEW)

    def approved(self):
        return self.filter(status=Status.APPROVED)

    def in_use(self):
        return self.exclude(status=Status.DISCARDED)

    def for_update(self):
        # Not FOR UPDATE: on PostgreSQL a row that links here waits for that lock when it commits,
        # and two writers of items that name each other would then wait in a ring.
        return self.select_for_update(no_key=True)

    def get_by_natural_key(self, type, slug):
        return self.get(type=type, claims__slug=slug, claims__is_slug=True)

    def locked(self):
        """Lock these items, always in the order of their ids, so that no two writers wait in a ring."""
        return list(self.for_update().order_by("pk"))


class Item(models.Model):
    """One thing of the library. Its content hangs on it one-to-one; every link points here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    type = models.CharField(max_length=40, editable=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    head = models.ForeignKey(
        "cms.Revision",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="What the working copy says.",
    )
    round = models.PositiveIntegerField(default=0, editable=False)
    parked = models.ForeignKey(
        "cms.Revision",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        help_text="The draft that waits while an urgent fix is made.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["type", "id"]
        indexes = [
            models.Index(fields=["type", "status"]),
            models.Index(fields=["type", "head"], name="item_by_type_and_head"),
            models.Index(fields=["status", "head"], name="item_by_status_and_head"),
        ]
        constraints = [
            models.CheckConstraint(
                name="item_status_is_known", condition=models.Q(status__in=Status.values)
            )
        ]

    def __str__(self):
        return f"{self.type}/{self.name_claim or self.pk}"

    def natural_key(self):
        return (self.type, self.name_claim)

    @property
    def name_claim(self):
        claim = self.claims.filter(is_current=True).first()
        return claim.slug if claim else None


class SlugClaim(models.Model):
    """A slug or name that belongs to one item of its type, for ever if it ever was its slug."""

    type = models.CharField(max_length=40)
    slug = models.CharField(max_length=250)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="claims")
    is_slug = models.BooleanField(default=False, help_text="Was a slug, not only a title or alias.")
    is_current = models.BooleanField(default=False, help_text="Is the slug of the working copy.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["type", "slug"], name="slug_is_claimed_once_per_type"),
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(is_current=True),
                name="item_has_one_current_slug",
            ),
        ]

    def __str__(self):
        return f"{self.type}/{self.slug}"
