from django.db import models

from cms.models.person import Person


class SavedFilter(models.Model):
    """The filters of a list under a name: one person's own, or everybody's."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="saved_filters", db_index=False
    )
    list_name = models.CharField(max_length=60, help_text="The list's type of content, or model.")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000, blank=True)
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "list_name", "name"], name="filter_name_is_unique_for_person"
            )
        ]

    def __str__(self):
        return self.name
