from datetime import UTC, datetime

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from cms.models import Account, Flag, FlagKind
from cms.publishing import flags, withdrawing
from tests.admin.browsing import signed_in
from tests.kitchen import change, release, submit
from tests.people import PASSWORD, account, person

RECIPES = "/admin/sampleapp/recipe/"


def listed(client, **query):
    result = client.get(RECIPES, query).context["cl"].result_list
    return sorted(content.slug for content in result)


@pytest.fixture
def menu(kitchen):
    """One recipe in each live state, and one in review."""
    names = ("stew", "salad", "cake", "pie")
    live = dict(zip(names, kitchen.live(*map(kitchen.recipe, names)), strict=True))
    change(live["salad"], by=kitchen.team.bob, title="Green salad")
    withdrawing.withdraw(live["pie"], by=kitchen.team.pam, reason="Too sweet.")
    release(
        kitchen.approved(kitchen.recipe("bread")),
        by=kitchen.team.pam,
        starts_at=datetime(2999, 1, 1, tzinfo=UTC),
    )
    submit(kitchen.recipe("soup", aliases=["Broth of old"]), by=kitchen.team.ann)
    return live


def test_list_tells_status_and_what_readers_see_in_words(kitchen, menu):
    page = signed_in(kitchen.team.gus).get(RECIPES)

    states = {each.slug: each.live_state for each in page.context["cl"].result_list}
    assert states == {
        "stew": "live",
        "cake": "live",
        "salad": "newer_draft",
        "pie": "withdrawn",
        "bread": "scheduled",
        "soup": "not_public",
    }
    text = page.content.decode()
    assert '<span class="badge badge-in_review">In review</span>' in text
    assert '<span class="badge badge-newer_draft">Live, newer text here</span>' in text


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({"live": "live"}, ["cake", "stew"]),
        ({"live": "withdrawn"}, ["pie"]),
        ({"live": "scheduled"}, ["bread"]),
        ({"status": "in_review"}, ["soup"]),
        ({"status": "draft"}, ["salad"]),
        ({"review": "overdue"}, []),
        ({"q": "green"}, ["salad"]),
        ({"q": "broth"}, ["soup"]),
        ({"q": "brea"}, ["bread"]),
    ],
)
def test_list_is_filtered_and_searched(kitchen, menu, query, slugs):
    assert listed(signed_in(kitchen.team.gus), **query) == slugs


