"""Inviting people: the link opens once, for some days, for one account."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cms.editorial import invitations, passkeys, second_factor
from cms.models import Account, Invitation, RoleGrant
from tests.admin.browsing import filled, signed_in
from tests.admin.people.coming_in import is_in, with_app
from tests.admin.people.device import Device, asked
from tests.observing import events, stored

DORA = {
    "name": "Dora",
    "email": "Dora@clinic.example",
    "roles": ["clinical_reviewer"],
    "credential": "MD",
    "expires_on": "",
}
SECRET = "a long enough secret"


def invite(kitchen, **changes):
    """``(the page that shows the link, the path of the link)``."""
    page = signed_in(kitchen.team.ada).post(reverse("admin:invite"), DORA | changes)
    return page, page.context["link"].removeprefix("http://127.0.0.1:8000")


def set_password(path, client=None, password=SECRET):
    client = client or Client()
    return client, client.post(path, {"password": password, "again": password})


def test_invited_person_sets_a_password_and_is_in(kitchen):
    page, path = invite(kitchen)
    client = Client()

    filled(client.get(path))
    set_password(path, client)

    dora = Account.objects.get(username="dora@clinic.example")
    assert "This library sends no mail" not in page.content.decode()
    assert is_in(client)
    assert dora.person.roles == {"clinical_reviewer"}
    assert dora.check_password(SECRET)
    assert events()[-4:] == ["person added", "password changed", "invitation used"][-4:]


def test_link_goes_by_mail_where_there_is_a_server(kitchen, mail_server):
    page = signed_in(kitchen.team.ada).post(reverse("admin:invite"), DORA)

    (mail,) = mail_server.mails
    (link,) = re.findall(r"http://library.example/\S+", mail.get_content())
    assert (mail["To"], link) == ("Dora@clinic.example", page.context["link"])
    assert "Mailed to Dora@clinic.example." in page.content.decode()


def test_mail_that_is_not_taken_leaves_the_link_to_pass_on(kitchen, mail_server, settings):
    settings.EMAIL_PORT = 1

    page = signed_in(kitchen.team.ada).post(reverse("admin:invite"), DORA)

    assert "did not take the mail. Pass the link on yourself." in page.content.decode()
    assert page.context["link"] in page.content.decode()


def test_link_opens_once(kitchen):
    _, path = invite(kitchen)
    set_password(path)

    client, answer = set_password(path, password="another long secret")

    assert answer.status_code == 410
    assert not is_in(client)
    assert Account.objects.get(username="dora@clinic.example").check_password(SECRET)


@pytest.mark.parametrize(
    "change",
    [
        lambda ada, dora: invitations.revoke(dora, by=ada),
        lambda ada, dora: invitations.renew(dora, by=ada),
        lambda ada, dora: Account.objects.filter(pk=dora.pk).update(is_active=False),
        lambda ada, dora: RoleGrant.objects.filter(person=dora.person).delete(),
    ],
    ids=["taken back", "replaced", "closed", "without role"],
)
def test_link_that_no_longer_counts_opens_nothing(kitchen, change):
    _, path = invite(kitchen)
    dora = Account.objects.get(username="dora@clinic.example")

    change(kitchen.team.ada, dora)
    client, answer = set_password(path)

    dora.refresh_from_db()
    assert (answer.status_code, is_in(client), dora.has_usable_password()) == (410, False, False)


def test_expired_link_opens_nothing_and_is_listed(kitchen):
    _, path = invite(kitchen)
    with time_machine.travel(time.time() + timedelta(days=8).total_seconds()):
        client, answer = set_password(path)
        page = signed_in(kitchen.team.ada).get(reverse("admin:invitations"))

    assert (answer.status_code, is_in(client)) == (410, False)
    assert "expired" in page.content.decode()


@pytest.mark.parametrize("secret", ["x", "a" * 43, "..", "%00", "' OR 1=1 --"])
def test_made_up_link_opens_nothing_and_leaves_no_record(kitchen, secret):
    invite(kitchen)
    before = stored()

    answer = Client().post(f"/admin/invitation/{secret}/", {"password": SECRET, "again": SECRET})

    assert answer.status_code in (404, 410)
    assert stored() == before


def test_secret_is_not_in_the_database(kitchen):
    _, path = invite(kitchen)

    secret = path.split("/")[-2]

    assert secret not in str(list(Invitation.objects.values()))
    assert invitations.find(secret).account.username == "dora@clinic.example"


def test_invited_person_comes_in_by_passkey_alone(kitchen, settings):
    settings.PUBLIC_URL = "http://localhost:8000"
    page = signed_in(kitchen.team.ada).post(reverse("admin:invite"), DORA)
    path = page.context["link"].removeprefix(settings.PUBLIC_URL)
    client, device = Client(), Device()
    made = device.create(asked(client, f"invited {path.split('/')[-2]}"))

    client.post(path, {"passkey": made})

    dora = Account.objects.get(username="dora@clinic.example")
    assert is_in(client)
    assert not dora.has_usable_password()
    assert passkeys.of(dora).count() == 1


def test_new_link_for_who_has_a_second_factor_still_asks_for_it(kitchen):
    with_app(kitchen.team.ann)
    page = signed_in(kitchen.team.ada).post(
        reverse("admin:renew_invitation", args=[kitchen.team.ann.pk])
    )
    path = page.context["link"].removeprefix("http://127.0.0.1:8000")

    client, answer = set_password(path)

    assert answer.headers["Location"] == reverse("admin:second_step")
    assert not is_in(client)


def test_new_link_for_who_has_a_second_factor_adds_no_passkey(kitchen, settings):
    settings.PUBLIC_URL = "http://localhost:8000"
    with_app(kitchen.team.ann)
    _, secret = invitations.renew(kitchen.team.ann, by=kitchen.team.ada)
    client, device = Client(), Device()

    made = device.create(asked(client, f"invited {secret}"))
    client.post(reverse("admin:invited", args=[secret]), {"passkey": made})

    assert not is_in(client)
    assert not passkeys.of(kitchen.team.ann).exists()
    assert second_factor.is_set_up(kitchen.team.ann)


def test_address_that_has_an_account_is_told_on_its_field(kitchen):
    invite(kitchen)
    before = Account.objects.count()

    page = signed_in(kitchen.team.ada).post(
        reverse("admin:invite"), DORA | {"email": "DORA@clinic.example"}
    )

    assert "Dora has an account with this address already." in page.content.decode()
    assert Account.objects.count() == before


@pytest.mark.parametrize("name", ["ann", "cleo", "pam", "gus"])
def test_only_administrators_invite(kitchen, name):
    client = signed_in(getattr(kitchen.team, name))
    pages = [client.get(reverse(f"admin:{each}")) for each in ("invite", "invitations")]

    client.post(reverse("admin:invite"), DORA)
    client.post(reverse("admin:renew_invitation", args=[kitchen.team.bob.pk]))

    assert [each.status_code for each in pages] == [403, 403]
    assert (Account.objects.count(), Invitation.objects.count()) == (9, 0)
    assert events()[-2:] == ["manage people refused", "manage people refused"]
