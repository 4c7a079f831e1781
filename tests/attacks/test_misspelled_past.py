"""What a word of the past was taken for depends on that past alone, not on what came since."""

from datetime import timedelta

import pytest

from cms.models import Generation
from cms.publishing import instants
from tests.kitchen import change


@pytest.fixture
def then(kitchen, clock):
    """An instant at which one recipe said “saffron”, and another nearly so; since, words changed."""
    rice, cake = kitchen.recipe("rice", summary="With saffron."), kitchen.recipe("cake")
    kitchen.live(rice, cake, kitchen.recipe("tea", summary="With saffrin."))
    clock.shift(10)
    then = instants.now()
    clock.shift(timedelta(minutes=1))
    kitchen.live(change(rice, by=kitchen.team.ann, summary="With turmeric."))
    kitchen.live(change(cake, by=kitchen.team.ann, summary="With cinnamon."))
    clock.shift(10)
    return then.isoformat()


@pytest.mark.parametrize(
    "q", ["saffron", "cinnamin", "turmeric", "rice saffron", "saffran", "safron"]
)
@pytest.mark.parametrize("path", ["recipes/", "facets/recipes/"])
def test_search_of_the_past_is_mended_by_the_past(reader, then, path, q):
    by_copy = reader.read(path, q=q, at=then)

    Generation.objects.update(form="of other code")

    assert by_copy == reader.read(path, q=q, at=then)
