from datetime import UTC, datetime

import pytest
from django.urls import reverse

from cms.models import Publication, Release, ReleaseKind, ReleaseState, content_of
from cms.publishing import releases, urgent
from tests.admin.browsing import filled, signed_in, told
from tests.kitchen import change, current
from tests.observing import events
from tests.people import PASSWORD

ADD = "/admin/cms/release/add/"
LATER = datetime(2999, 1, 1, 8, tzinfo=UTC)


def address(prepared, name="change"):
    return reverse(f"admin:cms_release_{name}", args=[prepared.pk])


def press(account, prepared, act, **data):
    return signed_in(account).post(address(prepared), {"act": act, **data}, follow=True)


def state(prepared):
    return Release.objects.get(pk=prepared.pk).state


@pytest.fixture
def soup(kitchen):
    return kitchen.approved(kitchen.recipe("soup"))


def test_release_is_prepared_filled_and_sent(kitchen, soup):
    book = kitchen.approved(kitchen.book())
    publisher = kitchen.team.pam

    page = signed_in(publisher).post(ADD, {"title": "Spring", "items": [str(soup.pk)]}, follow=True)
    prepared = Release.objects.get()
    press(publisher, prepared, "add", items=[str(book.pk)])
    press(publisher, prepared, "remove", item=str(soup.pk))
    sent = press(publisher, prepared, "send", starts_at="")

    assert told(page) == ["“Spring” is being prepared."]
    assert told(sent) == ["Live now."]
    assert list(Publication.objects.values_list("slug", flat=True)) == ["cookbook"]


def test_release_names_what_is_missing_and_adds_it_with_one_click(kitchen):
    book = kitchen.approved(kitchen.book())
    soup = kitchen.approved(kitchen.recipe("soup", summary="Hot [@cookbook]."))
    prepared = kitchen.prepared(soup)

    refused = press(kitchen.team.pam, prepared, "send")
    added = press(kitchen.team.pam, prepared, "add", items=[str(book.pk)])
    sent = press(kitchen.team.pam, prepared, "send")

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "book/cookbook (Approved)" in page
    assert f'<input type="hidden" name="items" value="{book.pk}">' in page
    assert (told(added), told(sent)) == (["1 added."], ["Live now."])


def test_release_is_scheduled_and_cancelled(kitchen, soup):
    prepared = kitchen.prepared(soup)

    sent = press(kitchen.team.pam, prepared, "send", starts_at="2999-01-01T08:00")
    page = signed_in(kitchen.team.gus).get(address(prepared)).content.decode()
    cancelled = press(kitchen.team.pam, prepared, "cancel", reason="Too early.")

    assert told(sent) == ["Scheduled for 2999-01-01 08:00 UTC."]
    assert '<span class="badge badge-scheduled">Scheduled</span>' in page
    assert told(cancelled) == ["The release is cancelled."]
    assert "Too early." in cancelled.content.decode()
    assert state(prepared) == ReleaseState.CANCELLED


@pytest.mark.parametrize(
    ("starts_at", "status", "sentence"),
    [
        ("2001-01-01T08:00", 409, "That minute has passed."),
        ("2999-01-01T08:00:30", 409, "A scheduled start is a full minute."),
        ("tomorrow", 400, "Enter a valid date/time."),
    ],
)
def test_start_that_cannot_be_is_refused(kitchen, soup, starts_at, status, sentence):
    prepared = kitchen.prepared(soup)

    answer = press(kitchen.team.pam, prepared, "send", starts_at=starts_at)

    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert state(prepared) == ReleaseState.OPEN


def test_time_zone_of_the_schedule_is_named(kitchen, soup, settings):
    settings.TIME_ZONE = "Europe/Zurich"
    prepared = kitchen.prepared(soup)

    page = signed_in(kitchen.team.pam).get(address(prepared)).content.decode()
    press(kitchen.team.pam, prepared, "send", starts_at="2999-07-01T08:00")

    assert "in the time of Europe/Zurich" in page
    assert Release.objects.get().starts_at == datetime(2999, 7, 1, 6, tzinfo=UTC)


def test_forged_acts_are_refused_and_recorded(kitchen, soup):
    prepared = kitchen.prepared(soup)
    auditor = kitchen.team.gus

    answers = [
        press(auditor, prepared, "send", starts_at=""),
        press(auditor, prepared, "cancel", reason="No."),
        press(auditor, prepared, "remove", item=str(soup.pk)),
    ]
    page = signed_in(auditor).get(address(prepared)).content.decode()

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert "Add to this release" not in page
    assert events()[-3:] == [
        "release refused",
        "cancel release refused",
        "prepare release refused",
    ]
    assert (state(prepared), prepared.entries.count()) == (ReleaseState.OPEN, 1)


def test_item_of_another_state_cannot_be_added(kitchen, soup):
    stew = kitchen.recipe("stew")
    prepared = kitchen.prepared(soup)

    answer = press(kitchen.team.pam, prepared, "add", items=[str(stew.pk)])

    assert answer.status_code == 400
    assert prepared.entries.count() == 1


def roll_back(account, prepared, **data):
    client = signed_in(account)
    page = client.get(address(prepared, "roll_back"))
    return client.post(address(prepared, "roll_back"), filled(page, **data), follow=True)


def test_live_release_is_rolled_back(kitchen, soup):
    prepared = kitchen.send(kitchen.prepared(soup))

    answer = roll_back(kitchen.team.pam, prepared, reason="Wrong soup.")

    assert told(answer) == ["What readers saw before is live again."]
    assert Publication.objects.order_by("starts_at").last().is_withdrawal


def test_release_that_is_not_live_has_no_page_to_roll_back(kitchen, soup):
    prepared = kitchen.send(kitchen.prepared(soup), starts_at=LATER)

    answer = signed_in(kitchen.team.pam).get(address(prepared, "roll_back"))

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("username", "password", "status"),
    [
        ("carl", PASSWORD, 200),
        ("carl", "wrong", 409),
        ("nobody", PASSWORD, 409),
        ("eve", PASSWORD, 403),
    ],
)
def test_urgent_release_goes_back_with_a_clinical_signature(
    kitchen, soup, username, password, status
):
    kitchen.send(kitchen.prepared(soup))
    change(soup, by=kitchen.team.ann, title="Potage")
    urgent.begin(current(soup), by=kitchen.team.ann)
    change(soup, by=kitchen.team.ann, summary="Very hot.")
    fix = releases.prepare("Fix", by=kitchen.team.pam, items=[kitchen.approved(soup)])
    fix = kitchen.send(fix)

    answer = roll_back(
        kitchen.team.pam, fix, reason="Not so hot.", username=username, password=password
    )

    assert (fix.kind, answer.status_code) == (ReleaseKind.URGENT, status)
    rolled_back = Release.objects.filter(kind=ReleaseKind.ROLLBACK).count()
    assert rolled_back == (1 if status == 200 else 0)
    assert content_of(soup).summary == "Very hot."


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_row_and_for_three(kitchen, count, django_assert_num_queries):
    for number in range(count):
        kitchen.prepared(kitchen.approved(kitchen.recipe(f"soup-{number}")))
    client = signed_in(kitchen.team.pam)

    with django_assert_num_queries(13):
        client.get("/admin/cms/release/")
