from datetime import UTC, date, datetime

import pytest
import time_machine

from cms.editorial import checklists, interests, signing
from cms.editorial.refusals import Refused
from cms.models import Review
from tests.kitchen import approve, current, proof, submit
from tests.observing import stored
from tests.sampleapp.models import Recipe

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
TASTED = "I have tasted it."


@pytest.fixture
def soup(kitchen):
    kitchen.book(title="The Acme cookbook")
    item = kitchen.recipe(
        summary="Serve from a Pot-o-Matic 3000.",
        ingredients=[("salt", {"sources": "[@cookbook]"}), ("acmeite", {})],
    )
    return submit(item, by=kitchen.team.ann)


def declare(kitchen, *named, made_on=date(2026, 10, 1), text="Shares."):
    kitchen.team.cleo.person.disclosures.create(made_on=made_on, text=text, named=list(named))


def met(kitchen, item):
    found = interests.met_by(kitchen.team.cleo.person, item.head)
    return {each.named: each.places for each in found}


def refuses(match, call):
    before = stored()
    with pytest.raises(Refused, match=match) as refused:
        call()
    assert stored() == before
    return refused.value.details


def test_declared_makers_are_met_in_the_text_and_in_what_it_cites(kitchen, soup):
    declare(kitchen, "pot-o-matic  3000", "ACME", "Matic", "Spoons & Sons")

    # Whole words: “Acme” is not in “acmeite”, and “Matic” is.
    assert met(kitchen, soup) == {
        "pot-o-matic  3000": ("summary",),
        "ACME": ("ingredients/salt",),
        "Matic": ("summary",),
    }


def test_statements_of_the_year_before_the_newest_count_too(kitchen, soup):
    declare(kitchen, "Acme", made_on=date(2026, 1, 1))
    declare(kitchen, made_on=date(2026, 10, 1), text="none")
    declare(kitchen, "Matic", made_on=date(2024, 1, 1))

    assert met(kitchen, soup) == {"Acme": ("ingredients/salt",)}


@pytest.mark.parametrize(
    ("made_on", "sentence"),
    [
        (None, "Cleo has made no statement of interests."),
        (
            date(2025, 11, 1),
            "The statement of interests of Cleo is of 2025-11-01: over a year old.",
        ),
        (date(2025, 11, 2), None),
    ],
)
def test_statement_is_asked_for_every_year(kitchen, made_on, sentence):
    if made_on:
        declare(kitchen, made_on=made_on, text="none")

    with time_machine.travel(NOON):
        assert interests.statement_problem(kitchen.team.cleo.person) == sentence


def test_signature_despite_an_interest_says_so(kitchen, soup):
    declare(kitchen, "Acme")
    cleo = kitchen.team.cleo

    named = refuses("You declared an interest in Acme", lambda: approve(soup, by=cleo))
    approve(soup, by=cleo, despite=["Acme"])

    assert named == ["Acme"]
    assert Review.objects.get().interests == [
        {
            "named": "Acme",
            "places": ["ingredients/salt"],
            "declared_on": "2026-10-01",
            "declared": "Shares.",
        }
    ]


def test_checklist_is_confirmed_sentence_by_sentence_and_frozen(kitchen, soup, monkeypatch):
    monkeypatch.setattr(Recipe, "checklist", {"clinical": [TASTED, "It is hot."]})
    cleo = kitchen.team.cleo

    open_ = refuses("Confirm each sentence", lambda: approve(soup, by=cleo, checked=[TASTED, "x"]))
    approve(soup, by=cleo, checked=["x", "It is hot.", TASTED])

    assert (open_, Review.objects.get().checked) == (["It is hot."], [TASTED, "It is hot."])


def test_nothing_to_change_is_confirmed_with_checklist_and_interests(kitchen, monkeypatch):
    monkeypatch.setattr(Recipe, "checklist", {"clinical": [TASTED]})
    soup, carl = kitchen.live(kitchen.recipe(summary="From Acme.")), kitchen.team.carl
    carl.person.disclosures.create(made_on=date(2026, 10, 1), text="Shares.", named=["Acme"])
    given = {"by": carl, "proof": proof(carl)}

    refuses("Confirm each sentence", lambda: signing.reaffirm(soup, **given))
    ticked = checklists.asked(soup, "clinical")
    refuses("You declared an interest", lambda: signing.reaffirm(soup, checked=ticked, **given))
    signing.reaffirm(current(soup), checked=ticked, despite=["Acme"], **given)

    review = Review.objects.get(decision="reaffirm")
    assert (review.checked, [each["named"] for each in review.interests]) == ([TASTED], ["Acme"])
