"""What is few is asked of the few, and the answers are those of the plain questions."""

import pytest

from cms.models import Publication
from cms.publishing import instants, unreleased, withdrawing
from tests.kitchen import approve, change, current, next_minute, release, submit


@pytest.fixture
def dishes(kitchen):
    """One item for each way in which approved text can be, or not be, before readers."""
    team = kitchen.team
    made = {name: kitchen.recipe(name) for name in ("live", "down", "back", "later", "waiting")}
    kitchen.live(made["live"], made["down"], made["back"])
    withdrawing.withdraw(current(made["down"]), by=team.pam, reason="Wrong.")
    change(made["back"], by=team.ann, summary="Hot.")
    newer = release(kitchen.approved(made["back"]), by=team.pam)
    withdrawing.roll_back(newer, by=team.pam, reason="Too hot.")
    release(kitchen.approved(made["later"]), by=team.pam, starts_at=next_minute())
    approve(submit(made["waiting"], by=team.ann), by=team.cleo)
    kitchen.recipe("draft")
    return {item.pk: name for name, item in made.items()}


def named(dishes, items):
    return sorted(dishes[pk] for pk in items.values_list("pk", flat=True))


def test_approved_text_that_readers_do_not_see(dishes):
    now = instants.now()

    assert named(dishes, unreleased.not_released(now)) == ["waiting"]
    assert named(dishes, unreleased.releasable(now)) == ["back", "down", "later", "waiting"]


def test_both_forms_of_what_is_in_force_say_the_same(dishes):
    moments = [*Publication.objects.values_list("starts_at", flat=True), instants.now()]

    in_force = [set(Publication.objects.in_force(at)) for at in moments]

    assert in_force == [set(Publication.objects.not_followed(at)) for at in moments]
    assert [len(found) for found in in_force] != [Publication.objects.count()] * len(moments)
