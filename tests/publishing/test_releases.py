from copy import copy
from dataclasses import replace
from uuid import uuid4

import pytest

from cms.editorial import audit, signing
from cms.editorial.refusals import Refused, TransitionRefused
from cms.editorial.rules import RULES, Finding
from cms.models import (
    Blocks,
    Facet,
    FlagKind,
    Item,
    Link,
    OutboxMessage,
    Publication,
    ReleaseState,
    Revision,
    Status,
)
from cms.publishing import flags, instants, releases
from cms.publishing.refusals import ReleaseRefused
from tests.kitchen import change, current, proof, release
from tests.observing import events, public, recorded_state, stored

pytestmark = pytest.mark.django_db


def refuses(match, act, *args, refusal=ReleaseRefused, **kwargs):
    before = stored()
    with pytest.raises(refusal, match=match) as refused:
        act(*args, **kwargs)
    assert stored() == before
    return refused.value


def titles(at=None):
    """What readers see: the title of each live item."""
    shown = public(at or instants.now()).values()
    return sorted(each["title"] for each in shown if isinstance(each, dict))


def test_release_makes_its_items_public_as_one(kitchen):
    book, soup = kitchen.book(), kitchen.recipe(summary="Hot [@cookbook].", aliases=["Potage"])
    items = [kitchen.approved(item) for item in [book, soup]]

    sent = release(*items, by=kitchen.team.pam, title="Menu")

    shown = Publication.objects.live(instants.now())
    assert {(each.item, each.revision, each.digest, each.starts_at) for each in shown} == {
        (item, item.head, item.head.digest, sent.starts_at) for item in items
    }
    assert Link.objects.get().target == book
    assert [(each.name, each.value) for each in Facet.objects.all()] == [("alias", "potage")]
    assert (sent.state, sent.number, sent.sent_by) == (
        ReleaseState.SENT,
        1,
        kitchen.team.pam.person,
    )
    assert OutboxMessage.objects.get().payload == {
        "release": sent.pk,
        "starts_at": sent.starts_at.isoformat(),
        "items": sorted(str(item.pk) for item in items),
        "linked": [],
        "held": [],
    }
    assert (events()[-1], audit.replay()) == ("released", recorded_state())


def test_readers_keep_the_approved_text_while_it_is_edited(kitchen):
    soup = kitchen.live(kitchen.recipe(title="Soup"))
    before = public(instants.now())

    change(soup, by=kitchen.team.ann, title="Stew")

    assert public(instants.now()) == before


def test_release_of_an_open_set_names_what_is_missing_and_publishes_nothing(kitchen):
    book = kitchen.book()
    soup = kitchen.approved(kitchen.recipe(summary="Hot [@cookbook]."))
    prepared = kitchen.prepared(soup)

    refusal = refuses("not live: book/cookbook. Add them", kitchen.send, prepared)
    kitchen.approved(book)
    releases.add(prepared, refusal.missing, by=kitchen.team.pam)
    kitchen.send(prepared)

    assert (refusal.missing, titles()) == ([book], ["Cookbook", "Soup"])


def test_items_that_name_each_other_go_live_together(kitchen):
    soup = kitchen.recipe("soup")
    stew = kitchen.recipe("stew", follows_id=soup.pk)
    change(soup, by=kitchen.team.ann, follows_id=stew.pk)

    kitchen.live(soup, stew)

    assert titles() == ["Soup", "Stew"]


def test_what_changed_since_it_was_added_is_not_sent(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    prepared = kitchen.prepared(soup)
    kitchen.approved(change(soup, by=kitchen.team.ann, title="Stew"))

    refuses("changed since it was added", kitchen.send, prepared)

    releases.add(prepared, [soup], by=kitchen.team.pam)
    kitchen.send(prepared)
    assert titles() == ["Stew"]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.CHANGES_REQUESTED])
def test_what_is_not_approved_is_neither_added_nor_sent(kitchen, status):
    soup, stew = kitchen.approved(kitchen.recipe("soup")), kitchen.recipe("stew")
    prepared = kitchen.prepared(soup)
    Item.objects.filter(pk__in=[soup.pk, stew.pk]).update(status=status)

    refuses("stew is not approved", releases.add, prepared, [stew], by=kitchen.team.pam)
    refuses("soup is not approved", kitchen.send, prepared)


def test_status_that_was_forged_is_not_enough_to_be_released(kitchen):
    soup = kitchen.recipe()
    Item.objects.filter(pk=soup.pk).update(status=Status.APPROVED)

    prepared = kitchen.prepared(soup)

    refuses("lacks a signature that its type needs", kitchen.send, prepared)


