"""The second step of signing in, and that there is no way round it."""

import time

import pytest
import time_machine
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from cms.editorial import second_factor
from cms.models import Account, RoleGrant
from tests.admin.browsing import filled, signed_in, told
from tests.admin.people.coming_in import (
    code_of,
    entered,
    give_code,
    give_password,
    is_in,
    with_app,
)
from tests.observing import events
from tests.people import PASSWORD


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = ["publisher"]


def test_password_alone_opens_nothing_where_there_is_an_app(kitchen):
    with_app(kitchen.team.ann)

    client, answer = give_password(kitchen.team.ann)

    assert answer.headers["Location"] == reverse("admin:second_step")
    assert not is_in(client)
    assert "_auth_user_id" not in client.session


def test_password_and_code_open_the_page_that_was_wanted(kitchen):
    secret, _ = with_app(kitchen.team.ann)
    client, _ = give_password(kitchen.team.ann, next="/admin/cms/flag/")

    answer = give_code(client, code_of(secret))

    assert answer.headers["Location"] == "/admin/cms/flag/"
    assert is_in(client)


def test_code_counts_once(kitchen):
    secret, _ = with_app(kitchen.team.ann)
    code = code_of(secret)
    first, second = give_password(kitchen.team.ann)[0], give_password(kitchen.team.ann)[0]

    give_code(first, code)
    answer = give_code(second, code)

    assert "it was used already" in answer.content.decode()
    assert (is_in(first), is_in(second)) == (True, False)


def test_recovery_code_counts_once(kitchen):
    _, codes = with_app(kitchen.team.ann)
    first, second = give_password(kitchen.team.ann)[0], give_password(kitchen.team.ann)[0]

    give_code(first, codes[3])
    give_code(second, codes[3])

    assert (is_in(first), is_in(second)) == (True, False)
    assert second_factor.codes_left(kitchen.team.ann) == 9


def test_after_five_wrong_codes_the_right_one_is_refused_in_any_window(kitchen):
    secret, _ = with_app(kitchen.team.ann)
    client, _ = give_password(kitchen.team.ann)
    for number in range(5):
        give_code(client, f"00000{number}")

    other, _ = give_password(kitchen.team.ann)
    answer = give_code(other, code_of(secret))

    assert "Too many wrong codes." in answer.content.decode()
    assert not is_in(other)
    assert events().count("second factor refused") == 5


def test_code_without_a_password_leads_to_the_first_step(kitchen):
    secret, _ = with_app(kitchen.team.ann)
    client = Client()

    answer = give_code(client, code_of(secret))

    assert answer.headers["Location"] == reverse("admin:login")
    assert not is_in(client)


@pytest.mark.parametrize(
    "change",
    [
        lambda account: Account.objects.filter(pk=account.pk).update(is_active=False),
        lambda account: RoleGrant.objects.filter(person=account.person).delete(),
        lambda account: Account.objects.filter(pk=account.pk).update(password="!another"),
    ],
    ids=["closed", "without role", "other password"],
)
def test_who_is_stopped_between_the_steps_stays_out(kitchen, change):
    secret, _ = with_app(kitchen.team.ann)
    client, _ = give_password(kitchen.team.ann)

    change(kitchen.team.ann)
    answer = give_code(client, code_of(secret))

    assert answer.headers["Location"] == reverse("admin:login")
    assert not is_in(client)


def test_secret_is_stored_sealed(kitchen):
    secret, _ = with_app(kitchen.team.ann)

    stored = kitchen.team.ann.authenticator_set.get(type="totp").data["secret"]

    assert secret not in stored


def test_app_of_another_secret_key_opens_nothing(kitchen, settings):
    secret, codes = with_app(kitchen.team.ann)
    client, _ = give_password(kitchen.team.ann)

    settings.SECRET_KEY = "another secret key, as after a restore on another machine"
    client, _ = give_password(kitchen.team.ann)
    give_code(client, code_of(secret))
    give_code(client, codes[0])

    assert not is_in(client)


def test_role_that_needs_a_factor_is_led_to_set_one_up(kitchen, required):
    client, _ = give_password(kitchen.team.pam)

    page = client.get("/admin/", follow=True)

    assert page.redirect_chain[-1][0] == reverse("admin:set_up_second_factor")
    assert is_in(entered(kitchen.team.ann))


def test_set_up_opens_the_admin(kitchen, required):
    client, _ = give_password(kitchen.team.pam)
    page = client.get(reverse("admin:add_app"))
    secret = page.context["secret"].replace(" ", "")

    codes = client.post(reverse("admin:add_app"), filled(page, code=code_of(secret)))

    assert len(codes.context["codes"]) == 10
    assert is_in(client)


