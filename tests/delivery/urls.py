"""The library with recipes: the core serves them as it serves any content."""

from django.urls import include, path

from cms.delivery.filters import ChoiceFilter
from cms.delivery.filtersets import ItemFilterSet
from cms.delivery.matching import Rows
from cms.delivery.representations import Representation
from cms.delivery.resources import Catalog, Relation, Resource
from cms.delivery.shapes import WHOLE, cited, listed, maybe, record, ref, text
from cms.delivery.urls import routes
from cms.urls import handler400, handler404, handler500
from tests.sampleapp.models import Book, Recipe

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

RECIPE = {
    "summary": maybe(ref("CitedText")),
    "follows": maybe(ref("RecipeCard")),
    "price": maybe(text()),
    "ingredients": listed(cited(name=text(), made_by=maybe(ref("RecipeCard")))),
    "sections": listed(
        record(key=text(), markdown=text(), html=text(), sources=listed(ref("Source")))
    ),
}

# What is printed on the spine.
LABEL = Representation(
    "label",
    "text/x-label",
    lambda document: document["title"].upper().encode(),
    "The titles in capitals.",
    before=b"<",
    between=b"|",
    after=b">",
    suffix=".lbl",
    is_text=True,
    of_lists=True,
)


class RecipeFilter(ItemFilterSet):
    ingredient = ChoiceFilter(
        [("salt", "Salt"), ("beef", "Beef"), ("rice", "Rice")],
        "What is in it.",
        rows=Rows("ingredients"),
    )


class BookFilter(ItemFilterSet):
    pass


CATALOG = Catalog(
    [
        Resource(
            Recipe,
            RecipeFilter,
            RECIPE,
            relations=(
                Relation("parts", "recipe", "ingredients", "made_by"),
                Relation("references", "book", "references"),
            ),
        ),
        Resource(
            Book,
            BookFilter,
            {"pages": maybe(WHOLE)},
            relations=(Relation("cited-by", None, is_back=True),),
            representations=(LABEL,),
        ),
    ]
)

urlpatterns = [path("api/v1/", include(routes(CATALOG)))]
