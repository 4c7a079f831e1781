from datetime import UTC, datetime

import pytest
from django.urls import reverse

from cms.models import (
    Blocks,
    FlagKind,
    Publication,
    Release,
    ReleaseKind,
    ReleaseState,
    Role,
    content_of,
)
from cms.publishing import flags, releases, urgent
from tests.admin.browsing import filled, signed_in, told
from tests.kitchen import change, current
from tests.observing import events
from tests.people import PASSWORD

ADD = "/admin/cms/release/add/"
LATER = datetime(2999, 1, 1, 8, tzinfo=UTC)


def address(prepared, name="change"):
    return reverse(f"admin:cms_release_{name}", args=[prepared.pk])


def press(account, prepared, act, **data):
    """Press a button of the page, as it shows the release now."""
    seen = releases.contents_of(prepared)
    entries = {"act": act, "seen": seen, **data}
    return signed_in(account).post(address(prepared), entries, follow=True)


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

    assert refused.status_code == 409
    assert [(each.name, each.is_ready) for each in refused.context["missing"]] == [
        ("book/cookbook", True)
    ]
    assert f'<input type="hidden" name="items" value="{book.pk}">' in refused.content.decode()
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
    assert 'data-zone="Europe/Zurich"' in page
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

    with django_assert_num_queries(9):
        client.get("/admin/cms/release/")


def test_second_click_sends_nothing_and_leads_to_what_the_first_one_sent(kitchen, soup):
    prepared = kitchen.prepared(soup)
    page = {"act": "send", "when": "now", "seen": releases.contents_of(prepared)}
    client = signed_in(kitchen.team.pam)

    answers = [client.post(address(prepared), page, follow=True) for _ in range(2)]

    assert told(answers[0]) == ["Live now."]
    assert told(answers[1])[0].endswith("It was sent once; nothing was done now.")
    assert (Release.objects.count(), Publication.objects.count()) == (1, 1)


def test_page_that_is_stale_sends_nothing(kitchen, soup):
    prepared = kitchen.prepared(soup)
    seen = releases.contents_of(prepared)
    releases.add(prepared, [kitchen.approved(kitchen.book())], by=kitchen.team.pam)

    answer = press(kitchen.team.pam, prepared, "send", seen=seen)

    assert answer.status_code == 409
    assert "The release changed since you opened it." in answer.content.decode()
    assert state(prepared) == ReleaseState.OPEN


def test_role_taken_while_the_page_was_open_stops_it(kitchen, soup):
    prepared = kitchen.prepared(soup)
    kitchen.team.pam.person.grants.all().delete()
    kitchen.team.pam.person.grants.create(role=Role.AUDITOR)

    answer = press(kitchen.team.pam, prepared, "send", when="now")

    assert (answer.status_code, state(prepared)) == (403, ReleaseState.OPEN)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"when": "now", "starts_at": "2999-01-01T08:00"}, "You chose now, and also a time"),
        ({"when": "then"}, "Say when it starts, or choose now."),
        ({"when": "then", "starts_at": "2027-03-28T02:30"}, "02:30 does not exist."),
        ({"when": "then", "starts_at": "2027-10-31T02:30"}, "02:30 comes twice."),
    ],
)
def test_time_that_could_be_meant_otherwise_is_refused_beside_its_field(
    kitchen, soup, settings, data, sentence
):
    settings.TIME_ZONE = "Europe/Zurich"
    prepared = kitchen.prepared(soup)

    answer = press(kitchen.team.pam, prepared, "send", **data)

    assert (answer.status_code, state(prepared)) == (400, ReleaseState.OPEN)
    assert sentence in answer.content.decode()


def test_start_is_typed_and_told_in_the_zone_of_the_editor(kitchen, soup):
    kitchen.team.pam.person.time_zone = "America/New_York"
    kitchen.team.pam.person.save()
    prepared = kitchen.prepared(soup)

    answer = press(kitchen.team.pam, prepared, "send", when="then", starts_at="2999-01-01T22:00")

    assert Release.objects.get().starts_at == datetime(2999, 1, 2, 3, tzinfo=UTC)
    assert told(answer) == ["Scheduled for 2999-01-01 22:00 EST (2999-01-02 03:00 UTC)."]


def test_item_that_was_edited_after_it_was_added_is_named_and_taken_anew(kitchen, soup):
    prepared = kitchen.prepared(soup)
    kitchen.approved(change(soup, by=kitchen.team.ann, title="Potage"))

    (obstacle,) = page_of(kitchen, prepared).context["obstacles"]
    press(kitchen.team.pam, prepared, "add", items=[str(soup.pk)])
    sent = press(kitchen.team.pam, prepared, "send", when="now")

    assert obstacle.sentence.startswith("It was edited after it was added: revision 1 is in")
    assert (obstacle.name, obstacle.item_to_add) == ("recipe/soup", soup)
    assert told(sent) == ["Live now."]
    assert Publication.objects.get().title == "Potage"


