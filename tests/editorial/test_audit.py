import pytest
from django.contrib.auth.models import AnonymousUser

from cms.editorial import audit
from cms.editorial.refusals import NotPermitted
from cms.models import AuditEvent, AuditHead
from tests.kitchen import approve, change, next_minute, submit
from tests.observing import recorded_state
from tests.tampering import forge

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(kitchen):
    soup = kitchen.live(kitchen.recipe())
    change(soup, by=kitchen.team.ann, title="Stew")
    return soup


def test_chain_of_what_happened_verifies_and_replays(history):
    assert (audit.broken_links(), audit.replay()) == ([], recorded_state())


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "1999-01-01 00:00:00+00:00"),
        ("actor", "Nobody"),
        ("person_id_text", "77"),
        ("account", "nobody"),
        ("action", "signed"),
        ("item", "00000000-0000-0000-0000-000000000000"),
        ("detail", "{}"),
        ("hash", "sha256:0"),
    ],
)
def test_event_that_was_changed_is_found(history, unguarded, column, value):
    forge(f"UPDATE cms_auditevent SET {column} = %s WHERE number = 2", value)  # noqa: S608

    assert "Event 2 was changed after it was written." in audit.broken_links()


def test_event_that_was_changed_and_hashed_again_breaks_the_next(history, unguarded):
    event = AuditEvent.objects.get(number=2)
    event.actor = "Nobody"
    event.hash = audit.hash_of(event)
    event.save()

    assert audit.broken_links() == ["Event 3 does not follow the event before it."]


def test_event_that_was_removed_is_found(history, unguarded):
    forge("DELETE FROM cms_auditevent WHERE number = 2")

    assert audit.broken_links() == [
        "Event 2 is missing.",
        "Event 3 does not follow the event before it.",
    ]


def test_end_of_the_chain_that_was_cut_off_is_found(history, unguarded):
    forge("DELETE FROM cms_auditevent WHERE number = %s", AuditHead.objects.get().number)

    assert audit.broken_links() == ["The end of the chain is not where the library says it is."]


def test_status_that_was_changed_past_the_doors_is_not_what_the_audit_replays(history):
    forge("UPDATE cms_item SET status = 'approved'")

    assert audit.broken_links() == []
    assert audit.replay() != recorded_state()


def test_replay_knows_what_was_scheduled_and_cancelled(kitchen, history):
    soup = kitchen.approved(history)
    sent = kitchen.send(kitchen.prepared(soup), starts_at=next_minute())
    kitchen.cancel(sent)

    items, publications = audit.replay()

    assert (items, publications) == recorded_state()
    assert list(publications.values()) == [False, True]


def test_attempt_by_somebody_who_is_not_signed_in_is_on_record(kitchen):
    soup = submit(kitchen.recipe(), by=kitchen.team.ann)

    with pytest.raises(NotPermitted, match="Sign in to do this."):
        approve(soup, by=AnonymousUser(), proof=None)

    event = AuditEvent.objects.last()
    assert (event.action, event.account, event.actor) == ("approve refused", "", "")
    assert audit.broken_links() == []
