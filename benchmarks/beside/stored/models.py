from django.db import models


class Stored(models.Model):
    """What the product says of one procedure, as it says it: alone, and in a list."""

    slug = models.CharField(max_length=100, unique=True)
    title_key = models.CharField(max_length=250, db_index=True)
    detail = models.TextField()
    listed = models.TextField()

    def __str__(self):
        return self.slug
