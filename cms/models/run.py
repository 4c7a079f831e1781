from django.db import models
from django.db.models import Q
from django.utils import timezone

# Seconds until errands are looked for again, if nobody acts before.
LONGEST_PAUSE = 60


class Run(models.Model):
    """The one row that says who does an errand now, until when, and how it went the last time.

    Of several processes one takes the row; one that was killed loses it when its time is over.
    """

    held_until = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True, help_text="When somebody last looked what is due.")
    failing_since = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")

    class Meta:
        abstract = True

    def __str__(self):
        return f"looked at {self.looked_at}"

    @classmethod
    def of_last_time(cls):
        return cls.objects.filter(pk=1).first()

    @classmethod
    def take(cls, lease, now):
        """The row, held by us for the time of ``lease``; None where somebody else holds it."""
        cls.objects.get_or_create(pk=1)
        free = Q(held_until__isnull=True) | Q(held_until__lt=now)
        until = timezone.now() + lease
        taken = cls.objects.filter(free, pk=1).update(held_until=until, looked_at=now)
        return cls.objects.get(pk=1) if taken else None

    def renew(self, lease):
        """Hold it for longer; False where it was lost."""
        until = timezone.now() + lease
        held = self._ours().update(held_until=until)
        self.held_until = until
        return bool(held)

    def let_go(self):
        self._ours().update(held_until=None)

    def _ours(self):
        return type(self).objects.filter(pk=1, held_until=self.held_until)

    @classmethod
    def succeeded(cls):
        cls.objects.filter(pk=1).update(failing_since=None, failure="", failures=0)

    @classmethod
    def failed(cls, what, now):
        cls.objects.filter(pk=1).update(failure=what, failures=models.F("failures") + 1)
        cls.objects.filter(pk=1, failing_since=None).update(failing_since=now)
