"""What no page of the workplace ever sends: it changes nothing, and is no fault of the library."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.editorial import notifying
from cms.models import (
    Account,
    Distinction,
    Flag,
    FlagKind,
    Notification,
    NotificationKind,
    Role,
    SavedFilter,
)
from cms.publishing import flags, previewing
from tests.admin.browsing import address, filled, signed_in
from tests.kitchen import current
from tests.observing import events, stored
from tests.people import account

pytestmark = pytest.mark.django_db

DEEP = "[" * 100_000
LONG = "9" * 5000
NUL = "a\x00b\u202e"


@pytest.fixture
def max_(kitchen):
    """A client of somebody with every role: what stops them is not the policy."""
    return signed_in(account("Max", *Role.values))


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe()


@pytest.fixture
def stew(kitchen):
    return kitchen.recipe("stew")


def test_passkey_without_end_is_refused_to_strangers(kitchen):
    answer = Client().post(reverse("admin:sign_in_by_passkey"), {"passkey": DEEP})

    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/?next=%2Fadmin%2F")


@pytest.mark.parametrize("number", [LONG, "9" * 400, "-1", "1e3", "²", "\x00", ""])
def test_number_that_names_no_preview_takes_none_back(max_, kitchen, soup, number):
    previewing.make_token(soup, by=kitchen.team.ann, hours=1, note="Test")
    before = stored()

    answer = max_.post(address(soup, "preview"), {"revoke": number})

    assert (answer.status_code, stored()) == (404, before)


def test_preview_of_another_item_is_not_taken_back_here(max_, kitchen, soup, stew):
    token, _ = previewing.make_token(stew, by=kitchen.team.ann, hours=1, note="Test")
    before = stored()

    answer = max_.post(address(soup, "preview"), {"revoke": str(token.pk)})

    assert (answer.status_code, stored()) == (404, before)


@pytest.mark.parametrize("number", [LONG, "9" * 400, "-1", "x", "\x00", "1"])
def test_number_that_names_no_notification_marks_none_as_read(max_, kitchen, soup, number):
    to = [Account.objects.get(username="max").person, kitchen.team.bob.person]
    notifying.tell(to, NotificationKind.MENTIONED, "Salt?", by=kitchen.team.ann, item=soup)
    theirs = Notification.objects.get(person=kitchen.team.bob.person)
    before = stored()

    answer = max_.post(
        "/admin/notifications/read/",
        {"notification": str(theirs.pk) if number == "1" else number},
    )

    assert (answer.status_code, stored()) == (404, before)


@pytest.mark.parametrize("page", ["autocomplete", "sampleapp/recipe/export", "work/due"])
def test_page_that_no_list_has_is_no_fault(max_, page):
    query = {"app_label": "sampleapp", "model_name": "recipe", "field_name": "follows"}

    answer = max_.get(f"/admin/{page}/", query | {"page": LONG, "p": LONG})

    assert answer.status_code in (200, 302)


@pytest.mark.parametrize("key", ["\x00", "a\x00", "'", "%00", "x" * 500])
@pytest.mark.parametrize("page", ["resolve_flag", "assign_flag"])
def test_flag_that_is_none_is_not_found(max_, kitchen, soup, page, key):
    flags.open_flag(soup, by=kitchen.team.ann, kind=FlagKind.GAP, text="Salt?")

    answer = max_.get(address(soup, page, flag=key))
    max_.post(address(soup, page, flag=key), {"expected": "1", "flag": key, "resolution": "No."})

    assert answer.status_code == 200
    assert Flag.objects.get().resolved_at is None


def test_filter_keeps_no_invisible_characters(max_):
    max_.post("/admin/lists/recipe/filters/", {"name": NUL, "query": "q=soup"})

    assert SavedFilter.objects.get().name == "ab"


@pytest.mark.parametrize("name", ["\x00", "\u202e", " "])
def test_filter_of_invisible_characters_has_no_name(max_, name):
    max_.post("/admin/lists/recipe/filters/", {"name": name, "query": "q=soup"})

    assert not SavedFilter.objects.exists()


def test_reason_of_a_merge_keeps_no_invisible_characters(max_, kitchen, soup, stew):
    soup_book, stew_book = kitchen.book("good"), kitchen.book("twin")
    page = reverse("admin:duplicates_compare", args=[soup_book.pk, stew_book.pk])

    apart = reverse("admin:duplicates_compare", args=[soup.pk, stew.pk])
    max_.post(apart, {"tell_apart": "", "why_apart": NUL})
    max_.post(
        page,
        {
            "survivor": str(soup_book.pk),
            "survivor_revision": "1",
            "duplicate_revision": "1",
            "reason": NUL,
            "place:title": "take",
        },
    )

    assert Distinction.objects.get().reason == "ab"
    assert current(soup_book).head.note == "Merged with book/twin: ab"


@pytest.mark.parametrize(
    "write", [str.upper, lambda key: key.replace("-", "")], ids=["large", "plain"]
)
def test_row_whose_key_is_written_otherwise_was_not_looked_at(max_, soup, write):
    before = stored()

    answer = max_.post(
        "/admin/sampleapp/recipe/many/submit/", {"chosen": f"{write(str(soup.pk))}:1"}
    )

    assert (answer.status_code, stored()) == (200, before)
    assert events()[-1] == "saved"


def test_rows_of_a_shown_again_form_may_stand_anywhere(max_, kitchen):
    soup = kitchen.recipe("tea", steps=[("boil", "Boil.")])
    entries = filled(max_.get(address(soup)), title="")
    before = stored()

    answer = max_.post(address(soup), entries | {"steps-0-order": LONG})

    assert (answer.status_code, stored()) == (200, before)


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "9999-13", "\x00", LONG])
@pytest.mark.parametrize("page", ["", "work/due/", "cms/release/calendar/"])
def test_month_at_the_end_of_time_is_no_fault(max_, page, month):
    assert max_.get(f"/admin/{page}", {"month": month}).status_code in (200, 404)


@pytest.mark.parametrize("words", ["\x00", "so\x00up", "\u202e"])
def test_search_for_what_to_release_overlooks_invisible_characters(max_, kitchen, soup, words):
    kitchen.approved(soup)

    page = max_.get("/admin/cms/release/add/", {"find": words})

    assert str(soup.pk) in page.content.decode()
