from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class Named(models.Model):
    title = models.CharField(max_length=250)
    slug = models.SlugField(max_length=100, unique=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title


class Category(Named):
    pass


class Condition(Named):
    description = models.TextField()


class Risk(Named):
    definition = models.TextField()
    lay_definition = models.TextField()


class Reference(Named):
    authors = models.JSONField()
    container_title = models.CharField(max_length=250)
    issued = models.CharField(max_length=10)
    source_url = models.URLField()


class Procedure(Named):
    kind = models.CharField(max_length=30, db_index=True)
    category = models.ForeignKey(Category, on_delete=models.PROTECT)
    summary = models.TextField()
    lay_summary = models.TextField()
    sections = models.JSONField()
    invasiveness = models.CharField(max_length=10)
    shortest = models.PositiveIntegerField()
    longest = models.PositiveIntegerField(db_index=True)
    anesthesia = ArrayField(models.CharField(max_length=20))
    imaging = ArrayField(models.CharField(max_length=20))
    risks = models.ManyToManyField(Risk)
    conditions = models.ManyToManyField(Condition)
    references = models.ManyToManyField(Reference)
    search = SearchVectorField(null=True, editable=False)

    class Meta:
        ordering = ["title"]
        indexes = [
            models.Index(fields=["title"], name="rival_by_title"),
            GinIndex(fields=["anesthesia"], name="rival_by_anesthesia"),
            GinIndex(fields=["imaging"], name="rival_by_imaging"),
            GinIndex(fields=["search"], name="rival_by_search"),
        ]
