from django.db import models
from django.utils.text import Truncator

from cms.models.item import Item
from cms.models.person import Person
from cms.models.revision import Revision


class CommentQuerySet(models.QuerySet):
    def threads(self):
        return self.filter(answers__isnull=True)

    def open(self):
        return self.threads().filter(resolved_at__isnull=True)

    def blocking(self):
        return self.open().filter(blocks=True)


class Comment(models.Model):
    """A remark on a place of an item, or an answer in its thread. Readers never see it.

    The first remark opens the thread: place, resolution and whether it must be resolved before
    anybody signs are said there.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="comments")
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="thread"
    )
    place = models.CharField(max_length=200, blank=True, help_text="Part and key, or a field.")
    text = models.TextField()
    blocks = models.BooleanField(default=False, help_text="Must be resolved before anybody signs.")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="comments")
    at = models.DateTimeField()
    mentioned = models.ManyToManyField(Person, blank=True, related_name="mentioned_in")
    resolved_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="comment_resolution_has_who_and_when",
                condition=models.Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | models.Q(resolved_by__isnull=False, resolved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="answer_neither_blocks_nor_is_resolved",
                condition=models.Q(answers__isnull=True)
                | models.Q(blocks=False, resolved_at__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.author}: {Truncator(self.text).chars(60)}"
