from django.db import models
from django.db.models import Q

from cms.models.item import Item
from cms.models.person import Account, Person
from cms.models.release import Release


class PreviewTokenQuerySet(models.QuerySet):
    def usable(self, at):
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)


class PreviewToken(models.Model):
    """Lets its bearer read the drafts of one item or one release through the API, for a while.

    Only the token's digest is stored. It is dead with the rights of the account that made it.
    """

    digest = models.CharField(max_length=71, unique=True)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, related_name="previews")
    release = models.ForeignKey(
        Release, on_delete=models.CASCADE, null=True, related_name="previews"
    )
    note = models.CharField(max_length=200, blank=True, help_text="Whom it is for.")
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    uses = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True)

    objects = PreviewTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="preview_is_of_one_item_or_one_release",
                condition=Q(item__isnull=False, release__isnull=True)
                | Q(item__isnull=True, release__isnull=False),
            )
        ]

    def __str__(self):
        return f"preview of {self.item or self.release}, until {self.expires_at:%Y-%m-%d %H:%M %Z}"
