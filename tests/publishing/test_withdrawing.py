import pytest

from cms.editorial import audit
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import Publication, Release, ReleaseKind, ReleaseState, Role, RoleGrant
from cms.publishing import chain, flags, instants, releases, urgent, withdrawing
from cms.publishing.refusals import ReleaseRefused, ScheduleRefused
from tests.kitchen import approve, change, next_minute, proof, release, submit
from tests.observing import events, public, recorded_state, stored
from tests.sampleapp.models import Book

pytestmark = pytest.mark.django_db


def refuses(match, act, *args, refusal=Refused, **kwargs):
    before = stored()
    with pytest.raises(refusal, match=match) as refused:
        act(*args, **kwargs)
    assert stored() == before
    return refused.value


def shown(item):
    """What readers get of the item now: its title, or why it is gone."""
    seen = public(instants.now()).get(str(item.pk))
    return seen["title"] if isinstance(seen, dict) else seen


def withdraw(kitchen, item, **given):
    given = {"by": kitchen.team.pam, "reason": "Out of date."} | given
    return withdrawing.withdraw(item, **given)


@pytest.fixture
def book(kitchen):
    return kitchen.live(kitchen.book())


@pytest.fixture
def soup(kitchen, book):
    return kitchen.live(kitchen.recipe(summary="Hot [@cookbook]."))


def test_withdrawn_item_is_gone_from_now_on_with_its_reason(kitchen, book):
    before = instants.now()

    sent = withdraw(kitchen, book)

    assert (shown(book), public(before)[str(book.pk)]["title"]) == ("Out of date.", "Cookbook")
    assert (sent.kind, sent.state) == (ReleaseKind.WITHDRAWAL, ReleaseState.SENT)
    assert (events()[-1], audit.replay()) == ("released", recorded_state())


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawal_needs_a_reason(kitchen, book, reason):
    refuses("Say why it is withdrawn", withdraw, kitchen, book, reason=reason)


def test_withdrawal_of_what_live_documents_use_is_refused_with_the_list(kitchen, book, soup):
    refusal = refuses("Live documents use it: recipe/soup", withdraw, kitchen, book)

    assert refusal.details == [soup]


def test_emergency_withdrawal_goes_through_and_documents_say_so(kitchen, book, soup):
    withdraw(kitchen, book, by=kitchen.team.cleo, emergency=True)

    reference = public(instants.now())[str(soup.pk)]["references"][0]
    assert (shown(book), reference["withdrawn"]) == ("Out of date.", True)


def test_emergency_is_not_scheduled(kitchen, book):
    refuses(
        "goes through at once",
        withdraw,
        kitchen,
        book,
        emergency=True,
        starts_at=next_minute(),
        refusal=ScheduleRefused,
    )


def test_withdrawal_names_a_successor_that_is_live(kitchen, book):
    other = kitchen.live(kitchen.book("new-cookbook"))

    withdraw(kitchen, book, successor=other)

    assert Publication.objects.get(item=book, revision=None).successor == other


def test_successor_that_readers_cannot_open_is_refused(kitchen, book):
    draft = kitchen.book("new-cookbook")

    refuses("is not live", withdraw, kitchen, book, successor=draft)
    refuses("is the item itself", withdraw, kitchen, book, successor=book)


@pytest.mark.parametrize("how", ["never live", "withdrawn before"])
def test_withdrawal_of_what_is_not_live_is_refused(kitchen, how):
    item = kitchen.recipe()
    if how == "withdrawn before":
        withdraw(kitchen, kitchen.live(item))

    refuses("is not live, so it cannot be withdrawn", withdraw, kitchen, item)


def test_withdrawn_text_comes_back_by_a_release(kitchen, book):
    withdraw(kitchen, book)

    release(book, by=kitchen.team.pam)

    assert shown(book) == "Cookbook"


def test_withdrawal_in_a_release_that_stops_using_the_item_is_possible_after_it(
    kitchen, book, soup
):
    kitchen.live(change(soup, by=kitchen.team.ann, summary="Hot."))

    withdraw(kitchen, book)

    assert (shown(book), shown(soup)) == ("Out of date.", "Soup")