def page_of(kitchen, prepared):
    return signed_in(kitchen.team.pam).get(address(prepared))


def test_flags_and_other_releases_in_the_way_are_named(kitchen, soup):
    prepared = kitchen.prepared(soup, title="Spring")
    kitchen.prepared(soup, title="Summer")
    kind, text = FlagKind.QUESTION, "Is it hot?"
    flags.open_flag(soup, by=kitchen.team.bob, kind=kind, text=text, blocks=Blocks.RELEASE)

    found = page_of(kitchen, prepared).context["obstacles"]

    assert [(each.sentence, each.blocks) for each in found] == [
        ("An open flag blocks its release: Is it hot?", True),
        ("Another release, “Summer” (being prepared), publishes it too.", False),
    ]


def test_each_change_says_what_readers_get_and_who_signed(kitchen, soup):
    kitchen.send(kitchen.prepared(soup))
    again = kitchen.approved(change(soup, by=kitchen.team.ann, title="Potage"))
    book = kitchen.approved(kitchen.book())
    prepared = kitchen.prepared(again, book)

    before = page_of(kitchen, prepared).context["changes"]
    kitchen.send(prepared)
    after = page_of(kitchen, prepared).context["changes"]

    seen = [
        (each.name, each.kind, [one.printed_name for one in each.signatures]) for each in before
    ]
    assert seen == [("recipe/soup", "changed", ["Cleo"]), ("book/cookbook", "new", ["Eve"])]
    assert [
        (told.label, [(p.kind, p.text) for p in told.pieces]) for told in before[0].differences
    ] == [("Title", [("gone", "Soup"), ("new", "Potage")])]
    assert [(each.kind, each.edition) for each in after] == [("changed", 2), ("new", 1)]
    assert [each.public_url for each in after] == [
        "http://127.0.0.1:8000/api/v1/recipes/soup/",
        "http://127.0.0.1:8000/api/v1/books/cookbook/",
    ]


def test_change_is_shown_as_readers_get_it_word_by_word(kitchen, soup):
    kitchen.send(kitchen.prepared(soup))
    again = change(soup, by=kitchen.team.ann, summary="Boil it very slowly.")
    prepared = kitchen.prepared(kitchen.approved(again))
    url = reverse("admin:cms_release_one_change", args=[prepared.pk, soup.pk])

    before = signed_in(kitchen.team.gus).get(url)
    kitchen.send(prepared)
    after = signed_in(kitchen.team.gus).get(url)

    for page in (before, after):
        (view,) = page.context["views"]
        assert "Boil it very slowly." not in view.before
        assert "Boil it very slowly." in view.after
        assert "<ins>Boil it very slowly.</ins>" in view.marked


def test_roll_back_says_what_readers_will_see(kitchen, soup):
    kitchen.send(kitchen.prepared(soup))
    again = kitchen.approved(change(soup, by=kitchen.team.ann, title="Potage"))
    second = kitchen.prepared(again, kitchen.approved(kitchen.book()))
    kitchen.send(second)

    page = signed_in(kitchen.team.pam).get(address(second, "roll_back"))

    seen = [(each.name, each.kind) for each in page.context["changes"]]
    assert seen == [("recipe/soup", "changed"), ("book/cookbook", "withdrawn")]
    (title,) = page.context["changes"][0].differences
    assert [(piece.kind, piece.text) for piece in title.pieces] == [
        ("gone", "Potage"),
        ("new", "Soup"),
    ]


def test_roll_back_twice_is_done_once(kitchen, soup):
    prepared = kitchen.send(kitchen.prepared(soup))
    page = {"reason": "Wrong soup."}
    client = signed_in(kitchen.team.pam)

    answers = [client.post(address(prepared, "roll_back"), page, follow=True) for _ in range(2)]

    assert told(answers[1])[0].endswith("It was done once; nothing was done now.")
    assert Release.objects.filter(kind=ReleaseKind.ROLLBACK).count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_item_and_for_three(kitchen, count, django_assert_num_queries):
    book = kitchen.book()
    soups = [kitchen.recipe(f"soup-{n}", summary="Hot [@cookbook].") for n in range(count)]
    prepared = kitchen.prepared(*[kitchen.approved(each) for each in soups])
    client = signed_in(kitchen.team.pam)
    assert book.pk

    with django_assert_num_queries(37):
        client.get(address(prepared))
