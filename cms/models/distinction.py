from django.db import models

from cms.models.item import Item
from cms.models.person import Person


class Distinction(models.Model):
    """Somebody looked at two items that look alike: they are not the same, and why."""

    one = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="distinction_is_made_once"),
            models.CheckConstraint(
                name="distinction_names_its_items_in_order",
                condition=models.Q(one__lt=models.F("other")),
            ),
        ]

    def __str__(self):
        return f"{self.one} is not {self.other}"