# Rolling back


def roll_back(kitchen, sent, **given):
    return withdrawing.roll_back(sent, **{"by": kitchen.team.pam, "reason": "Wrong."} | given)


def last_release():
    return Release.objects.order_by("starts_at").last()


def test_roll_back_shows_again_what_was_live_before(kitchen, soup):
    kitchen.live(change(soup, by=kitchen.team.ann, title="Stew"))

    back = roll_back(kitchen, last_release())

    assert (shown(soup), back.kind, chain.broken_links()) == ("Soup", ReleaseKind.ROLLBACK, [])
    assert audit.replay() == recorded_state()


def test_roll_back_of_the_first_release_withdraws_its_items(kitchen, book):
    roll_back(kitchen, last_release())

    assert shown(book) == "Wrong."


def test_roll_back_of_a_withdrawal_shows_the_text_again(kitchen, book):
    sent = withdraw(kitchen, book)

    roll_back(kitchen, sent)

    assert shown(book) == "Cookbook"


def test_roll_back_of_a_roll_back_goes_forward_again(kitchen, soup):
    kitchen.live(change(soup, by=kitchen.team.ann, title="Stew"))
    back = roll_back(kitchen, last_release())

    roll_back(kitchen, back)

    assert shown(soup) == "Stew"


def test_roll_back_is_refused_where_a_later_release_touched_the_item(kitchen, soup):
    kitchen.live(change(soup, by=kitchen.team.ann, title="Stew"))
    earlier = last_release()
    kitchen.live(change(soup, by=kitchen.team.ann, title="Broth"))

    refuses("A later release changed the same items: recipe/soup", roll_back, kitchen, earlier)


@pytest.mark.parametrize("how", ["open", "scheduled", "cancelled"])
def test_roll_back_of_what_is_not_live_is_refused(kitchen, how):
    prepared = kitchen.prepared(kitchen.approved(kitchen.recipe()))
    if how != "open":
        prepared = kitchen.send(prepared, starts_at=next_minute())
    if how == "cancelled":
        prepared = kitchen.cancel(prepared)

    refuses("Only a release that is live can be rolled back", roll_back, kitchen, prepared)


def test_roll_back_to_a_text_whose_source_is_gone_is_refused(kitchen, book, soup):
    kitchen.live(change(soup, by=kitchen.team.ann, summary="Hot."))
    sent = last_release()
    withdraw(kitchen, book)

    refuses("not live: book/cookbook", roll_back, kitchen, sent, refusal=ReleaseRefused)


def test_roll_back_that_takes_away_what_others_use_is_refused(kitchen, book):
    sent = last_release()
    kitchen.live(kitchen.recipe(summary="Hot [@cookbook]."))

    refuses("Live documents use it: recipe/soup", roll_back, kitchen, sent)


def test_roll_back_to_a_text_with_a_blocking_flag_is_refused(kitchen, soup):
    kitchen.live(change(soup, by=kitchen.team.ann, title="Stew"))
    flags.open_flag(soup, by=kitchen.team.bob, kind="gap", text="Salt?", blocks="release")

    refuses("An open flag blocks release: recipe/soup", roll_back, kitchen, last_release())


@pytest.fixture
def urgent_release(kitchen, soup):
    """Bob's stew is live; Ann's fix of it was released as urgent."""
    kitchen.live(change(soup, by=kitchen.team.bob, title="Stew"))
    soup = change(soup, by=kitchen.team.ann, title="Broth")
    urgent.begin(soup, by=kitchen.team.pam)
    fixed = submit(change(soup, by=kitchen.team.ann, price=7), by=kitchen.team.ann)
    return release(approve(fixed, by=kitchen.team.carl), by=kitchen.team.pam)


