import pytest

from cms.editorial import workflow
from cms.editorial.refusals import Invalid
from cms.models import SlugClaim
from tests.kitchen import change, current, write
from tests.observing import stored
from tests.sampleapp.models import Book

pytestmark = pytest.mark.django_db


def claims(item):
    """``{slug: what it is to the item}``."""
    kinds = {(True, True): "slug", (True, False): "old slug", (False, False): "name"}
    return {
        each.slug: kinds[each.is_slug, each.is_current]
        for each in SlugClaim.objects.filter(item=item)
    }


def test_item_holds_its_slug_its_title_and_its_aliases(kitchen):
    soup = kitchen.recipe("soup", title="Hot soup", aliases=["Potage", "日本"])

    assert claims(soup) == {"soup": "slug", "hot-soup": "name", "potage": "name"}


def test_slug_once_had_stays_the_items_for_ever_and_other_names_go(kitchen):
    soup = kitchen.recipe("soup", title="Hot soup", aliases=["Potage"])

    soup = change(soup, by=kitchen.team.ann, slug="stew", title="Stew", aliases=[])

    assert claims(soup) == {"soup": "old slug", "stew": "slug"}


def test_slug_that_comes_back_is_the_slug_again(kitchen):
    soup = kitchen.recipe("soup", title="Soup")
    change(soup, by=kitchen.team.ann, slug="stew")

    soup = change(soup, by=kitchen.team.ann, slug="soup")

    assert claims(soup) == {"soup": "slug", "stew": "old slug"}


def test_name_that_becomes_the_slug_stays_when_the_slug_changes_again(kitchen):
    soup = kitchen.recipe("soup", title="Soup", aliases=["Potage"])
    change(soup, by=kitchen.team.ann, slug="potage")

    soup = change(soup, by=kitchen.team.ann, slug="soup", aliases=[])

    assert claims(soup) == {"soup": "slug", "potage": "old slug"}


@pytest.mark.parametrize(
    ("names", "place"),
    [
        ({"slug": "old-soup", "title": "Stew"}, "slug"),
        ({"slug": "stew", "title": "Potage!"}, "title"),
        ({"slug": "stew", "title": "Stew", "aliases": ["OLD SOUP"]}, "aliases"),
    ],
)
def test_name_of_another_item_is_refused(kitchen, names, place):
    soup = kitchen.recipe("old-soup", title="Soup", aliases=["Potage"])
    change(soup, by=kitchen.team.ann, slug="soup")
    before = stored()

    with pytest.raises(Invalid, match="A name is taken.") as refusal:
        kitchen.recipe(**names)

    assert [at for at, _ in refusal.value.details] == [place]
    assert stored() == before


def test_name_may_be_that_of_an_item_of_another_type(kitchen):
    kitchen.recipe("soup")

    book = write(Book, "soup", by=kitchen.team.ann)

    assert claims(book) == {"soup": "slug"}


def test_names_of_a_discarded_draft_are_free(kitchen):
    soup = kitchen.recipe("soup")
    workflow.discard(soup, by=kitchen.team.ann, expected=soup.head)

    other = kitchen.recipe("soup")

    assert (claims(soup), claims(other)) == ({}, {"soup": "slug"})


def test_name_that_grows_when_written_in_plain_letters_is_kept_as_far_as_it_fits(kitchen):
    soup = kitchen.recipe("soup", title="㎏" * 200, aliases=["℻" * 200])

    kitchen.live(soup)

    fax = ("fax" * 84)[:250]
    assert claims(soup) == {"soup": "slug", "kg" * 125: "name", fax: "name"}
    publication = current(soup).publications.get()
    assert publication.title_key == "㎏" * 200
    assert publication.facets.get(name="alias").value == fax
