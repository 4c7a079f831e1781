from datetime import timedelta

import pytest
from django.utils import timezone

from cms.editorial import visiting, workflow
from cms.models import Person
from tests.admin.browsing import signed_in
from tests.kitchen import change, submit


def news(client):
    context = client.get("/admin/").context
    return {each.title: [(line.text, line.note) for line in each.lines] for each in context["news"]}


def was_here(account, ago):
    Person.objects.filter(pk=account.person_id).update(desk_seen_at=timezone.now() - ago)


def test_visit_shows_what_others_did_since_the_last_one(kitchen):
    was_here(kitchen.team.bob, timedelta(hours=3))
    soup = kitchen.live(kitchen.recipe("soup"))
    change(soup, by=kitchen.team.bob, title="Broth")
    stew = submit(kitchen.recipe("stew"), by=kitchen.team.ann)
    workflow.request_changes(stew, by=kitchen.team.cleo, expected=stew.head, comment="Salt.")

    found = news(signed_in(kitchen.team.bob))

    assert found == {
        "Texts saved": [("Stew", "saved by Ann"), ("Broth", "saved by Ann")],
        "Decisions of reviewers": [
            ("Stew", "changes requested by Cleo"),
            ("Broth", "approved by Cleo"),
        ],
        "Gone live": [("Release", "release, sent by Pam")],
    }


def test_what_was_done_before_or_by_oneself_is_no_news(kitchen):
    kitchen.live(kitchen.recipe("soup"))
    was_here(kitchen.team.ann, timedelta(0))
    kitchen.recipe("stew")

    assert news(signed_in(kitchen.team.ann)) == {}


@pytest.mark.parametrize(
    ("looks", "since"),
    [
        # Minutes at which one looks; since which look the last of them shows what is new.
        ([0], None),
        ([0, 10], None),
        ([0, 40], 0),
        ([0, 40, 60, 85], 0),
        ([0, 40, 60, 95], 60),
    ],
)
def test_visit_begins_after_half_an_hour_of_quiet(kitchen, monkeypatch, looks, since):
    start, session = timezone.now(), {}
    person = kitchen.team.ann.person

    for minute in looks:
        monkeypatch.setattr(timezone, "now", lambda m=minute: start + timedelta(minutes=m))
        person.refresh_from_db()
        answer = visiting.look(person, session)

    assert answer == (None if since is None else start + timedelta(minutes=since))


def test_signing_in_anew_begins_a_visit_at_the_last_look(kitchen):
    was_here(kitchen.team.ann, timedelta(minutes=5))
    person = kitchen.team.ann.person
    person.refresh_from_db()
    last = person.desk_seen_at

    assert visiting.look(person, {}) == last
