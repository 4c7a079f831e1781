"""One's own account: what a person sees and changes there, and what it does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.editorial import notifying
from cms.models import NotificationKind, Person
from tests.admin.browsing import signed_in, told
from tests.admin.people.coming_in import entered, give_password, is_in
from tests.observing import events

NEW = "another long secret"


def test_new_password_signs_out_every_other_window(kitchen):
    other, client = entered(kitchen.team.ann), entered(kitchen.team.ann)

    client.post(reverse("admin:password_change"), {"password": NEW, "again": NEW})

    assert (is_in(client), is_in(other)) == (True, False)
    assert is_in(give_password(kitchen.team.ann, password=NEW)[0])
    assert events()[-1] == "password changed"


@pytest.mark.parametrize(("password", "again"), [("short", "short"), (NEW, "not the same")])
def test_password_that_is_weak_or_mistyped_stays_as_it_was(kitchen, password, again):
    client = entered(kitchen.team.ann)

    page = client.post(reverse("admin:password_change"), {"password": password, "again": again})

    assert page.context["form"].errors
    assert is_in(give_password(kitchen.team.ann)[0])


def test_other_windows_are_listed_and_signed_out(kitchen):
    client, other, third = (entered(kitchen.team.ann) for _ in range(3))
    strange = entered(kitchen.team.bob)
    page = client.get(reverse("admin:account"))
    shown = [each.name for each in page.context["sessions"] if not each.is_this]

    client.post(reverse("admin:end_session"), {"session": shown[0]})
    after_one = [is_in(other), is_in(third)]
    client.post(reverse("admin:end_session"), {"session": "others"})

    assert other.session.session_key not in page.content.decode()
    assert sorted(after_one) == [False, True]
    assert [is_in(each) for each in (client, other, third, strange)] == [True, False, False, True]


def test_mail_and_time_zone_are_kept_and_times_are_shown_in_it(kitchen):
    client = signed_in(kitchen.team.ann)
    chosen = {"mail": "at_once", "time_zone": "Pacific/Kiritimati"}

    client.post(reverse("admin:account"), chosen)
    wrong = client.post(reverse("admin:account"), {"mail": "hourly", "time_zone": "Mars/Olympus"})
    notifying.tell([kitchen.team.ann.person], NotificationKind.SIGNED, "x", item=kitchen.recipe())
    page = client.get(reverse("admin:notifications")).content.decode()

    person = Person.objects.get(name="Ann")
    assert {"mail": person.mail, "time_zone": person.time_zone} == chosen
    assert set(wrong.context["preferences"].errors) == {"mail", "time_zone"}
    assert f"{timezone.now() + timedelta(hours=14):%Y-%m-%d %H:}" in page


def test_disclosure_is_added_with_the_day_and_none_is_overwritten(kitchen):
    client, address = signed_in(kitchen.team.cleo), reverse("admin:disclose")

    client.post(address, {"disclosure-text": "Shares", "disclosure-named": "Acme\nNeedle 3"})
    client.post(address, {"disclosure-text": "none", "disclosure-named": ""})
    empty = client.post(address, {"disclosure-text": " "})

    today = timezone.localdate()
    assert sorted(kitchen.team.cleo.person.disclosures.values_list("made_on", "text", "named")) == [
        (today, "Shares", ["Acme", "Needle 3"]),
        (today, "none", []),
    ]
    assert empty.context["disclosure"].errors
    assert events()[-2:] == ["interests disclosed", "interests disclosed"]


@pytest.mark.parametrize("name", ["account", "set_up_second_factor", "add_app", "add_passkey"])
def test_pages_of_an_account_are_for_who_is_signed_in(db, name):
    answer = Client().get(reverse(f"admin:{name}"))

    assert answer.headers["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize(
    ("days", "words"), [(59, "expires on"), (-1, "expired on")], ids=["soon", "expired"]
)
def test_credential_that_ends_is_told_on_the_home_page(kitchen, days, words):
    day = timezone.localdate() + timedelta(days=days)
    kitchen.team.cleo.person.credentials.update(expires_on=day)
    kitchen.team.carl.person.credentials.update(expires_on=day + timedelta(days=3650))

    pages = [
        signed_in(each).get("/admin/").content.decode()
        for each in (kitchen.team.cleo, kitchen.team.carl)
    ]

    assert f"Your credential MD {words} {day}" in pages[0]
    assert "Your credential MD" not in pages[1]


def test_bell_counts_what_is_unread_and_marking_it_read_is_ones_own(kitchen):
    ann, bob = kitchen.team.ann, kitchen.team.bob
    for number in range(3):
        item = kitchen.recipe(f"soup-{number}")
        notifying.tell([ann.person, bob.person], NotificationKind.SIGNED, "Signed.", item=item)
    client, address = signed_in(ann), reverse("admin:notifications_read")
    mine, theirs = (each.person.notifications.first().pk for each in (ann, bob))

    counts = [unread(client)]
    client.post(address, {"notification": mine})
    counts.append(unread(client))
    forged = client.post(address, {"notification": theirs})
    page = client.post(address, follow=True)
    counts.append(unread(client))

    assert counts == [3, 2, 0]
    assert (forged.status_code, unread(signed_in(bob))) == (404, 3)
    assert told(page) == ["All are marked as read."]


def unread(client):
    return client.get(reverse("admin:notifications")).context["unread_notifications"]()


@pytest.mark.parametrize("count", [1, 3])
def test_page_of_notifications_costs_the_same_for_one_and_for_three(
    kitchen, count, django_assert_num_queries
):
    for number in range(count):
        item = kitchen.recipe(f"soup-{number}")
        notifying.tell([kitchen.team.ann.person], NotificationKind.SIGNED, "Signed.", item=item)
    client = signed_in(kitchen.team.ann)

    with django_assert_num_queries(7):
        client.get(reverse("admin:notifications"))
