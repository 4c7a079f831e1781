import io

import pytest
from django.core.management import CommandError, call_command

from cms.models import Account, Person, Role, RoleGrant
from tests.observing import events, stored
from tests.people import account

pytestmark = pytest.mark.django_db
PASSWORD = "plum-lantern-seventeen"


@pytest.fixture
def add(monkeypatch):
    """Run the command with a password on its standard input."""

    def run(username="ada", name="Ada Admin", password=PASSWORD):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        out = io.StringIO()
        call_command("addadministrator", username, name, stdout=out)
        return out.getvalue()

    return run


def test_first_administrator_can_sign_in_and_look_after_people(add, client):
    told = add()

    assert told == "Ada Admin can sign in as “ada” and look after people.\n"
    assert client.login(username="ada", password=PASSWORD)
    assert client.get("/admin/cms/person/add/").status_code == 200
    assert events() == ["library begun"]
    assert [(str(grant.person), grant.role) for grant in RoleGrant.objects.all()] == [
        ("Ada Admin", Role.ADMINISTRATOR)
    ]


def test_second_administrator_is_left_to_the_first(add):
    account("Abe", Role.ADMINISTRATOR)
    before = stored()

    with pytest.raises(CommandError, match="There is an administrator already"):
        add()

    assert stored() == before
    assert events() == ["begin library refused"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "ada-lovelace-77", "username": "ada-lovelace"}, "similar to the username"),
        ({"username": "no spaces"}, "Enter a valid username"),
    ],
)
def test_what_no_account_can_have_makes_none(add, given, sentence):
    with pytest.raises(CommandError, match=sentence):
        add(**given)

    assert (Account.objects.count(), Person.objects.count()) == (0, 0)
