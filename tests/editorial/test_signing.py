from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from cms.editorial import saving, signing, waivers, workflow
from cms.editorial.refusals import FindingsStand, NotFresh, NotPermitted, Refused, TransitionRefused
from cms.editorial.rules import findings, levels
from cms.editorial.signing_in import Proof
from cms.models import Account, Decision, Review, Role, RoleGrant, SignatureKind, Status, content_of
from tests.kitchen import approve, change, current, proof, submit
from tests.observing import events, stored
from tests.people import PASSWORD, account
from tests.sampleapp.models import Recipe

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def soup(kitchen):
    """In review, written by Ann and then by Bob."""
    kitchen.book()
    item = kitchen.recipe(ingredients=[("salt", {"sources": "[@cookbook]"})])
    change(item, by=kitchen.team.bob, summary="Hot.")
    return submit(item, by=kitchen.team.ann)


def refuses(refusal, match, item, by, **given):
    """The refusal, once it is clear that it changed nothing."""
    before = stored()
    with pytest.raises(refusal, match=match) as refused:
        approve(item, by=by, **given)
    assert (stored(), events()[-1]) == (before, "approve refused")
    return refused.value


def test_signature_freezes_who_what_and_when(kitchen, soup):
    cleo = kitchen.team.cleo
    with time_machine.travel(NOON, tick=False):
        approve(soup, by=cleo, comment="Tasty.")

    review = Review.objects.get()
    assert current(soup).status == Status.APPROVED
    assert (review.digest, review.revision, review.round, review.decision, review.kind) == (
        soup.head.digest,
        soup.head,
        1,
        Decision.APPROVE,
        SignatureKind.CLINICAL,
    )
    assert (review.person, review.account, review.at, review.authentication) == (
        cleo.person,
        cleo,
        NOON,
        "password",
    )
    assert (review.printed_name, review.credentials, review.comment, review.meaning) == (
        "Cleo",
        "MD",
        "Tasty.",
        "I have checked this text, its facts and its sources, as a clinician.",
    )
    book = soup.head.links.get().target
    assert (review.seen, review.rule_levels) == ({str(book.pk): 1}, levels())


@pytest.mark.parametrize("writer", ["ann", "bob"])
@pytest.mark.parametrize("second_account", [False, True])
def test_contributor_cannot_sign_under_any_role_or_account(kitchen, soup, writer, second_account):
    by = getattr(kitchen.team, writer)
    RoleGrant.objects.create(person=by.person, role=Role.CLINICAL_REVIEWER)
    if second_account:
        by = Account.objects.create_user("other", password=PASSWORD, person=by.person)

    refuses(NotPermitted, "wrote part of this text; somebody who did not must sign it.", soup, by)


@pytest.mark.parametrize("expires_on", [date(2026, 11, 1), date(1999, 1, 1)])
def test_reviewer_whose_credentials_expired_cannot_sign(kitchen, soup, expires_on):
    kitchen.team.cleo.person.credentials.update(expires_on=expires_on)

    with time_machine.travel(NOON):
        refuses(NotPermitted, "Cleo has no unexpired credential on record", soup, kitchen.team.cleo)


def test_reviewer_signs_on_the_last_day_of_a_credential(kitchen, soup):
    kitchen.team.cleo.person.credentials.update(expires_on=NOON.date())
    kitchen.team.cleo.person.credentials.create(text="FIPP", expires_on=date(2026, 11, 1))

    with time_machine.travel(NOON):
        approve(soup, by=kitchen.team.cleo)

    assert Review.objects.get().credentials == "MD"


def test_reviewer_whose_credentials_expired_cannot_confirm_what_is_live_either(kitchen):
    soup = kitchen.live(kitchen.recipe())
    kitchen.team.carl.person.credentials.update(expires_on=date(1999, 1, 1))

    with pytest.raises(NotPermitted, match="Carl has no unexpired credential on record"):
        signing.reaffirm(soup, by=kitchen.team.carl, proof=proof(kitchen.team.carl))

    assert Review.objects.filter(decision=Decision.REAFFIRM).count() == 0


def test_proof_that_is_too_old_is_refused(kitchen, soup):
    cleo = kitchen.team.cleo
    with time_machine.travel(NOON, tick=False):
        old = proof(cleo)
    with time_machine.travel(NOON + timedelta(seconds=301), tick=False):
        refuses(NotFresh, "Too long since you proved who you are.", soup, cleo, proof=old)
    with time_machine.travel(NOON + timedelta(seconds=300), tick=False):
        assert approve(soup, by=cleo, proof=old).status == Status.APPROVED


