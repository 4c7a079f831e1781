from django.db import models
from django.utils import timezone

from cms.models.person import Account, Person


class InvitationQuerySet(models.QuerySet):
    def pending(self):
        """Neither used nor taken back; those that have expired wait for a new link."""
        return self.filter(used_at__isnull=True, revoked_at__isnull=True)

    def open(self):
        return self.pending().filter(expires_at__gt=timezone.now())


class Invitation(models.Model):
    """A link that lets one person choose how they sign in: once, and for some days.

    Only the digest of its secret is kept, so that nobody who reads the database can use it.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"for {self.account}"

    @property
    def has_expired(self):
        return self.expires_at <= timezone.now()
