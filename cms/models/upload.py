from django.db import models

from cms.models.person import Person


class Upload(models.Model):
    """A file that somebody looks at before its rows become drafts.

    ``rows`` is what was read from it (``[{"row": 3, "values": {…}}]``), so that what is brought in
    is what the preview showed.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="uploads")
    at = models.DateTimeField()
    type = models.CharField(max_length=40, help_text="The type of content its rows become.")
    file_name = models.CharField(max_length=200)
    format = models.CharField(max_length=20)
    digest = models.CharField(max_length=71)
    rows = models.JSONField(default=list)
    answers = models.JSONField(default=dict, help_text="What was decided about rows.")
    brought_in_at = models.DateTimeField(null=True)
    report = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return self.file_name
