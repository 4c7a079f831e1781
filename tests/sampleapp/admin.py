from django.contrib import admin

from cms.admin.items.content import ContentAdmin
from cms.admin.items.parts import PartStack, PartTable
from tests.sampleapp.models import Book, Ingredient, Recipe, Step


@admin.register(Book)
class BookAdmin(ContentAdmin):
    fields = ["title", "slug", "aliases", "pages"]


class Ingredients(PartTable):
    model = Ingredient
    fields = ["order", "name", "grams", "made_by", "sources"]


class Steps(PartStack):
    model = Step
    fields = ["order", "body"]


@admin.register(Recipe)
class RecipeAdmin(ContentAdmin):
    autocomplete_fields = ["follows"]
    inlines = [Ingredients, Steps]
    fieldsets = [
        (None, {"fields": ["title", "slug", "aliases"]}),
        ("Content", {"fields": ["summary", "follows", "price", "tested_on"]}),
    ]
