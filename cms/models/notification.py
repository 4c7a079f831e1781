from django.db import models

from cms.models.item import Item
from cms.models.person import Person
from cms.models.release import Release
from cms.models.run import Run


class NotificationKind(models.TextChoices):
    REVIEW_ASKED = "review_asked", "Asked to review"
    CHANGES_REQUESTED = "changes_requested", "Changes requested"
    SIGNED = "signed", "Signed"
    APPROVED = "approved", "Approved"
    MENTIONED = "mentioned", "Mentioned"
    ANSWERED = "answered", "Answered"
    FLAG_ASSIGNED = "flag_assigned", "Flag assigned"
    RELEASED = "released", "Released"
    RELEASE_HELD = "release_held", "Release held"
    REVIEW_DUE = "review_due", "Review due"
    LINKED_TEXT_CHANGED = "linked_text_changed", "A linked text changed"


class NotificationQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at__isnull=True)

    def unmailed(self):
        return self.filter(mailed_at__isnull=True)


class Notification(models.Model):
    """What one person is told, in the admin and by mail, with the exact place it is about."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=30, choices=NotificationKind)
    text = models.CharField(max_length=500)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, related_name="+")
    place = models.CharField(max_length=200, blank=True, help_text="Part and key, or a field.")
    release = models.ForeignKey(Release, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True, help_text="Sent, or dropped with no right left.")
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["person", "-at"],
                condition=models.Q(read_at__isnull=True),
                name="unread_by_person",
            ),
            models.Index(
                fields=["at"], condition=models.Q(mailed_at__isnull=True), name="unmailed_by_time"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text}"


class MailRun(Run):
    """Who sends mail now, and how it went the last time."""

    reminded_on = models.DateField(null=True, help_text="When reviews that are due were told.")