def test_search_finds_an_address_that_an_item_had_before(kitchen):
    change(kitchen.recipe("soup"), by=kitchen.team.ann, slug="potage", title="Potage")

    assert listed(signed_in(kitchen.team.gus), q="soup") == ["potage"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_row_and_for_three(kitchen, count, django_assert_num_queries):
    for number in range(count):
        kitchen.live(kitchen.recipe(f"soup-{number}"))
        submit(
            change(kitchen.recipe(f"stew-{number}"), by=kitchen.team.bob, title=f"Stew {number}"),
            by=kitchen.team.ann,
        )
    client = signed_in(kitchen.team.ann)

    with django_assert_num_queries(13):
        client.get(RECIPES)


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_flags_costs_the_same_for_one_row_and_for_three(
    kitchen, count, django_assert_num_queries
):
    for number in range(count):
        item = kitchen.recipe(f"soup-{number}")
        flags.open_flag(item, by=kitchen.team.ann, kind=FlagKind.GAP, text="How hot?")
    client = signed_in(kitchen.team.ann)

    with django_assert_num_queries(8):
        page = client.get("/admin/cms/flag/")

    assert Flag.objects.count() == count
    assert page.content.decode().count("field-what") == count


def test_autocomplete_needs_a_role(kitchen):
    kitchen.recipe("soup")
    query = {
        "term": "sou",
        "app_label": "sampleapp",
        "model_name": "recipe",
        "field_name": "follows",
    }
    outsider = Account.objects.create_user("out", password=PASSWORD, person=person("Out"))

    allowed = signed_in(kitchen.team.gus).get("/admin/autocomplete/", query)
    refused = signed_in(outsider).get("/admin/autocomplete/", query)

    assert [each["text"] for each in allowed.json()["results"]] == ["Soup"]
    assert refused.status_code == 302


# Who comes in


def test_account_without_a_role_cannot_sign_in(kitchen):
    Account.objects.create_superuser("root", password=PASSWORD)
    Account.objects.create_user("out", password=PASSWORD, person=person("Out"))

    answers = [
        Client().post("/admin/login/", {"username": name, "password": PASSWORD})
        for name in ("root", "out", "ann")
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert "This account belongs to no person yet" in answers[0].content.decode()


def test_superuser_without_a_person_may_nothing(kitchen):
    root = Account.objects.create_superuser("root", password=PASSWORD)
    client = signed_in(root)

    pages = ["/admin/", RECIPES, "/admin/cms/person/", "/admin/cms/release/"]

    assert [client.get(page).status_code for page in pages] == [302] * len(pages)


def test_account_that_is_closed_is_out_at_the_next_request(kitchen):
    client = signed_in(kitchen.team.ann)
    before = client.get(RECIPES).status_code

    Account.objects.filter(pk=kitchen.team.ann.pk).update(is_active=False)

    assert (before, client.get(RECIPES).status_code) == (200, 302)


def test_role_that_is_taken_counts_at_the_next_request(kitchen):
    client = signed_in(kitchen.team.ann)
    before = client.get(f"{RECIPES}add/").status_code

    kitchen.team.ann.person.grants.update(role="auditor")

    assert (before, client.get(f"{RECIPES}add/").status_code) == (200, 403)


PAGES = {
    "/admin/cms/release/": set(["ann", "bob", "cleo", "carl", "eve", "pam", "ada", "abe", "gus"]),
    "/admin/cms/release/add/": {"pam"},
    "/admin/cms/flag/": set(["ann", "bob", "cleo", "carl", "eve", "pam", "ada", "abe", "gus"]),
    "/admin/cms/person/": {"ada", "abe"},
    "/admin/cms/person/add/": {"ada", "abe"},
    "/admin/cms/auditevent/": {"ada", "abe", "gus"},
    "/admin/cms/auditevent/add/": set(),
    "/admin/cms/flag/add/": set(),
    f"{RECIPES}add/": {"ann", "bob"},
}


@pytest.mark.parametrize("page", PAGES)
def test_page_is_there_for_those_whose_role_it_is(kitchen, page):
    team = vars(kitchen.team)

    inside = {name for name in team if signed_in(team[name]).get(page).status_code == 200}

    assert inside == PAGES[page]


def test_tables_of_the_machinery_are_not_in_the_admin(db):
    shown = {
        model.__name__ for model in admin.site._registry if model._meta.app_label != "painlibrary"
    }

    assert shown == {"Book", "Recipe", "Release", "Flag", "Person", "AuditEvent"}


def test_no_page_shows_a_password_hash(kitchen):
    client = signed_in(kitchen.team.ada)
    ann = kitchen.team.ann
    addresses = [
        "/admin/cms/person/",
        reverse("admin:cms_person_change", args=[ann.person_id]),
        "/admin/cms/auditevent/",
    ]

    pages = [client.get(each).content.decode() for each in addresses]

    assert [ann.password[:8] in page for page in pages] == [False] * len(pages)


def test_forged_act_without_a_token_is_refused(kitchen):
    soup = kitchen.recipe("soup")
    client = Client(enforce_csrf_checks=True)
    client.force_login(kitchen.team.ann)

    answer = client.post(f"{RECIPES}{soup.pk}/submit/", {"expected": "1"})

    soup.refresh_from_db()
    assert (answer.status_code, soup.status) == (403, "draft")


def test_two_roles_of_one_person_add_up(db):
    both = account("Zoe", "author", "publisher")

    assert signed_in(both).get("/admin/cms/release/add/").status_code == 200
    assert signed_in(both).get(f"{RECIPES}add/").status_code == 200