def test_signature_of_an_earlier_round_is_not_enough_to_be_released(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    prepared = kitchen.prepared(soup)
    Item.objects.filter(pk=soup.pk).update(round=2)

    refuses("lacks a signature that its type needs", kitchen.send, prepared)


def test_release_is_sent_once(kitchen):
    sent = release(kitchen.approved(kitchen.recipe()), by=kitchen.team.pam)

    refuses("This release is sent already", kitchen.send, sent, refusal=TransitionRefused)
    refuses(
        "This release is sent already", releases.add, sent, [], by=kitchen.team.pam, refusal=Refused
    )


def test_empty_release_is_not_sent(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    prepared = kitchen.prepared(soup)
    releases.remove(prepared, soup, by=kitchen.team.pam)

    refuses("The release is empty", kitchen.send, prepared, refusal=TransitionRefused)


def test_what_is_live_as_it_stands_is_neither_added_nor_sent_again(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    first, second = kitchen.prepared(soup), kitchen.prepared(soup)
    kitchen.send(first)

    refuses("soup is live already, just as it stands", kitchen.send, second)
    refuses("soup is live already, just as it stands", kitchen.prepared, current(soup))


def test_flag_that_blocks_release_stops_it_until_it_is_resolved(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    prepared = kitchen.prepared(soup)
    flag = flags.open_flag(
        soup, by=kitchen.team.bob, kind=FlagKind.GAP, text="Salt?", blocks=Blocks.RELEASE
    )

    refusal = refuses("blocks the release of recipe/soup: Salt?", kitchen.send, prepared)
    flags.resolve_flag(flag, by=kitchen.team.bob, resolution="No salt.")
    kitchen.send(prepared)

    assert (refusal.details, titles()) == ([flag], ["Soup"])


def test_finding_that_nobody_may_waive_stops_what_was_approved_before(kitchen, monkeypatch):
    soup = kitchen.approved(kitchen.recipe(ingredients=[("salt", {"sources": "[?Grandma]"})]))
    prepared = kitchen.prepared(soup)

    monkeypatch.setitem(RULES, "T03", replace(RULES["T03"], check=everything_is_poison))

    refuses("Take the poison out.", kitchen.send, prepared)


def everything_is_poison(subject):
    yield Finding("title", "Take the poison out.")


def test_release_again_after_a_review_shows_the_same_text_with_new_dates(kitchen):
    soup = kitchen.live(kitchen.recipe())
    first = Publication.objects.get()
    reaffirm(soup, by=kitchen.team.carl)

    release(soup, by=kitchen.team.pam)

    second = Publication.objects.get(starts_at__gt=first.starts_at)
    assert (second.revision, second.document) == (first.revision, first.document)
    assert (first.reviewers, second.reviewers) == (
        [{"name": None, "credentials": "MD"}],
        [{"name": None, "credentials": "MD"}] * 2,
    )


def reaffirm(item, *, by):
    signing.reaffirm(item, by=by, proof=proof(by))


def test_release_of_what_was_confirmed_leaves_the_open_draft_alone(kitchen):
    soup = kitchen.live(kitchen.recipe(title="Soup"))
    soup = change(soup, by=kitchen.team.ann, title="Stew")
    reaffirm(soup, by=kitchen.team.carl)

    release(soup, by=kitchen.team.pam)

    assert (titles(), current(soup).head, current(soup).status) == (
        ["Soup"],
        soup.head,
        Status.DRAFT,
    )


def test_release_prepared_with_an_item_that_is_not_approved_leaves_no_release(kitchen):
    refuses("recipe/soup is not approved: it is draft", kitchen.prepared, kitchen.recipe())

    assert events()[-1] == "prepare release refused"


def test_release_takes_more_items_than_one_query_can(kitchen):
    soup = kitchen.approved(kitchen.recipe())
    many = [*copies(soup, 1000), soup]

    prepared = kitchen.prepared(*many)

    added = prepared.entries.values_list("item", "revision")
    assert set(added) == {(each.pk, each.head_id) for each in many}


def copies(item, count):
    """Approved items that say the same."""
    heads = [copy(item.head) for _ in range(count)]
    made = [copy(item) for _ in range(count)]
    for each, head in zip(made, heads, strict=True):
        each.pk, each.head = uuid4(), None
        head.pk, head.item = None, each
    Item.objects.bulk_create(made)
    for each, head in zip(made, Revision.objects.bulk_create(heads), strict=True):
        each.head = head
    Item.objects.bulk_update(made, ["head"], batch_size=100)
    return made
