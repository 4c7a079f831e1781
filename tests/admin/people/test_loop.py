"""Errands are done by themselves: the threads of the web process, and what wakes them."""

import threading
import time

import pytest
from django.db import DatabaseError, OperationalError
from django.test import Client

from cms.admin import loop
from cms.admin.people import mailing
from cms.editorial import notifying
from cms.models import Generation, MailRun, NotificationKind
from cms.publishing.live import form, rebuilding
from tests.admin.people.test_mail import wants


@pytest.fixture
def errands(transactional_db, settings, monkeypatch):
    settings.ERRANDS = True
    monkeypatch.setattr(loop, "_process", None)
    yield
    settings.ERRANDS = False
    for errand in loop.ERRANDS:
        errand.woken.set()
    for thread in threading.enumerate():
        if thread.name in {errand.name for errand in loop.ERRANDS}:
            thread.join()


def test_request_to_the_admin_lets_mail_go_out(kitchen_served, mail_server, errands):
    wants(kitchen_served.team.ann, "at_once")
    item, ann = kitchen_served.recipe(), kitchen_served.team.ann.person
    notifying.tell([ann], NotificationKind.SIGNED, "Signed.", item=item)

    Client().get("/admin/login/")
    ends = time.monotonic() + 10
    while (
        not MailRun.objects.filter(held_until=None, looked_at__isnull=False).exists()
        and time.monotonic() < ends
    ):
        time.sleep(0.05)

    assert [mail["To"] for mail in mail_server.mails] == ["ann@clinic.example"]


def test_request_of_a_reader_begins_nothing(db, settings, monkeypatch):
    settings.ERRANDS = True
    monkeypatch.setattr(loop, "_process", None)

    Client().get("/api/v1/")

    assert loop._process is None


@pytest.mark.parametrize("problem", [DatabaseError("no right"), ValueError("anything")])
def test_what_goes_wrong_ends_nothing_and_is_in_the_log(db, monkeypatch, caplog, problem):
    def fail():
        raise problem

    monkeypatch.setattr(mailing, "is_due", fail)
    monkeypatch.setattr(loop.connection, "close", lambda: None)

    (errand,) = (each for each in loop.ERRANDS if each.what is mailing)
    errand.look()

    assert errand.failing.is_set()
    assert [line.message.split(":")[0] for line in caplog.records] == ["Mail waits"]


def test_reader_who_finds_the_copy_behind_lets_it_be_made_anew(kitchen_served, errands):
    kitchen_served.live(kitchen_served.recipe())
    Generation.objects.update(form="of other code")

    Client().get("/api/v1/procedures/")
    ends = time.monotonic() + 10
    while not is_made_anew() and time.monotonic() < ends:
        time.sleep(0.05)

    assert is_made_anew()
    assert list(rebuilding.differences()) == []


def is_made_anew():
    try:
        return Generation.objects.get(pk=1).form == form()
    except OperationalError:
        # In memory, SQLite lets nobody read what another connection is writing.
        return False
