"""What readers see is exactly what a named, qualified person approved."""

import pytest
from django.utils import timezone

from cms.editorial import demo_team, saving
from cms.editorial.refusals import Refused
from cms.editorial.signing_in import prove_by_password
from cms.models import Account, Item, Role, RoleGrant, Status, content_of, content_types
from cms.publishing import releases
from cms.publishing.refusals import ReleaseRefused
from tests import kitchen

ESI = "/api/v1/procedures/epidural-steroid-injection/"
PAGES = [
    ESI,
    f"{ESI}history/",
    f"{ESI}risks/",
    "/api/v1/",
    "/api/v1/procedures/",
    "/api/v1/procedures/?anesthesia=local",
    "/api/v1/facets/procedures/",
    "/api/v1/references/sciencedirect-interventional-pain/",
    "/api/v1/releases/",
]
NEW_SUMMARY = "A steroid is given into the epidural space [@sciencedirect-interventional-pain]."


@pytest.fixture
def procedure():
    return Item.objects.get_by_natural_key("procedure", "epidural-steroid-injection")


def seen(client):
    """All that readers are sent: status, headers and bytes of every page."""
    answers = {path: client.get(path) for path in PAGES}
    return {
        path: (answer.status_code, dict(answer.headers), answer.content)
        for path, answer in answers.items()
    }


def team(role):
    return demo_team.members()[role]


def change(item, **fields):
    return kitchen.change(item, by=team(Role.AUTHOR), **fields)


def sign(item, by=None):
    by = by or team(Role.CLINICAL_REVIEWER)
    return kitchen.approve(item, by=by, proof=prove_by_password(by, demo_team.PASSWORD))


def approved(item):
    return sign(kitchen.submit(item, by=team(Role.AUTHOR)))


def release(*items):
    return kitchen.release(*items, by=team(Role.PUBLISHER))


def as_clinician(person):
    """A second account of somebody who may now sign."""
    RoleGrant.objects.create(person=person, role=Role.CLINICAL_REVIEWER)
    return Account.objects.create_user("second", password=demo_team.PASSWORD, person=person)


def test_a_change_shows_only_once_a_clinician_who_wrote_none_of_it_signed_and_it_is_released(
    client, clock, procedure
):
    author = team(Role.AUTHOR)
    second_account = as_clinician(author.person)
    before, since = seen(client), timezone.now()

    change(procedure, summary=NEW_SUMMARY)
    saved = seen(client)
    kitchen.submit(procedure, by=author)
    submitted = seen(client)
    for account in (author, second_account):
        with pytest.raises(Refused, match="wrote part of this text"):
            sign(procedure, by=account)
    with pytest.raises(ReleaseRefused, match="not approved"):
        release(procedure)
    refused = seen(client)
    sign(procedure)
    signed = seen(client)
    clock.shift(60)
    release(procedure)
    released = client.get(ESI)

    assert [saved, submitted, refused, signed] == [before] * 4
    status, headers, bytes_before = before[ESI]
    assert (status, headers["ETag"] == released["ETag"]) == (200, False)
    assert (released.json()["summary"]["markdown"], released.json()["edition"]) == (NEW_SUMMARY, 2)
    assert client.get(ESI, {"at": since.isoformat()}).content == bytes_before
    assert client.get(ESI, headers={"If-None-Match": headers["ETag"]}).status_code == 200


def test_text_changed_back_to_what_was_approved_needs_a_new_approval(client, clock, procedure):
    item = approved(change(procedure, summary=NEW_SUMMARY))
    digest, before = item.head.digest, seen(client)

    change(procedure, summary="Something else.")
    item = change(procedure, summary=NEW_SUMMARY)
    with pytest.raises(ReleaseRefused, match="not approved"):
        release(item)

    assert (item.head.digest, item.status, seen(client)) == (digest, Status.DRAFT, before)


def test_text_changed_back_to_what_was_live_before_needs_a_new_approval(client, clock, procedure):
    old_summary, old_digest = content_of(procedure).summary, procedure.head.digest
    release(approved(change(procedure, summary=NEW_SUMMARY)))
    before = seen(client)

    item = change(procedure, summary=old_summary)
    with pytest.raises(ReleaseRefused, match="not approved"):
        release(item)

    assert (item.head.digest, item.status, seen(client)) == (old_digest, Status.DRAFT, before)


def test_a_procedure_goes_live_only_together_with_the_risk_that_it_names(client, clock, procedure):
    author, publisher = team(Role.AUTHOR), team(Role.PUBLISHER)
    Risk = content_types()["risk"]
    with saving.creating(Risk, by=author) as made:
        risk = Risk.objects.create(
            item=made.item, slug="bruise", title="Bruise", definition="Blue."
        )
    with saving.editing(procedure, by=author, base=procedure.head) as edit:
        content_of(edit.item).risks.create(key="bruise", order=9, risk=risk, kind="adverse_effect")
    approved(made.item)
    approved(procedure)
    before = seen(client)

    alone = releases.prepare("Bruises", by=publisher, items=[procedure])
    with pytest.raises(ReleaseRefused, match="risk/bruise") as refusal:
        releases.send(alone, by=publisher)
    after_refusal = seen(client)
    releases.add(alone, refusal.value.missing, by=publisher)
    releases.send(alone, by=publisher)

    assert (refusal.value.missing, after_refusal) == ([made.item], before)
    shown = [row["risk"]["slug"] for row in client.get(ESI).json()["risks"]]
    assert (shown[-1], client.get("/api/v1/risks/bruise/").status_code) == ("bruise", 200)
