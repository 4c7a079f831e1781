"""A library at work in every order that Hypothesis can think of, beside the oracle.

After each step the invariants I1–I9 are checked as far as one process can show them; at the end of
each history the record is verified and replayed (I12).
"""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from cms.models import Item, Publication, Release
from cms.publishing import instants
from tests.observing import public
from tests.people import account
from tests.proof.desk import BLINK, PLACES
from tests.proof.machine import NOON, ROLES
from tests.proof.publishing_rules import Publishing
from tests.sampleapp.models import Recipe

LENGTHS = {"short": (24, 30), "soak": (4000, 80)}
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "short")
EXAMPLES, STEPS = LENGTHS[PROFILE]
PHASES = [Phase.generate]

# What the histories must have come to, or they prove little.
REACHED = {
    *("edit", "edit refused", "restore", "approve", "approve refused", "reaffirm", "begin"),
    *("finish", "release", "release refused", "withdraw", "roll_back", "cancel"),
    *("regular sent", "regular held", "regular cancelled", "urgent sent", "rollback sent"),
    *("withdrawal sent", "emergency sent"),
}


class Library(Publishing):
    @invariant()
    def items_stand_where_the_oracle_says(self):
        rows = Item.objects.values_list("pk", "status", "head__number", "parked__number", "round")
        assert {pk: rest for pk, *rest in rows} == {
            self.ids[each.name]: [
                each.status,
                each.head.number,
                each.parked and each.parked.number,
                each.round,
            ]
            for each in self.oracle.items
        }

    @invariant()
    def working_copies_say_what_the_oracle_says(self):
        names = {pk: name for name, pk in self.ids.items()}
        assert {
            names[row.pk]: [row.title, row.summary, row.steps.get().body, names.get(row.follows_id)]
            for row in Recipe.objects.prefetch_related("steps")
        } == {
            each.name: [
                *(each.head.text[place] for place in PLACES),
                each.head.text["follows"] and each.head.text["follows"].name,
            ]
            for each in self.oracle.items
            if each.status != "discarded"
        }

    @invariant()
    def readers_see_what_the_oracle_says(self):
        """I1, I5, I8: what is public is a function of the publications and the instant."""
        assert instants.now() == self.oracle.present
        for at in (self.oracle.present, NOON + timedelta(days=99)):
            assert self.seen(at) == self.oracle.public(at)

    def seen(self, at):
        names = {str(pk): name for name, pk in self.ids.items()}
        return {names[pk]: self.summary_of(shown) for pk, shown in public(at).items()}

    def summary_of(self, document):
        if not isinstance(document, dict):
            return "withdrawn"
        card = document["follows"]
        return {
            "title": document["title"],
            "summary": document["summary"]["markdown"],
            "step": document["sections"][0]["markdown"],
            "follows": card and (card["slug"], card.get("withdrawn", False)),
            "edition": document["edition"],
        }

    @invariant()
    def past_never_changes(self):
        """I3: what was seen at an instant is seen there for ever."""
        for at, seen in self.remembered.items():
            assert public(at) == seen
        # What goes live next may do so at the present instant, and never before it.
        past = self.oracle.present - BLINK
        if past not in self.remembered:
            self.remembered = dict(list(self.remembered.items())[-1:]) | {past: public(past)}

    @invariant()
    def whatever_is_public_was_signed(self):
        """I2: with the words of whoever signed not in it, as the oracle saw when they did."""
        signed = {
            (self.ids[item.name], revision.number)
            for item in self.oracle.items
            for revision in item.revisions
            if revision in self.oracle.signed
        }
        released = Publication.objects.filter(revision__isnull=False)
        assert set(released.values_list("item", "revision__number")) <= signed

    @invariant()
    def releases_stand_where_the_oracle_says(self):
        """I8: sent, held or cancelled, and nothing in between."""
        self.reached.update(f"{each.kind} {each.state}" for each in self.oracle.releases)
        assert dict(Release.objects.values_list("pk", "state")) == {
            each.key: each.state for each in self.oracle.releases
        }


@pytest.mark.django_db
def test_library_does_what_the_oracle_says_in_every_order():
    for name, roles in ROLES.items():
        account(name.title(), *roles)

    run_state_machine_as_test(
        Library,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=PROFILE == "short",
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert set(Library.reached) >= REACHED
