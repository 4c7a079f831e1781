import json

import pytest
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.urls import reverse

from cms.editorial.audit import broken_links
from cms.models import Account, AuditEvent, Person
from tests.admin.browsing import filled, signed_in
from tests.observing import events, stored
from tests.people import PASSWORD

ADD = "/admin/cms/person/add/"


def address(account):
    return reverse("admin:cms_person_change", args=[account.person_id])


def change(by, account, **changes):
    client = signed_in(by)
    entries = filled(client.get(address(account)))
    return client.post(address(account), {**entries, **changes}, follow=True)


def rows(prefix, total, initial=0, **entries):
    counts = {f"{prefix}-TOTAL_FORMS": str(total), f"{prefix}-INITIAL_FORMS": str(initial)}
    return counts | {f"{prefix}-{name}": value for name, value in entries.items()}


NEW = {
    "name": "Dora",
    **rows("grants", 1, **{"0-role": "author"}),
    **rows("credentials", 1, **{"0-text": "RN"}),
    **rows(
        "accounts",
        1,
        **{"0-username": "dora", "0-is_active": "on", "0-new_password": "a long enough secret"},
    ),
    **rows("disclosures", 1, **{"0-made_on": "2026-01-01", "0-text": "none"}),
}


def test_new_person_can_sign_in_and_is_on_record(kitchen):
    answer = signed_in(kitchen.team.ada).post(ADD, NEW)

    dora = Account.objects.get(username="dora")
    event = AuditEvent.objects.last()
    assert answer.status_code == 302
    assert (dora.person.name, dora.person.roles, dora.person.current_credentials) == (
        "Dora",
        {"author"},
        "RN",
    )
    assert dora.check_password("a long enough secret")
    assert (event.action, event.actor) == ("person added", "Ada")
    assert json.loads(event.detail)["changes"]["roles"] == [None, ["author"]]
    assert "secret" not in event.detail
    assert broken_links() == []


def test_weak_password_is_told_on_its_field_and_nothing_is_stored(kitchen):
    client = signed_in(kitchen.team.ada)
    before = stored()

    answer = client.post(ADD, NEW | {"accounts-0-new_password": "short"})

    assert "This password is too short." in answer.content.decode()
    assert stored() == before


def test_role_is_given_and_taken_on_record(kitchen):
    bob = kitchen.team.bob
    entries = {"grants-TOTAL_FORMS": "2", "grants-1-role": "publisher", "grants-0-DELETE": "on"}

    change(kitchen.team.ada, bob, **entries)

    detail = json.loads(AuditEvent.objects.last().detail)
    assert bob.person.roles == {"publisher"}
    assert detail["changes"] == {"roles": [["author"], ["publisher"]]}


def test_closed_account_is_signed_out_at_once(kitchen):
    bob = kitchen.team.bob
    signed_in(bob)
    entries = filled(signed_in(kitchen.team.ada).get(address(bob)))
    del entries["accounts-0-is_active"]

    signed_in(kitchen.team.ada).post(address(bob), entries)

    bob.refresh_from_db()
    users = {each.get_decoded()["_auth_user_id"] for each in Session.objects.all()}
    assert not bob.is_active
    assert str(bob.pk) not in users


def test_new_password_signs_out_everywhere_and_is_on_record_without_itself(kitchen):
    bob = kitchen.team.bob
    old = signed_in(bob)

    change(kitchen.team.ada, bob, **{"accounts-0-new_password": "another long secret"})

    event = AuditEvent.objects.last()
    assert old.get("/admin/").status_code == 302
    assert json.loads(event.detail)["passwords_set"] == ["bob"]
    assert "another" not in event.detail


def test_save_without_change_leaves_no_event(kitchen):
    before = events()

    change(kitchen.team.ada, kitchen.team.bob)

    assert events() == before


def test_last_administrator_stays(kitchen):
    Account.objects.filter(username="abe").update(is_active=False)
    ada = kitchen.team.ada

    answer = change(ada, ada, **{"grants-0-DELETE": "on"})

    assert answer.status_code == 409
    assert "keep one administrator" in answer.content.decode()
    assert ada.person.roles == {"administrator"}


@pytest.mark.parametrize("name", ["ann", "cleo", "pam", "gus"])
def test_forged_change_of_people_is_refused_and_recorded(kitchen, name):
    account = getattr(kitchen.team, name)
    account.user_permissions.set(Permission.objects.all())
    client = signed_in(account)
    before = stored()

    answers = [client.post(ADD, NEW), client.post(address(account), {"name": "Boss"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert stored() == before
    assert events()[-2:] == ["manage people refused", "manage people refused"]


def test_person_and_account_cannot_be_deleted(kitchen):
    bob = kitchen.team.bob

    answer = signed_in(kitchen.team.ada).post(
        reverse("admin:cms_person_delete", args=[bob.person_id]), {"post": "yes"}
    )
    change(kitchen.team.ada, bob, **{"accounts-0-DELETE": "on", "disclosures-0-DELETE": "on"})

    assert answer.status_code == 403
    assert Person.objects.filter(pk=bob.person_id).exists()
    assert Account.objects.filter(pk=bob.pk).exists()


def test_account_of_somebody_else_cannot_be_taken_over(kitchen):
    bob, pam = kitchen.team.bob, kitchen.team.pam

    change(kitchen.team.ada, bob, **{"accounts-0-id": str(pam.pk), "accounts-0-username": "mine"})

    pam.refresh_from_db()
    assert (pam.username, pam.check_password(PASSWORD)) == ("pam", True)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_more_row_and_for_three(
    kitchen, count, django_assert_num_queries
):
    for number in range(count):
        Person.objects.create(name=f"Person {number}").grants.create(role="author")
    client = signed_in(kitchen.team.ada)

    with django_assert_num_queries(11):
        client.get("/admin/cms/person/")