def test_proof_from_the_future_or_of_another_account_is_refused(kitchen, soup):
    cleo, carl = kitchen.team.cleo, kitchen.team.carl
    early = Proof(cleo.pk, proof(cleo).at + timedelta(hours=1), "password")

    refuses(NotFresh, "Too long since", soup, cleo, proof=early)
    refuses(NotFresh, "belongs to another account", soup, cleo, proof=proof(carl))


def test_signature_on_a_text_that_changed_is_refused(kitchen, soup):
    seen = soup.head
    workflow.take_back(soup, by=kitchen.team.ann, expected=soup.head)
    change(soup, by=kitchen.team.ann, title="Stew")
    submit(soup, by=kitchen.team.ann)

    refuses(TransitionRefused, "The text changed", soup, kitchen.team.cleo, expected=seen)


def test_kind_of_signature_that_the_type_does_not_need_is_refused(kitchen, soup):
    refuses(Refused, "needs no editorial review", soup, kitchen.team.eve, kind="editorial")


def test_going_back_to_an_old_text_does_not_revive_its_approval(kitchen, soup):
    soup = approve(soup, by=kitchen.team.cleo)
    signed = soup.head
    soup = change(soup, by=kitchen.team.ann, title="Stew")

    saving.restore_revision(soup, signed, by=kitchen.team.ann, base=soup.head)

    soup = current(soup)
    assert (soup.head.digest, soup.status) == (signed.digest, Status.DRAFT)
    assert not signing.policy_is_satisfied(soup.head, soup.round)


def test_taking_text_back_ends_the_signatures_of_the_round(kitchen, soup, monkeypatch):
    monkeypatch.setattr(Recipe, "signatures", {SignatureKind.CLINICAL: 2})
    soup = approve(soup, by=kitchen.team.cleo)
    workflow.take_back(soup, by=kitchen.team.ann, expected=soup.head)
    soup = submit(soup, by=kitchen.team.ann)

    soup = approve(soup, by=kitchen.team.carl)

    assert (soup.status, Review.objects.filter(revision=soup.head).count()) == (Status.IN_REVIEW, 2)
    assert approve(soup, by=kitchen.team.cleo).status == Status.APPROVED


def test_two_signatures_are_those_of_two_people(kitchen, soup, monkeypatch):
    monkeypatch.setattr(Recipe, "signatures", {SignatureKind.CLINICAL: 2})
    approve(soup, by=kitchen.team.cleo)

    refuses(TransitionRefused, "Cleo has decided on this text already.", soup, kitchen.team.cleo)

    assert approve(soup, by=kitchen.team.carl).status == Status.APPROVED


def test_two_kinds_of_signature_are_both_needed(kitchen, soup, monkeypatch):
    kinds = {SignatureKind.CLINICAL: 1, SignatureKind.EDITORIAL: 1}
    monkeypatch.setattr(Recipe, "signatures", kinds)

    first = approve(soup, by=kitchen.team.eve, kind=SignatureKind.EDITORIAL)
    second = approve(soup, by=kitchen.team.cleo, kind=SignatureKind.CLINICAL)

    assert (first.status, second.status) == (Status.IN_REVIEW, Status.APPROVED)


def test_reviewer_who_signed_cannot_then_ask_for_changes(kitchen, soup, monkeypatch):
    monkeypatch.setattr(Recipe, "signatures", {SignatureKind.CLINICAL: 2})
    approve(soup, by=kitchen.team.cleo)
    before = stored()

    with pytest.raises(TransitionRefused, match="Cleo has decided on this text already."):
        workflow.request_changes(soup, by=kitchen.team.cleo, expected=soup.head, comment="Salt.")

    assert stored() == before


def test_warning_that_was_not_acknowledged_stops_the_signature(kitchen):
    soup = submit(kitchen.recipe(price=None), by=kitchen.team.ann)

    refusal = refuses(
        FindingsStand, "Confirm first that", soup, kitchen.team.cleo, acknowledged=["T02@other"]
    )
    approve(soup, by=kitchen.team.cleo)

    assert [found.id for found in refusal.details] == ["T02@price"]
    assert Review.objects.get().acknowledged == ["T02@price"]


