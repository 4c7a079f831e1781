"""Mail over a real server: to whom, when, how often, with what in it."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from cms.admin.people import mailing
from cms.editorial import notifying
from cms.models import MailRun, Notification, NotificationKind, Person, RoleGrant
from tests.admin.browsing import signed_in
from tests.kitchen import Kitchen

NOON = datetime(2030, 5, 6, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _reminded_today(db):
    today = datetime.now(UTC).date()
    MailRun.objects.create(pk=1, reminded_on=today)


def wants(account, mail, address=None):
    account.email = f"{account.username}@clinic.example" if address is None else address
    account.save()
    Person.objects.filter(pk=account.person_id).update(mail=mail)


def tell(kitchen, *names, kind=NotificationKind.CHANGES_REQUESTED, item=None, text="The dose?"):
    item = item or kitchen.recipe(f"soup-{Notification.objects.count()}")
    people = [getattr(kitchen.team, name).person for name in names]
    notifying.tell(people, kind, text, item=item)
    return item


def test_mail_at_once_leads_to_the_exact_place_and_quotes_no_text(kitchen, mail_server):
    wants(kitchen.team.ann, "at_once")
    item = tell(kitchen, "ann", item=kitchen.recipe("soup"))

    sent = [mailing.send_due(), mailing.send_due()]

    (mail,) = mail_server.mails
    (link,) = re.findall(r"http://library.example(/admin/notifications/\d+/)\s", mail.get_content())
    answer = signed_in(kitchen.team.ann).get(link)
    assert sent == [1, 0]
    assert (mail["To"], mail["Subject"]) == (
        "ann@clinic.example",
        "Pain Library: Changes requested: Soup",
    )
    assert "dose" not in mail.as_string()
    assert answer.headers["Location"] == f"/admin/sampleapp/recipe/{item.pk}/comments/"
    assert Notification.objects.get().read_at is not None


def test_daily_mail_is_one_and_goes_out_once_a_day(kitchen, mail_server):
    wants(kitchen.team.ann, "daily")
    tell(kitchen, "ann")
    tell(kitchen, "ann")

    first = mailing.send_due(NOON)
    tell(kitchen, "ann")
    Notification.objects.update(at=NOON - timedelta(hours=1))
    later = [mailing.send_due(NOON + timedelta(hours=hours)) for hours in (1, 17, 20)]

    assert (first, later) == (1, [0, 0, 1])
    assert [mail["Subject"] for mail in mail_server.mails] == [
        "Pain Library: 2 things",
        "Pain Library: Changes requested: Soup 2",
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda ann: wants(ann, "never"),
        lambda ann: wants(ann, "at_once", address=""),
        lambda ann: type(ann).objects.filter(pk=ann.pk).update(is_active=False),
        lambda ann: RoleGrant.objects.filter(person=ann.person).delete(),
    ],
    ids=["never", "no address", "closed", "without role"],
)
def test_who_may_not_or_does_not_want_to_be_told_is_dropped(kitchen, mail_server, change):
    wants(kitchen.team.ann, "at_once")
    tell(kitchen, "ann")

    change(kitchen.team.ann)
    sent = mailing.send_due()

    assert (sent, mail_server.mails) == (0, [])
    assert Notification.objects.unmailed().count() == 0


def test_who_can_review_no_more_is_not_asked_to(kitchen, mail_server):
    wants(kitchen.team.cleo, "at_once")
    tell(kitchen, "cleo", kind=NotificationKind.REVIEW_ASKED)
    kitchen.team.cleo.person.grants.all().delete()
    kitchen.team.cleo.person.grants.create(role="auditor")

    sent = mailing.send_due()
    page = signed_in(kitchen.team.cleo).get("/admin/notifications/")

    assert (sent, mail_server.mails, page.context["rows"]) == (0, [], [])


def test_refused_address_stops_nobody_else_and_administrators_hear_of_it(kitchen, mail_server):
    for name in ("ann", "bob"):
        wants(getattr(kitchen.team, name), "at_once")
    tell(kitchen, "ann", "bob")
    mail_server.refused = {"ann@"}

    now = datetime.now(UTC)
    sent = [mailing.send_due(now + timedelta(hours=hours)) for hours in range(8)]

    assert sum(sent) == 1
    assert [mail["To"] for mail in mail_server.mails] == ["bob@clinic.example"]
    assert Notification.objects.get(person__name="Ann").attempts == mailing.MOST_ATTEMPTS
    assert list(mailing.troubles()) == ["The mail server refuses mail for Ann: check the address."]


def test_server_that_is_down_loses_nothing_and_is_told_on_the_home_page(
    kitchen, mail_server, settings
):
    wants(kitchen.team.ann, "at_once")
    tell(kitchen, "ann")
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1

    down = mailing.send_due()
    page = signed_in(kitchen.team.ada).get("/admin/").content.decode()
    waits = mailing.is_due()
    settings.EMAIL_PORT = port
    up = mailing.send_due()

    assert (down, waits, up, len(mail_server.mails)) == (0, False, 1, 1)
    assert "Mail has failed since" in page
    assert "nothing answers at its address" in page
    assert list(mailing.troubles()) == []


def test_run_that_was_killed_hands_over_when_its_time_is_over(kitchen, mail_server):
    wants(kitchen.team.ann, "at_once")
    tell(kitchen, "ann")
    now = datetime.now(UTC)
    MailRun.objects.update(held_until=now + timedelta(minutes=3))

    sent = [mailing.send_due(now), mailing.send_due(now + timedelta(minutes=4))]

    assert sent == [None, 1]


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_once(mail_server):
    kitchen = Kitchen()
    names = ["ann", "bob", "cleo", "carl", "eve", "pam"]
    for name in names:
        wants(getattr(kitchen.team, name), "at_once")
    tell(kitchen, *names)
    barrier, sent = threading.Barrier(2), []

    def run():
        barrier.wait()
        sent.append(mailing.send_due())
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(mail["To"] for mail in mail_server.mails) == sorted(
        f"{name}@clinic.example" for name in names
    )
    assert sum(each or 0 for each in sent) == len(names)


def test_command_sends_what_is_due(kitchen, mail_server, capsys):
    wants(kitchen.team.ann, "at_once")
    tell(kitchen, "ann")

    call_command("send_mail_due")
    call_command("send_mail_due")

    assert capsys.readouterr().out == "1 mail sent.\n0 mails sent.\n"


def test_link_of_a_mail_asks_who_comes_and_shows_it_to_nobody_else(kitchen):
    tell(kitchen, "ann")
    address = f"/admin/notifications/{Notification.objects.get().pk}/"

    stranger, other = Client().get(address), signed_in(kitchen.team.bob).get(address)

    assert (stranger.status_code, other.status_code) == (302, 404)
    assert stranger.headers["Location"] == f"/admin/login/?next={address}"
    assert Notification.objects.get().read_at is None
