import io
import json

import pytest
from django.core.management import CommandError, call_command

from cms.editorial import demo_team
from cms.editorial.signing_in import prove_by_password
from cms.models import (
    Account,
    Item,
    Person,
    Publication,
    Release,
    Review,
    Revision,
    Role,
    Status,
)
from cms.publishing import first_release, withdrawing
from tests import larder
from tests.kitchen import change
from tests.larder import recipe
from tests.observing import events, stored

# The command migrates, which no open transaction allows.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def library(tmp_path, settings):
    """A small library to start with; gives a function that writes another one."""
    settings.FIXTURE_DIRS = [tmp_path]

    def write(*objects):
        (tmp_path / "recipes.json").write_text(json.dumps(objects))

    write(*[each for each in larder.menu() if each["model"] != "cms.flag"])
    return write


def run(**options):
    out = io.StringIO()
    call_command("quickstart", stdout=out, **options)
    return out.getvalue()


def everything():
    return stored(), events()


def live_titles():
    shown = Publication.objects.exclude(revision=None).order_by("starts_at", "title")
    return [each.title for each in shown]


def test_library_is_loaded_reviewed_and_public_in_one_release():
    run()

    assert {item.status for item in Item.objects.all()} == {Status.APPROVED}
    assert live_titles() == ["cookbook", "soup", "stew"]
    assert [release.title for release in Release.objects.all()] == ["Initial library"]


def test_every_step_is_by_the_demo_person_whose_work_it_is():
    run()

    signed = {review.item.type: review.printed_name for review in Review.objects.all()}
    assert {each.saved_by.name for each in Revision.objects.all()} == {"Avery Author"}
    assert signed == {"recipe": "Casey Clinician", "book": "Emery Editor"}
    assert Release.objects.get().sent_by.name == "Perry Publisher"
    assert {person.is_demo for person in Person.objects.all()} == {True}


def test_proposed_waiver_is_accepted_while_signing(library):
    soup = [recipe("soup"), larder.ingredient("soup", "stock")]
    library(*soup, larder.waiver("soup", "T01", reason="As printed."))

    run()

    assert [each["reason"] for each in Review.objects.get().waivers] == ["As printed."]


def test_error_that_nobody_proposed_to_waive_stops_before_anything_is_public(library):
    library(recipe("soup"), larder.ingredient("soup", "stock"))

    with pytest.raises(CommandError, match="recipe/soup: .*Say where this ingredient stands."):
        run()

    assert Publication.objects.count() == 0


def test_second_run_changes_nothing():
    run()
    before = everything()

    run()

    assert everything() == before


def stopped_after_the_team():
    demo_team.create()


def stopped_after_loading():
    stopped_after_the_team()
    call_command("loaddata", by="author", verbosity=0)


def stopped_after_handing_in():
    stopped_after_loading()
    first_release.submit(by=Account.objects.get(username="author"))


def stopped_while_signing():
    stopped_after_handing_in()
    sign(first_release.to_sign()[0])


def stopped_after_signing():
    stopped_after_handing_in()
    for item in first_release.to_sign():
        sign(item)


def sign(item):
    accounts = {kind: Account.objects.get(username=name) for kind, name in SIGNERS.items()}
    proofs = {
        kind: (account, prove_by_password(account, demo_team.PASSWORD))
        for kind, account in accounts.items()
    }
    first_release.sign(item, proofs)


SIGNERS = {"clinical": "clinician", "editorial": "editor"}


@pytest.mark.parametrize(
    "stopped",
    [
        stopped_after_the_team,
        stopped_after_loading,
        stopped_after_handing_in,
        stopped_while_signing,
        stopped_after_signing,
    ],
)
def test_run_that_was_stopped_goes_on_where_it_was(stopped):
    stopped()

    run()

    assert live_titles() == ["cookbook", "soup", "stew"]
    assert events().count("signed") == 3
    assert Revision.objects.count() == 3


def test_work_that_people_took_up_is_left_to_them():
    run()
    team = demo_team.members()
    soup = Item.objects.get_by_natural_key("recipe", "soup")
    change(soup, by=team[Role.AUTHOR], title="Hot soup")
    stew = Item.objects.get_by_natural_key("recipe", "stew")
    withdrawing.withdraw(stew, by=team[Role.PUBLISHER], reason="Nobody eats it.", emergency=True)
    before = everything()

    run()

    assert everything() == before


def test_changed_fixture_is_released_as_well(library):
    run()
    soup = Item.objects.get_by_natural_key("recipe", "soup")
    objects = larder.menu()
    objects[1]["fields"]["title"] = "Hot soup"

    library(*objects[:5])
    run()

    assert [each.title for each in soup.publications.order_by("starts_at")] == ["soup", "Hot soup"]


def test_production_is_refused_with_a_sentence(settings):
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="Set LIBRARY_MODE=development to try the library out"):
        run()

    assert Account.objects.count() == 0


def test_account_of_somebody_else_is_not_taken_over():
    Account.objects.create_user("editor", password="a password of their own")

    with pytest.raises(CommandError, match="The account “editor” exists and is not of the demo"):
        run()

    assert Person.objects.count() == 0


def test_it_ends_with_the_addresses_and_how_to_sign_in(monkeypatch):
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    monkeypatch.setenv("PORT", "8123")

    lines = run().splitlines()

    assert lines[:6] == [
        "Preparing the database",
        "Loading the fixtures",
        "3 new, 0 changed, 0 same, 0 conflicting; flags: 0 new, 0 changed; "
        "waivers: 1 new, 0 changed.",
        "Handed in 3 texts for review",
        "Signing 3 of 3",
        "Released 3 texts as “Initial library”",
    ]
    assert lines[7:11] == [
        "The library       http://127.0.0.1:8123/",
        "The API           http://127.0.0.1:8123/api/v1/",
        "For editors       http://127.0.0.1:8123/admin/",
        "Sign in with the password “try-the-library” as",
    ]
    assert lines[11] == "  author      Avery Author, author"


def test_it_is_quiet_where_asked():
    assert run(verbosity=0) == ""
