"""Passkeys: what is accepted, and what is not."""

import json
import time

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cms.editorial import passkeys
from cms.models import Account, RoleGrant
from tests.admin.people.coming_in import entered, give_password, is_in
from tests.admin.people.device import PRESENT, Device, asked


@pytest.fixture(autouse=True)
def _named(settings):
    settings.PUBLIC_URL = "http://localhost:8000"


def with_passkey(account, device=None, name="Phone"):
    device = device or Device()
    options, state = passkeys.begin_adding(account)
    answer = device.create(options["publicKey"])
    passkeys.finish_adding(account, state=state, answer=answer, name=name)
    return device


def sign_in(client, answer):
    return client.post(reverse("admin:sign_in_by_passkey"), {"passkey": answer})


def test_passkey_is_added_in_the_admin_and_signs_in_alone(kitchen):
    client, device = entered(kitchen.team.ann), Device()
    made = device.create(asked(client, "add"))

    page = client.post(reverse("admin:add_passkey"), {"name": "Phone", "passkey": made})
    other = Client()
    sign_in(other, device.get(asked(other, "enter")))

    assert len(page.context["codes"]) == 10
    assert [str(row) for row in passkeys.of(kitchen.team.ann)] == ["Phone"]
    assert is_in(other)


def test_answer_counts_once(kitchen):
    device, client = with_passkey(kitchen.team.ann), Client()
    answer = device.get(asked(client, "enter"))
    sign_in(client, answer)
    other = Client()
    asked(other, "enter")

    sign_in(other, answer)
    client.logout()
    sign_in(client, answer)

    assert (is_in(other), is_in(client)) == (False, False)


FORGED = {
    "other origin": {"origin": "http://localhost.evil.example"},
    "other port": {"origin": "http://localhost:8001"},
    "other kind": {"type": "webauthn.create"},
    "other challenge": {"challenge": "AAAA"},
    "nobody looked": {"flags": PRESENT},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED)
def test_forged_answer_opens_nothing(kitchen, changes):
    device, client = with_passkey(kitchen.team.ann), Client()

    sign_in(client, device.get(asked(client, "enter"), **changes))

    assert not is_in(client)


@pytest.mark.parametrize(
    "answer",
    ["", "{", "null", "[]", '{"id": 1}', json.dumps({"id": "AA", "rawId": "AA", "response": {}})],
)
def test_malformed_answer_opens_nothing(kitchen, answer):
    with_passkey(kitchen.team.ann)
    client = Client()
    asked(client, "enter")

    answered = sign_in(client, answer)

    assert (answered.status_code, is_in(client)) == (302, False)


def test_challenge_of_another_purpose_and_an_old_one_open_nothing(kitchen):
    device, client = with_passkey(kitchen.team.ann), entered(kitchen.team.bob)
    device_of_bob = Device()
    options = asked(client, "add")
    client.logout()
    sign_in(client, device_of_bob.create(options))
    first = is_in(client)

    answer = device.get(asked(client, "enter"))
    with time_machine.travel(time.time() + 6 * 60):
        sign_in(client, answer)
        second = is_in(client)

    assert (first, second) == (False, False)


def test_key_of_somebody_else_is_no_second_factor(kitchen):
    with_passkey(kitchen.team.ann)
    device = with_passkey(kitchen.team.bob)
    client, _ = give_password(kitchen.team.ann)

    client.post(reverse("admin:second_step"), {"passkey": device.get(asked(client, "enter"))})

    assert not is_in(client)


def test_own_key_is_a_second_factor(kitchen):
    device = with_passkey(kitchen.team.ann)
    client, _ = give_password(kitchen.team.ann)

    client.post(reverse("admin:second_step"), {"passkey": device.get(asked(client, "enter"))})

    assert is_in(client)


def test_copy_of_a_key_is_noticed(kitchen):
    device, client = with_passkey(kitchen.team.ann), Client()
    sign_in(client, device.get(asked(client, "enter")))
    device.counter = 0
    other = Client()

    sign_in(other, device.get(asked(other, "enter")))

    assert (is_in(client), is_in(other)) == (True, False)


def test_device_that_does_not_count_is_accepted_again(kitchen):
    device = with_passkey(kitchen.team.ann, Device(counts=False))

    for client in (Client(), Client()):
        sign_in(client, device.get(asked(client, "enter")))

        assert is_in(client)


@pytest.mark.parametrize(
    "change",
    [
        lambda account: Account.objects.filter(pk=account.pk).update(is_active=False),
        lambda account: RoleGrant.objects.filter(person=account.person).delete(),
    ],
    ids=["closed", "without role"],
)
def test_key_of_somebody_who_may_not_come_in_opens_nothing(kitchen, change):
    device, client = with_passkey(kitchen.team.ann), Client()
    change(kitchen.team.ann)

    sign_in(client, device.get(asked(client, "enter")))

    assert not is_in(client)


def test_key_that_is_known_is_not_added_to_another_account(kitchen):
    device = with_passkey(kitchen.team.ann)
    client = entered(kitchen.team.bob)
    made = device.create(asked(client, "add"))

    page = client.post(reverse("admin:add_passkey"), {"name": "Mine", "passkey": made})

    assert "This passkey is known already." in page.content.decode()
    assert not passkeys.of(kitchen.team.bob).exists()


def test_challenge_to_add_is_only_for_who_signed_in_just_now(kitchen):
    client = entered(kitchen.team.ann)

    with time_machine.travel(time.time() + 16 * 60):
        answers = [
            each.post(reverse("admin:passkey_challenge"), {"purpose": "add"})
            for each in (client, Client())
        ]

    assert [each.status_code for each in answers] == [403, 403]


def test_passkey_is_renamed_and_removed(kitchen):
    with_passkey(kitchen.team.ann)
    (row,) = passkeys.of(kitchen.team.ann)
    window = entered(kitchen.team.bob)
    stolen = [
        window.post(reverse("admin:rename_passkey", args=[row.pk]), {"name": "Mine"}),
        window.post(reverse("admin:remove_factor", args=[row.pk])),
    ]
    client = Client()
    device = with_passkey(kitchen.team.ann, name="Key")
    sign_in(client, device.get(asked(client, "enter")))

    client.post(reverse("admin:rename_passkey", args=[row.pk]), {"name": "Old phone"})
    renamed = {str(each) for each in passkeys.of(kitchen.team.ann)}
    client.post(reverse("admin:remove_factor", args=[row.pk]))

    assert [each.status_code for each in stolen] == [404, 404]
    assert renamed == {"Old phone", "Key"}
    assert [str(each) for each in passkeys.of(kitchen.team.ann)] == ["Key"]
