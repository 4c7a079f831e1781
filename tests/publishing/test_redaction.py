import pytest

from cms.editorial import audit, saving
from cms.editorial.refusals import NotPermitted, Refused, TransitionRefused
from cms.models import Facet, Link, Publication, Release, Revision
from cms.publishing import chain, composition, redaction, withdrawing
from tests.kitchen import change, current
from tests.observing import stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(kitchen):
    """Live in its second text; the first was public before."""
    book = kitchen.book()
    item = kitchen.recipe(title="Anna's soup", aliases=["Potage"], summary="Hot [@cookbook].")
    kitchen.live(book, item)
    kitchen.live(change(item, by=kitchen.team.bob, title="Soup"))
    return current(item)


@pytest.fixture
def asked(kitchen, soup):
    return redaction.ask(soup.revisions.first(), by=kitchen.team.ada, reason="A patient's name.")


def refuses(match, act, *args, refusal=Refused, **kwargs):
    before = stored()
    with pytest.raises(refusal, match=match):
        act(*args, **kwargs)
    assert stored() == before


def test_redaction_by_two_people_removes_the_text_and_keeps_the_digest(kitchen, soup, asked):
    first = soup.revisions.first()

    redaction.confirm(asked, by=kitchen.team.abe)

    redacted = Revision.objects.get(pk=first.pk)
    publication = redacted.publications.get()
    texts = ["document", "card", "title", "title_key"]
    assert (redacted.text, redacted.digest) == ("", first.digest)
    assert [getattr(publication, name) for name in texts] == [""] * 4
    assert (publication.digest, publication.slug) == (first.digest, "soup")
    assert publication.aliases == []
    assert not Facet.objects.filter(publication=publication).exists()
    assert not Link.objects.filter(publication=publication).exists()
    assert (audit.broken_links(), chain.broken_links()) == ([], [])


def test_redaction_needs_a_reason(kitchen, soup):
    first = soup.revisions.first()

    refuses("Say why", redaction.ask, first, by=kitchen.team.ada, reason=" ")


def test_redaction_is_asked_for_once(kitchen, soup, asked):
    first = soup.revisions.first()

    refuses("asked for already", redaction.ask, first, by=kitchen.team.abe, reason="A name.")


@pytest.mark.parametrize("who", ["ann", "cleo", "pam", "gus"])
def test_redaction_is_for_administrators(kitchen, soup, asked, who):
    by = getattr(kitchen.team, who)
    live = soup.head

    refuses("administrator", redaction.ask, live, by=by, reason="So.", refusal=NotPermitted)
    refuses("administrator", redaction.confirm, asked, by=by, refusal=NotPermitted)


def test_redaction_is_not_confirmed_by_who_asked(kitchen, asked):
    refuses("Somebody else must confirm", redaction.confirm, asked, by=kitchen.team.ada)


def test_redaction_is_confirmed_once(kitchen, asked):
    redaction.confirm(asked, by=kitchen.team.abe)

    refuses(
        "redacted already",
        redaction.confirm,
        asked,
        by=kitchen.team.abe,
        refusal=TransitionRefused,
    )


def test_text_that_is_live_is_not_redacted(kitchen, soup):
    live = soup.head
    change(soup, by=kitchen.team.bob, title="Stew")
    asked = redaction.ask(live, by=kitchen.team.ada, reason="A name.")

    refuses("This text is public, or is going to be", redaction.confirm, asked, by=kitchen.team.abe)


def test_text_that_is_being_edited_is_not_redacted(kitchen, soup):
    draft = change(soup, by=kitchen.team.bob, title="Stew").head
    asked = redaction.ask(draft, by=kitchen.team.ada, reason="A name.")

    refuses("This is the text being edited", redaction.confirm, asked, by=kitchen.team.abe)


def test_redacted_text_is_not_brought_back(kitchen, soup, asked):
    redaction.confirm(asked, by=kitchen.team.abe)
    first, team = soup.revisions.first(), kitchen.team
    last = Release.objects.order_by("starts_at").last()
    gone = "The text of revision 1 was removed"

    refuses(gone, saving.restore_revision, soup, first, by=team.ann, base=soup.head)
    refuses(gone, change, soup, by=team.ann, base=first, title="Stew")
    refuses(gone, withdrawing.roll_back, last, by=team.pam, reason="Back.")


def test_card_of_redacted_text_says_no_more_than_its_address(kitchen, soup, asked):
    then = Publication.objects.get(revision=asked.revision).starts_at
    redaction.confirm(asked, by=kitchen.team.abe)

    card = composition.cards_at([soup.pk], then, hidden={})[str(soup.pk)]

    assert card == {
        "id": str(soup.pk),
        "type": "recipe",
        "slug": "soup",
        "title": None,
        "url": "http://127.0.0.1:8000/api/v1/recipes/soup/",
    }


def test_withdrawal_keeps_nothing_of_the_text_that_it_took_down(kitchen):
    soup = kitchen.live(kitchen.recipe(title="Anna's soup", aliases=["Anna"]))
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="It names a patient.")
    change(soup, by=kitchen.team.bob, title="Soup", aliases=[])
    asked = redaction.ask(soup.head, by=kitchen.team.ada, reason="A patient's name.")

    redaction.confirm(asked, by=kitchen.team.abe)

    assert not Publication.objects.filter(title__contains="Anna").exists()
    assert not Publication.objects.filter(card__contains="Anna").exists()
    assert [each.aliases for each in Publication.objects.filter(item=soup)] == [[], []]
    assert (audit.broken_links(), chain.broken_links()) == ([], [])


def test_withdrawal_of_another_text_keeps_its_names(kitchen):
    soup = kitchen.live(kitchen.recipe(title="Anna's soup"))
    kitchen.live(change(soup, by=kitchen.team.bob, title="Soup"))
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="Nobody liked it.")
    asked = redaction.ask(soup.revisions.first(), by=kitchen.team.ada, reason="A patient's name.")

    redaction.confirm(asked, by=kitchen.team.abe)

    assert Publication.objects.get(revision=None).title == "Soup"
    assert chain.broken_links() == []
