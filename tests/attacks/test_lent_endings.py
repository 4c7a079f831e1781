"""Who uses a parameter that is to end is told so, and nobody else."""

import pytest
from django.urls import include, path

from cms.delivery.filters import ChoiceFilter
from cms.delivery.filtersets import ItemFilterSet
from cms.delivery.matching import Rows
from cms.delivery.resources import Catalog, Resource
from cms.delivery.shapes import maybe, text
from cms.delivery.urls import routes
from cms.urls import handler400, handler404, handler500
from tests.asking import Asked
from tests.delivery.ending_urls import ending
from tests.delivery.urls import RECIPE, BookFilter
from tests.sampleapp.models import Book, Recipe

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

RECIPES = "/api/v1/recipes/?page_size=1"


class RecipeFilter(ItemFilterSet):
    contains = ChoiceFilter(
        [("salt", "Salt")],
        "What is in it.",
        rows=Rows("ingredients"),
        facet="ingredient",
        deprecated=ending(12, "ingredient"),
    )


CATALOG = Catalog(
    [Resource(Recipe, RecipeFilter, RECIPE), Resource(Book, BookFilter, {"pages": maybe(text())})]
)
urlpatterns = [path("api/v1/", include(routes(CATALOG)))]


@pytest.fixture
def asked(kitchen, clock, settings):
    """Of two pages of recipes."""
    settings.ROOT_URLCONF = __name__
    salted = [("salt", {})]
    kitchen.live(*(kitchen.recipe(each, ingredients=salted) for each in ("rice", "soup")))
    clock.shift(10)
    return Asked()


def test_what_is_told_of_a_parameter_is_lent_to_nobody_else(asked):
    ending_now = asked.ask(f"{RECIPES}&contains=salt")

    told = asked.ask(RECIPES)

    assert ending_now["Sunset"]
    assert told == asked.ask_django(RECIPES)
