import io

import pytest
from django.core.management import CommandError, call_command

from cms.management.commands.verify_audit import spoken
from cms.models import AuditEvent, AuditHead, Item, Publication, Release, guards
from cms.publishing import releases
from tests.kitchen import change, next_minute
from tests.tampering import forge

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived_in(kitchen):
    """A library in which much has happened: live, scheduled, cancelled and edited text."""
    book, soup = kitchen.live(kitchen.book(), kitchen.recipe())
    change(soup, by=kitchen.team.ann, title="Hot soup")
    prepared = kitchen.prepared(kitchen.approved(soup))
    kitchen.send(prepared, starts_at=next_minute())
    releases.cancel(prepared, by=kitchen.team.pam, reason="Too hot.")
    change(book, by=kitchen.team.bob, pages=3)
    return kitchen


def run(**options):
    out = io.StringIO()
    call_command("verify_audit", stdout=out, **options)
    return out.getvalue().splitlines()


def faults():
    """What does not hold, but for the triggers that tests take away to tamper at all."""
    with pytest.raises(CommandError) as found:
        run(verbosity=0)
    *lines, last = str(found.value).splitlines()
    assert (found.value.returncode, last) == (1, f"{spoken(lines)}: something was changed.")
    return [line for line in lines if not line.startswith("The trigger ")]


def test_library_that_nobody_changed_holds(lived_in):
    lines = run()

    head, release = AuditHead.objects.get(), Release.objects.get(number=1)
    assert [line.split(maxsplit=1) for line in lines[:7]] == [
        [str(AuditEvent.objects.count()), "events of the audit chain: good"],
        [str(2 * len(guards.GUARDS)), "triggers that keep the record: good"],
        ["4", "texts of revisions: good"],
        ["3", "decisions of reviewers: good"],
        ["1", "releases of the public chain: good"],
        ["2", "items replayed from the record: good"],
        ["3", "publications replayed from the record: good"],
    ]
    assert lines[7:9] == [
        f"Audit: {head.number} events, head {head.hash}",
        f"Releases: 1, head {release.chain}",
    ]


def test_heads_are_printed_where_the_rest_is_quiet(lived_in):
    assert [line.split()[0] for line in run(verbosity=0)] == ["Audit:", "Releases:"]


def test_changed_event_is_found(unguarded, lived_in):
    forge("UPDATE cms_auditevent SET actor = 'Nobody' WHERE number = 3")

    assert faults() == [
        "Event 3 was changed after it was written.",
    ]


def test_record_cut_short_is_found(unguarded, lived_in):
    last = AuditHead.objects.get().number
    forge("DELETE FROM cms_auditevent WHERE number = %s", last)

    assert "The end of the chain is not where the library says it is." in faults()


def test_missing_triggers_are_found(unguarded):
    with pytest.raises(CommandError) as found:
        run(verbosity=0)

    assert str(found.value).splitlines()[0] == (
        "The trigger cms_auditevent_never_changes is missing."
    )


def test_status_that_no_event_gave_is_found(lived_in):
    book = Item.objects.get_by_natural_key("book", "cookbook")
    Item.objects.filter(pk=book.pk).update(status="approved")

    assert faults() == [
        f"Item {book.pk}: the record says draft, revision 2, the library approved, revision 2.",
    ]


def test_item_that_no_event_made_is_found(lived_in):
    extra = Item.objects.create(type="book")

    assert faults()[0] == (
        f"Item {extra.pk}: the record says nothing, the library draft, revision None."
    )


def test_changed_text_of_a_revision_is_found(unguarded, lived_in):
    forge("UPDATE cms_revision SET text = '{}' WHERE number = 2")

    assert [line for line in faults() if "the text is not" in line] == [
        "recipe/soup, revision 2: the text is not what was saved.",
        "book/cookbook, revision 2: the text is not what was saved.",
    ]


def test_changed_document_is_found(unguarded, lived_in):
    forge("UPDATE cms_publication SET document = '{}' WHERE slug = 'cookbook'")

    assert faults()[0] == "What release 1 published was changed."


def test_publication_that_no_event_cancelled_is_found(unguarded, lived_in):
    soup = Publication.objects.filter(slug="soup").order_by("starts_at").first()
    forge("UPDATE cms_publication SET cancelled_at = '2001-01-01 00:00:00' WHERE id = %s", soup.pk)

    assert (
        f"Publication of {soup.item_id} from {soup.starts_at.isoformat()}: "
        "the record says published, the library cancelled."
    ) in faults()


def test_signature_moved_to_another_text_is_found(unguarded, lived_in):
    forge("UPDATE cms_review SET digest = 'sha256:0' WHERE kind = 'editorial'")

    assert faults() == [
        "book/cookbook: Approved by Eve is not of the text it is kept with.",
    ]
