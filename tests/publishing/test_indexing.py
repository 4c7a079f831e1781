import pytest
from django.core.management import call_command

from cms.models import SearchEntry, SearchWord, full_text
from cms.models.full_text.conditions import FIELDS
from tests.kitchen import change

pytestmark = pytest.mark.django_db
EVERY = [*FIELDS, "publication", "passages"]


def entries():
    return list(SearchEntry.objects.order_by("pk").values(*EVERY))


def known():
    return set(SearchWord.objects.values_list("word", flat=True))


def test_entry_says_what_readers_read(kitchen):
    kitchen.live(
        kitchen.book(),
        kitchen.recipe(
            aliases=["Potage", "The broth"],
            summary="**Hot** soups [@cookbook].",
            ingredients=[("stock", {"name": "beef stock", "sources": "[?My Aunt]"})],
        ),
    )

    entry = SearchEntry.objects.get(publication__type="recipe")

    assert entry.passages == [
        ["title", "Soup"],
        *[["aliases", "Potage"], ["aliases", "The broth"]],
        ["summary", "Hot soups."],
        ["body", "beef stock"],
    ]
    assert [getattr(entry, name) for name in FIELDS] == [
        " | soup | =soup ",
        " | potag | broth | =broth =potage ",
        " | hot soup | =hot =soups ",
        " | beef stock | =beef =stock ",
    ]


def test_rebuilding_writes_what_was_written(kitchen, capsys):
    soup = kitchen.live(kitchen.recipe(summary="Hot soups."))
    kitchen.live(change(soup, by=kitchen.team.ann, title="Broth", aliases=["Potage"]))
    written, words = entries(), known()
    SearchEntry.objects.filter(title__contains="soup").delete()
    SearchEntry.objects.update(body=" | wrong | =wrong ", passages=[])
    SearchWord.objects.filter(word="hot").delete()
    SearchWord.objects.create(word="wrong")

    call_command("rebuild_search")

    assert (entries(), known()) == (written, words)
    assert capsys.readouterr().out == "2 publications can be found.\n"
    finding = SearchEntry.objects.matching
    numbers = [finding(full_text.Term(each)).count() for each in ("soup", "potag", "wrong")]
    assert numbers == [2, 1, 0]
