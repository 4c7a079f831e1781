from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from cms.editorial.refusals import NotFresh
from cms.editorial.signing_in import Proof, prove_by_password
from tests.observing import events
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
WRONG = "The password is wrong. Nothing was signed; try again."
LOCKED = "Too many wrong passwords. Wait 15 minutes, then try again."


def attempt(account, password):
    with pytest.raises(NotFresh) as refusal:
        prove_by_password(account, password)
    return str(refusal.value)


def test_right_password_proves_who_and_when(kitchen):
    with time_machine.travel(NOON, tick=False):
        given = prove_by_password(kitchen.team.cleo, PASSWORD)

    assert (given, events()) == (Proof(kitchen.team.cleo.pk, NOON, "password"), [])


def test_wrong_password_is_refused_and_recorded(kitchen):
    said = attempt(kitchen.team.cleo, "guess")

    assert (said, events()) == (WRONG, ["fresh sign-in refused"])


def test_deactivated_account_proves_nothing(kitchen):
    kitchen.team.cleo.is_active = False

    assert attempt(kitchen.team.cleo, PASSWORD) == WRONG


def test_five_wrong_passwords_lock_one_account_for_fifteen_minutes(kitchen):
    cleo = kitchen.team.cleo
    with time_machine.travel(NOON, tick=False) as clock:
        wrong = [attempt(cleo, "guess") for _ in range(5)]
        sixth = attempt(cleo, PASSWORD)
        of_another = prove_by_password(kitchen.team.carl, PASSWORD)
        clock.shift(timedelta(minutes=15))
        later = prove_by_password(cleo, PASSWORD)

    assert (wrong, sixth) == ([WRONG] * 5, LOCKED)
    assert (of_another.account_id, later.at) == (
        kitchen.team.carl.pk,
        NOON + timedelta(minutes=15),
    )