def test_urgent_release_goes_back_only_with_a_clinical_signature(kitchen, soup, urgent_release):
    cleo = kitchen.team.cleo

    refuses("only with a clinical signature", roll_back, kitchen, urgent_release)
    roll_back(kitchen, urgent_release, signer=cleo, proof=proof(cleo))

    assert (shown(soup), events(soup)[-1]) == ("Stew", "signed")
    assert public(instants.now())[str(soup.pk)]["price"] == "5.000"


@pytest.mark.parametrize("who", ["eve", "pam", "ann"])
def test_urgent_release_does_not_go_back_with_another_signature(kitchen, urgent_release, who):
    by = getattr(kitchen.team, who)

    refuses(
        "To sign clinical is for the role clinical reviewer",
        roll_back,
        kitchen,
        urgent_release,
        signer=by,
        proof=proof(by),
        refusal=NotPermitted,
    )


def test_urgent_release_does_not_go_back_signed_by_who_wrote_the_text(kitchen, urgent_release):
    bob = kitchen.team.bob
    RoleGrant.objects.create(person=bob.person, role=Role.CLINICAL_REVIEWER)

    refuses(
        "Bob wrote part of the text that would come back",
        roll_back,
        kitchen,
        urgent_release,
        signer=bob,
        proof=proof(bob),
    )


def test_urgent_release_does_not_go_back_signed_without_credentials(kitchen, urgent_release):
    cleo = kitchen.team.cleo
    cleo.person.credentials.all().delete()

    refuses(
        "Cleo has no unexpired credential",
        roll_back,
        kitchen,
        urgent_release,
        signer=cleo,
        proof=proof(cleo),
    )


def test_roll_back_of_a_release_with_the_longest_title_fits(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    sent = kitchen.send(kitchen.prepared(soup, title="x" * 200))

    back = roll_back(kitchen, sent)

    assert back.title == f"Roll back “{'x' * 189}"


@pytest.fixture
def book_of_two(monkeypatch, book):
    """A book, while two people must want books gone."""
    monkeypatch.setattr(Book, "withdrawn_by_two", True)
    return book


def ask(kitchen, item, who="cleo", **given):
    given = {"reason": "It is wrong."} | given
    return withdrawing.ask(item, by=getattr(kitchen.team, who), **given)


def test_withdrawal_that_was_asked_for_is_sent_by_another_person(kitchen, book_of_two):
    asked = ask(kitchen, book_of_two)
    waiting = shown(book_of_two)

    kitchen.send(asked)

    assert (waiting, shown(book_of_two)) == ("Cookbook", "It is wrong.")
    assert events()[-2:] == ["withdrawal asked", "released"]


def test_whoever_asked_does_not_send_it(kitchen, book_of_two):
    asked = ask(kitchen, book_of_two, who="pam")

    refuses("Somebody else must send", kitchen.send, asked, refusal=NotPermitted)


def test_one_person_withdraws_it_in_an_emergency_only(kitchen, book_of_two):
    refuses("A book is withdrawn by two people", withdraw, kitchen, book_of_two)

    withdraw(kitchen, book_of_two, emergency=True)

    assert shown(book_of_two) == "Out of date."


def test_withdrawal_is_asked_for_once_with_a_reason_of_what_is_live(kitchen, book_of_two):
    draft = kitchen.book("novel")
    refuses("is not live", ask, kitchen, draft)
    refuses("Say why", ask, kitchen, book_of_two, reason=" ")
    refuses("ask withdrawal is for", ask, kitchen, book_of_two, who="gus", refusal=NotPermitted)

    ask(kitchen, book_of_two)

    refuses("Cleo asked for it already", ask, kitchen, book_of_two, who="ann")


def test_what_uses_it_changes_in_the_same_release(kitchen, book_of_two, soup):
    asked = ask(kitchen, book_of_two)
    refuses("Live documents use it", kitchen.send, asked)
    releases.add(
        asked,
        [kitchen.approved(change(soup, by=kitchen.team.ann, summary="Hot."))],
        by=kitchen.team.pam,
    )

    kitchen.send(asked)

    assert (shown(book_of_two), shown(soup)) == ("It is wrong.", "Soup")
