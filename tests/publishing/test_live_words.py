"""What is told of the words of live items: by an errand, and never more than they say."""

import pytest

from cms.models import Generation, LiveItem, LiveWord
from cms.publishing import live, redaction, withdrawing
from cms.publishing.live import bitmaps, keeping, words
from tests.kitchen import change

pytestmark = pytest.mark.django_db


def told():
    """``{word: [ordinals by field]}``."""
    return {
        each.word: [
            list(bitmaps.read(bits)) for bits in (each.title, each.aliases, each.summary, each.body)
        ]
        for each in LiveWord.objects.all()
    }


def test_terms_pairs_and_written_words_are_told_of_by_field(kitchen):
    kitchen.live(kitchen.recipe(title="Hot soups", aliases=["Broth"]))

    live.catch_up()
    words.tell_of_all()

    in_title, in_alias = [[1], [], [], []], [[], [1], [], []]
    assert told() == {
        **dict.fromkeys(["hot", "soup", "| hot", "hot soup", "soup |", "=hot", "=soups"], in_title),
        **dict.fromkeys(["broth", "| broth", "broth |", "=broth"], in_alias),
    }


def test_release_tells_nothing_until_the_errand_does(kitchen):
    kitchen.live(kitchen.recipe())

    before = (told(), LiveItem.objects.apart().count(), keeping.is_due())
    keeping.send_due()

    assert before == ({}, 1, True)
    assert told()["soup"] == [[1], [], [], []]
    assert (LiveItem.objects.apart().count(), keeping.is_due()) == (0, False)


def test_whoever_reads_while_it_is_told_begins_anew(kitchen):
    kitchen.live(kitchen.recipe())
    before = Generation.objects.get(pk=1)

    words.tell()

    after = Generation.objects.get(pk=1)
    assert (before.name != after.name, after.state) == (True, before.state)
    words.tell()
    assert Generation.objects.get(pk=1).name == after.name


def test_new_edition_stands_nowhere_by_words_of_the_old_one(kitchen):
    soup = kitchen.live(kitchen.recipe(summary="Hot."))
    words.tell()

    kitchen.live(change(soup, by=kitchen.team.ann, summary="Cold."))
    words.tell()

    assert {"hot", "=hot", "| hot"} & set(told()) == set()
    assert told()["cold"] == [[], [], [1], []]
    assert list(words.differences()) == []


def test_what_only_another_document_shows_anew_is_not_told_anew(kitchen):
    stock = kitchen.recipe("stock")
    kitchen.live(stock, kitchen.recipe("soup", ingredients=[("base", {"made_by_id": stock.pk})]))
    words.tell()

    kitchen.live(change(stock, by=kitchen.team.ann, title="Bone broth"))

    assert list(LiveItem.objects.apart().values_list("slug", flat=True)) == ["stock"]


def test_items_of_other_blocks_have_rows_of_their_own(kitchen, monkeypatch):
    monkeypatch.setattr(words, "BLOCK", 2)
    kitchen.live(*(kitchen.recipe(f"soup-{number}") for number in range(4)))

    words.tell_of_all()

    rows = LiveWord.objects.filter(word="soup").order_by("block").values_list("block", "title")
    assert [(block, list(bitmaps.read(bits))) for block, bits in rows] == [
        *[(0, [1]), (1, [2, 3]), (2, [4])]
    ]
    assert list(words.differences()) == []


def test_difference_is_found(kitchen):
    kitchen.live(kitchen.recipe())
    words.tell()

    LiveWord.objects.filter(word="=soup").delete()

    assert list(words.differences()) == ["The word “=soup” stands elsewhere."]


@pytest.mark.parametrize("is_told_again", [True, False])
def test_redacted_text_leaves_no_word_that_was_told_of(kitchen, is_told_again):
    soup = kitchen.live(kitchen.recipe("soup", title="Xaveria’s hot soup"))
    words.tell()
    kitchen.live(change(soup, by=kitchen.team.bob, title="Hot soup"))
    if is_told_again:
        words.tell()
    asked = redaction.ask(soup.revisions.first(), by=kitchen.team.ada, reason="A name.")

    redaction.confirm(asked, by=kitchen.team.abe)

    assert [word for word in told() if "xaveria" in word] == []
    words.tell()
    assert told()["hot soup"] == [[1], [], [], []]
    assert list(words.differences()) == []


def test_redacted_text_that_was_withdrawn_leaves_no_word_either(kitchen):
    soup = kitchen.live(kitchen.recipe("soup", title="Xaveria’s soup"), kitchen.recipe("stew"))[0]
    words.tell()
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="A name.")
    change(soup, by=kitchen.team.bob, title="Soup")
    asked = redaction.ask(soup.revisions.first(), by=kitchen.team.ada, reason="A name.")

    redaction.confirm(asked, by=kitchen.team.abe)

    assert set(told()) == {"stew", "| stew", "stew |", "=stew"}