@pytest.mark.parametrize("reasons", [{}, {"T01@ingredients/salt/sources": " "}, {"T01": "So."}])
def test_error_that_nobody_waived_stops_the_signature(kitchen, reasons):
    soup = submit(kitchen.recipe(ingredients=[("salt", {})]), by=kitchen.team.ann)

    refusal = refuses(
        FindingsStand,
        "nobody has waived. Say where this ingredient stands.",
        soup,
        kitchen.team.cleo,
        waivers=reasons,
    )

    assert [found.id for found in refusal.details] == ["T01@ingredients/salt/sources"]


def test_waiver_given_while_signing_is_frozen_and_offered_again_until_its_place_changes(kitchen):
    soup = submit(kitchen.recipe(ingredients=[("salt", {})]), by=kitchen.team.ann)
    (found,) = findings(soup.head)
    soup = approve(soup, by=kitchen.team.cleo, waivers={found.id: "Everybody knows."})

    elsewhere = change(soup, by=kitchen.team.ann, title="Stew")
    offered = waivers.offered(soup, findings(elsewhere.head))
    here = rename_salt(elsewhere, by=kitchen.team.ann)

    assert Review.objects.get().waivers == [
        {
            "finding": "T01@ingredients/salt/sources",
            "fingerprint": found.fingerprint,
            "sentence": "Say where this ingredient stands.",
            "reason": "Everybody knows.",
        }
    ]
    assert offered == {found.id: "Everybody knows."}
    assert waivers.offered(soup, findings(here.head)) == {}


def rename_salt(item, *, by):
    with saving.editing(item, by=by, base=item.head):
        content_of(item).ingredients.update(name="Sea salt")
    return current(item)


@pytest.mark.parametrize(
    ("places", "covered"),
    [
        ([], True),
        (["ingredients"], True),
        (["ingredients/salt"], True),
        (["ingredients/salt/sources"], True),
        (["ingredients/sal"], False),
        (["steps"], False),
    ],
)
def test_proposed_waiver_is_offered_where_it_covers_and_signs_nothing(kitchen, places, covered):
    soup = submit(kitchen.recipe(ingredients=[("salt", {})]), by=kitchen.team.ann)
    soup.proposed_waivers.create(rule="T01", places=places, reason="Known.")

    offered = waivers.offered(soup, findings(soup.head))

    assert offered == ({"T01@ingredients/salt/sources": "Known."} if covered else {})
    refuses(FindingsStand, "nobody has waived", soup, kitchen.team.cleo, waivers={})


def test_error_that_cannot_be_waived_stops_the_submission(kitchen):
    soup = kitchen.recipe(ingredients=[("poison", {})])
    before = stored()

    with pytest.raises(FindingsStand, match="Take the poison out."):
        submit(soup, by=kitchen.team.ann)

    assert (stored(), events()[-1]) == (before, "submit refused")


def test_rule_that_appears_after_submission_stops_the_signature_whatever_is_waived(
    kitchen, soup, settings
):
    settings.RULE_LEVELS = {"T02": "error"}
    change_price = workflow.take_back(soup, by=kitchen.team.ann, expected=soup.head)
    soup = submit(change(soup, by=kitchen.team.ann, price=None), by=kitchen.team.ann)

    refusal = refuses(
        FindingsStand, "Nobody knows what this costs.", soup, kitchen.team.cleo, waivers={}
    )

    assert (change_price, [found.id for found in refusal.details]) == (None, ["T02@price"])


def test_reaffirming_what_is_not_live_is_refused(kitchen, soup):
    with pytest.raises(Refused, match="Nothing of this item is live"):
        signing.reaffirm(soup, by=kitchen.team.cleo, proof=proof(kitchen.team.cleo))


def test_author_of_the_live_text_cannot_reaffirm_it(kitchen):
    soup = kitchen.live(kitchen.recipe())
    both = account("Dora", Role.AUTHOR, Role.CLINICAL_REVIEWER)
    soup = change(soup, by=both, title="Stew")
    kitchen.live(soup)

    with pytest.raises(NotPermitted, match="Dora wrote part of the live text"):
        signing.reaffirm(soup, by=both, proof=proof(both))


def test_person_decides_once_and_the_item_moves_once(kitchen, soup):
    approve(soup, by=kitchen.team.cleo)

    refuses(TransitionRefused, "this is approved now", soup, kitchen.team.carl)
