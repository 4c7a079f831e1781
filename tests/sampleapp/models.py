"""A content type that has nothing to do with medicine: the core must serve it all the same."""

from django.db import models

from cms.models import CitedPart, CitedTextField, ContentItem, Known, Part, SignatureKind, owned_by


class Book(ContentItem):
    """What recipes cite."""

    type_name = "book"
    path = "books"
    cites = "book"
    signatures = {SignatureKind.EDITORIAL: 1}

    pages = models.PositiveIntegerField(null=True, blank=True)


class Recipe(ContentItem):
    type_name = "recipe"
    path = "recipes"
    cites = "book"
    parts = ["ingredients", "steps"]
    operational = frozenset({"times_printed"})
    coverage = [
        Known("summary"),
        Known("price"),
        Known("ingredients", "ingredients"),
        Known("salt", "ingredients", {"name": "salt"}),
    ]
    signatures = {SignatureKind.CLINICAL: 1}

    summary = CitedTextField()
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    price = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    tested_on = models.DateField(null=True, blank=True)
    times_printed = models.PositiveIntegerField(default=0)


class Ingredient(CitedPart):
    owner = owned_by(Recipe, "ingredients")
    name = models.CharField(max_length=100)
    grams = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    made_by = models.ForeignKey(
        Recipe, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )


class Step(Part):
    owner = owned_by(Recipe, "steps")
    body = CitedTextField()
