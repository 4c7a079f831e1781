from django.db import models, transaction
from django.db.models import Q

from cms.models.publication import Link
from cms.models.run import Run


class Topic(models.TextChoices):
    RELEASE = "release"
    NOTICE = "notice"
    REDACTION = "redaction"


class Committed:
    """``latest`` is another object after each public change that this very process committed."""

    latest = object()

    def hear(self):
        self.latest = object()


COMMITTED = Committed()


class OutboxQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(delivered_at__isnull=True)

    def tell(self, topic, publications, **more):
        """That readers get something else of these publications, and of all that they link to."""
        linked = Link.objects.filter(publication__in=publications).values_list("target", flat=True)
        items = {each.item_id for each in publications}
        transaction.on_commit(COMMITTED.hear)
        return self.create(
            topic=topic,
            payload={
                **more,
                "items": sorted(map(str, items)),
                "linked": sorted(map(str, set(linked.order_by().distinct()) - items)),
            },
        )


class OutboxMessage(models.Model):
    """What other systems must hear of, written in the transaction that made it true."""

    topic = models.CharField(max_length=60, choices=Topic)
    payload = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(delivered_at__isnull=True), name="outbox_that_waits"
            )
        ]

    def __str__(self):
        return f"{self.topic} {self.pk}"


class PurgeRun(Run):
    """Who empties the caches in front now, and how it went the last time."""
