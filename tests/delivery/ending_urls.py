"""The toy library, in which a route, a parameter and a field are to end."""

from datetime import date

from django.urls import include, path

from cms.delivery.deprecation import Deprecation, deprecated
from cms.delivery.filters import ChoiceFilter
from cms.delivery.filtersets import ItemFilterSet
from cms.delivery.lists import TypeListView
from cms.delivery.matching import Rows
from cms.delivery.resources import Catalog, Resource
from cms.delivery.shapes import maybe, text
from cms.delivery.urls import routes
from cms.urls import handler400, handler404, handler500
from tests.delivery.urls import RECIPE, BookFilter
from tests.sampleapp.models import Book, Recipe

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]


def ending(month, what):
    return Deprecation(
        date(2026, month, 1), date(2027, month, 1), f"https://kitchen.example/{what}"
    )


class RecipeFilter(ItemFilterSet):
    contains = ChoiceFilter(
        [("salt", "Salt"), ("beef", "Beef")],
        "What is in it.",
        rows=Rows("ingredients"),
        facet="ingredient",
        deprecated=ending(3, "ingredient"),
    )


BODY = {**RECIPE, "price": deprecated(maybe(text()), ending(2, "price"))}
RECIPES = Resource(Recipe, RecipeFilter, BODY)
CATALOG = Catalog([RECIPES, Resource(Book, BookFilter, {"pages": maybe(text())})])
OLD = TypeListView.as_view(
    catalog=CATALOG, resource=CATALOG.resources["book"], deprecated=ending(4, "books")
)

urlpatterns = [path("api/v1/", include([*routes(CATALOG), path("old-books/", OLD)]))]