def test_no_page_is_open_to_who_lacks_the_second_factor(kitchen, required):
    client, _ = give_password(kitchen.team.pam)
    own = {"/admin/account/", "/admin/sign-in/", "/admin/login/", "/admin/logout/"}

    open_ = {
        address: answer.status_code
        for address in addresses()
        if not any(address.startswith(each) for each in own)
        and (answer := client.get(address)).status_code not in (301, 302, 404, 405, 410)
    }

    # Texts of the scripts: the same for everybody, signed in or not.
    assert set(open_) <= {"/admin/jsi18n/"}


def addresses():
    for pattern in admin.site.get_urls():
        yield from _of(pattern, "/admin/")


def _of(pattern, prefix):
    text = prefix + str(pattern.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
    for kind in ("<path:object_id>", "<int:content_type_id>", "<path:object_id>", "<int:pk>"):
        text = text.replace(kind, "1")
    text = text.replace("<uuid:item_id>", "0" * 8 + "-0000-0000-0000-" + "0" * 12)
    if hasattr(pattern, "url_patterns"):
        for each in pattern.url_patterns:
            yield from _of(each, text)
    else:
        yield text


def test_role_given_while_signed_in_asks_for_the_factor_at_once(kitchen, required):
    client = entered(kitchen.team.ann)
    assert is_in(client)

    kitchen.team.ann.person.grants.create(role="publisher")

    assert not is_in(client)


def test_session_without_the_factor_is_asked_for_it_and_changes_nothing(kitchen, required):
    secret, _ = with_app(kitchen.team.pam)
    client = signed_in(kitchen.team.pam)

    first = client.get(reverse("admin:account"))
    answer = give_code(client, code_of(secret))

    assert first.headers["Location"] == reverse("admin:second_step")
    assert answer.status_code == 302
    assert is_in(client)


def test_how_one_signs_in_changes_only_after_signing_in_just_now(kitchen):
    client = entered(kitchen.team.ann)
    pages = ["password_change", "add_app", "add_passkey"]
    other = {"password": "a long enough one", "again": "a long enough one"}

    with time_machine.travel(time.time() + 16 * 60):
        answers = [client.get(reverse(f"admin:{name}")) for name in pages]
        forged = client.post(reverse("admin:password_change"), other)

    assert {each.headers["Location"].split("?")[0] for each in [*answers, forged]} == {
        reverse("admin:login")
    }
    kitchen.team.ann.refresh_from_db()
    assert kitchen.team.ann.check_password(PASSWORD)


def test_window_from_before_the_app_cannot_remove_it(kitchen):
    window = entered(kitchen.team.ann)
    with_app(kitchen.team.ann)
    app = kitchen.team.ann.authenticator_set.get(type="totp")

    answer = window.post(reverse("admin:remove_factor", args=[app.pk]))

    assert answer.headers["Location"].startswith(reverse("admin:login"))
    assert second_factor.is_set_up(kitchen.team.ann)


def test_last_factor_that_the_role_needs_stays(kitchen, required):
    secret, _ = with_app(kitchen.team.pam)
    client = entered(kitchen.team.pam, secret)
    app = kitchen.team.pam.authenticator_set.get(type="totp")

    page = client.post(reverse("admin:remove_factor", args=[app.pk]), follow=True)

    assert told(page) == [
        "Your role needs a second factor. Add another one before you remove this."
    ]
    assert second_factor.is_set_up(kitchen.team.pam)


def test_factor_of_somebody_else_cannot_be_removed(kitchen):
    with_app(kitchen.team.bob)
    app = kitchen.team.bob.authenticator_set.get(type="totp")

    answer = entered(kitchen.team.ann).post(reverse("admin:remove_factor", args=[app.pk]))

    assert answer.status_code == 404
    assert second_factor.is_set_up(kitchen.team.bob)


@pytest.mark.parametrize(
    "path",
    [
        "accounts/login/",
        "accounts/signup/",
        "accounts/password/reset/",
        "admin/accounts/login/",
        "accounts/2fa/authenticate/",
        "_allauth/browser/v1/auth/login",
        "_allauth/app/v1/auth/login",
        "accounts/oidc/login/",
        "accounts/social/signup/",
    ],
)
def test_pages_of_allauth_are_not_there(client, db, path):
    answers = [client.get(f"/{path}"), client.post(f"/{path}", {"username": "x"})]

    assert all(each.status_code in (302, 404) for each in answers)
    assert all("login" in each.headers.get("Location", "/admin/login") for each in answers)
