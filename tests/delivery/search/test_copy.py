"""Search by the copy answers as the publications do: to the byte, for whatever is asked."""

import random

import pytest

from cms.delivery.present import copies, search
from cms.delivery.present import words as present
from cms.models import Generation
from cms.publishing import withdrawing
from cms.publishing.live import words
from tests.kitchen import change

WORDS = [
    "hot",
    "soup",
    "soups",
    "pumpkin",
    "salt",
    "cold",
    "broth",
    "olive",
    "oil",
    "stock",
    "bouillon",
    "winter",
    "grey",
    "gray",
]
ASKED = 60


def some_words(dice, most):
    return " ".join(dice.choices(WORDS, weights=range(len(WORDS), 0, -1), k=dice.randint(1, most)))


def names(dice):
    """Names, each another one."""
    taken = set()
    while True:
        name = some_words(dice, 3)
        if name not in taken:
            taken.add(name)
            yield name


def dishes(kitchen, dice, count):
    name = names(dice)
    for number in range(count):
        yield kitchen.recipe(
            f"dish-{number}",
            title=next(name).capitalize(),
            aliases=[next(name) for _ in range(dice.randint(0, 2))],
            summary=some_words(dice, 5),
            steps=[(f"step-{row}", some_words(dice, 8)) for row in range(dice.randint(0, 3))],
        )


def stocked(kitchen, dice):
    """Some of it told of, some apart, and some partly hidden, withdrawn, or only a draft."""
    books = [kitchen.book("soup-book"), kitchen.book("salt-book", title="Hot salt")]
    first = kitchen.live(*dishes(kitchen, dice, 24), *books)
    words.tell_of_all()
    for item in first[:4]:
        kitchen.live(change(item, by=kitchen.team.ann, summary=some_words(dice, 5)))
    for item in first[3:6]:
        kitchen.notice(item, place="summary", hides_place=True)
    for item in first[6:9]:
        withdrawing.withdraw(item, by=kitchen.team.pam, reason="Cold.")
    change(first[10], by=kitchen.team.ann, summary="Nonsense.")


def queries(dice):
    for _ in range(ASKED):
        text = some_words(dice, 4)
        shape = dice.random()
        if shape < 0.15:
            text = f'"{text}"'
        elif shape < 0.3:
            text = f'{some_words(dice, 1)} "{text}"'
        elif shape < 0.5:
            text = text[: -dice.randint(1, 3)]
        elif shape < 0.6:
            text = text.replace("u", "", 1)
        elif shape < 0.7:
            text += " nonsense"
        asked = {"q": text}
        if dice.random() < 0.3:
            asked["type"] = dice.choice(["recipe", "book"])
        if dice.random() < 0.3:
            asked |= {"page_size": 3, "page": dice.choice([1, 2])}
        yield asked


def answers(reader, asked):
    sent = [reader.ask("search/", **each) for each in asked]
    sent += [reader.ask("recipes/", q=each["q"], page_size=30) for each in asked]
    return [(each.status_code, each.content) for each in sent]


@pytest.mark.parametrize("number", range(3))
def test_copy_answers_as_the_publications_do(kitchen, reader, clock, number):
    dice = random.Random(f"search {number}")
    stocked(kitchen, dice)
    asked = list(queries(dice))

    by_copy = answers(reader, asked)
    Generation.objects.update(form="of other code")
    by_publications = answers(reader, asked)

    pairs = zip(asked * 2, by_copy, by_publications, strict=True)
    assert [each for each, one, other in pairs if one != other] == []


def test_new_words_are_found_before_they_are_told_of_and_after(kitchen, found):
    soup = kitchen.live(kitchen.recipe("soup", summary="Hot."))
    words.tell()
    kitchen.live(change(soup, by=kitchen.team.ann, summary="Cold."))

    before = (found("hot"), found("cold"))
    words.tell()

    assert before == (found("hot"), found("cold")) == ([], ["soup"])


def test_withdrawn_item_is_neither_found_nor_counted_though_its_words_stay(kitchen, reader, found):
    soup, _ = kitchen.live(kitchen.recipe("soup"), kitchen.recipe("soup-of-today"))
    words.tell()

    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="Cold.")

    assert found("soup") == found("soup", type="recipe") == ["soup-of-today"]
    counts = reader.read("search/", q="soup")["facets"]["type"]["values"]
    assert [(each["value"], each["count"]) for each in counts] == [("recipe", 1), ("book", 0)]
    assert reader.slugs("recipes/", q="soup") == ["soup-of-today"]
    # By the copy itself: what it could not show, the publications would have answered.
    assert search.find("soup", copy=copies.current()).ranked.count() == 1


def test_search_for_new_words_is_two_queries(kitchen, reader, clock, django_assert_num_queries):
    """Where the words stand, and the texts of the page; how many match makes no difference."""
    kitchen.live(*(kitchen.recipe(f"soup-{number}", summary="Cold.") for number in range(5)))
    words.tell()
    reader.read("search/", q="soup")

    with django_assert_num_queries(2):
        assert reader.read("search/", q="cold soup", page_size=2)["count"] == 5
    with django_assert_num_queries(2):
        assert reader.read("search/", q="cold soup 3")["count"] == 5


@pytest.mark.parametrize("limit", ["MOST_ASIDE", "MOST_LOOKED_AT"])
def test_database_is_asked_where_too_much_would_be_read(kitchen, found, monkeypatch, limit):
    names = ["hot-pumpkin-soup", "old-hot-pumpkin-soup"]
    kitchen.live(*map(kitchen.recipe, names))
    if limit == "MOST_LOOKED_AT":
        words.tell()
    monkeypatch.setattr(present, limit, 1)

    assert found("hot pumpkin soup") == names


def test_kept_words_stay_within_their_bound(kitchen, settings):
    kitchen.live(kitchen.recipe())
    words.tell_of_all()
    settings.WORD_MEGABYTES = 100 / 1_000_000
    known = present.Words(copies.current())

    for asked in (["soup"], ["hot"], ["soup", "hot"], ["nothing"]):
        read = known.read(asked)

        assert list(read) == asked
        assert known.bytes <= 100 or len(known.kept) == len(asked)
