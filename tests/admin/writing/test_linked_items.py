"""Linked items: offered with typos, made in place through the door, never twice by accident."""

import pytest
from django.urls import reverse

from cms.editorial import workflow
from cms.models import AuditEvent, Item, Revision, content_of
from tests.admin.browsing import signed_in
from tests.people import account
from tests.sampleapp.models import Book, Recipe


def choices(client, term, page=None):
    asked = {"app_label": "sampleapp", "model_name": "recipe", "field_name": "follows"}
    asked |= {"term": term} | ({"page": page} if page else {})
    return client.get(reverse("admin:autocomplete"), asked)


def form_of(client, type_name="book", **query):
    return client.get(reverse("admin:new_item", args=[type_name]), query)


def create(client, title, slug, type_name="book", **more):
    posted = {"new-title": title, "new-slug": slug} | more
    return client.post(reverse("admin:new_item", args=[type_name]), posted)


def test_choices_are_found_with_typos_and_offer_to_create(kitchen):
    soup = kitchen.recipe("leek-soup")
    kitchen.recipe("stew")

    answer = choices(signed_in(kitchen.team.ann), "leak soup").json()

    form = "/admin/writing/new/recipe/?title=leak+soup"
    assert answer == {
        "results": [
            {"id": str(soup.pk), "text": "Leek soup"},
            {"id": "create", "text": "Create “leak soup” as a new recipe", "form": form},
        ],
        "pagination": {"more": False},
    }


def test_whoever_may_not_write_is_offered_no_creation(kitchen):
    kitchen.recipe("stew")

    answer = choices(signed_in(kitchen.team.cleo), "stew").json()

    assert [each["text"] for each in answer["results"]] == ["Stew"]


def test_discarded_items_are_not_offered(kitchen):
    soup = kitchen.recipe("soup")
    client = signed_in(kitchen.team.ann)
    before = [len(choices(client, term).json()["results"]) for term in ("", "soup")]

    workflow.discard(soup, by=kitchen.team.ann, expected=soup.head)

    after = [len(choices(client, term).json()["results"]) for term in ("", "soup")]
    assert (before, after) == ([1, 2], [0, 1])


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "²"])
def test_strange_pages_are_no_fault(kitchen, page):
    kitchen.recipe("soup")

    assert choices(signed_in(kitchen.team.ann), "", page).status_code == 200


def test_choices_come_in_pages_without_being_counted(kitchen, django_assert_num_queries):
    for number in range(21):
        kitchen.recipe(f"soup-{number:02}")
    client = signed_in(kitchen.team.ann)

    with django_assert_num_queries(7):
        first = choices(client, "").json()
    second = choices(client, "", "2").json()

    assert [len(each["results"]) for each in (first, second)] == [20, 1]
    assert [each["pagination"]["more"] for each in (first, second)] == [True, False]


def test_form_asks_for_what_is_needed_with_the_typed_name(kitchen):
    html = form_of(signed_in(kitchen.team.ann), title="<b>Larousse</b>").json()["html"]

    assert 'value="&lt;b&gt;Larousse&lt;/b&gt;"' in html
    assert 'value="blarousseb"' in html
    assert "<b>" not in html
    assert "Is it one of these?" not in html


def test_item_is_made_as_a_draft_through_the_door(kitchen):
    answer = create(signed_in(kitchen.team.ann), "Larousse", "larousse")

    item = Item.objects.get(type="book")
    assert answer.json() == {"id": str(item.pk), "text": "Larousse", "slug": "larousse"}
    assert (item.status, item.head.saved_by) == ("draft", kitchen.team.ann.person)
    assert AuditEvent.objects.order_by("number").last().item == str(item.pk)


def test_similar_name_is_shown_before_another_is_made(kitchen):
    known = kitchen.book("larousse", title="Larousse gastronomique")
    client = signed_in(kitchen.team.ann)

    shown = create(client, "Larousse gastronomic", "larousse-2").json()["html"]
    none_made = Book.objects.count() == 1
    made = create(client, "Larousse gastronomic", "larousse-2", seen=[str(known.pk)]).json()

    assert "Is it one of these?" in shown
    assert f'data-use="{known.pk}" data-text="Larousse gastronomique"' in shown
    assert (none_made, made["slug"]) == (True, "larousse-2")


@pytest.mark.parametrize(
    ("title", "slug", "sentence"),
    [
        ("", "x", "This field is required."),
        ("A", "Not a slug", "Enter a valid “slug”"),
        ("A", "a--b", "single hyphens"),
        ("A\x00", "a", "Null characters are not allowed."),
        ("A" * 251, "a", "at most 250 characters"),
        ("Broth", "soup", "already exists"),
        ("Soup", "soup-2", "already leads to book/soup"),
    ],
)
def test_faults_are_told_at_their_field_and_nothing_is_made(kitchen, title, slug, sentence):
    soup = kitchen.book("soup")

    answer = create(signed_in(kitchen.team.ann), title, slug, seen=[str(soup.pk)])

    assert sentence in answer.json()["html"]
    assert (Book.objects.count(), Revision.objects.count()) == (1, 1)


def test_only_authors_create_and_attempts_are_on_record(client, kitchen):
    reviewer = signed_in(kitchen.team.cleo)
    careful = signed_in(kitchen.team.ann)
    careful.handler.enforce_csrf_checks = True

    answers = [
        create(client, "A", "a"),
        create(signed_in(account("Zoe")), "A", "a"),
        create(careful, "A", "a"),
        form_of(reviewer),
        create(reviewer, "A", "a"),
        create(signed_in(kitchen.team.ann), "A", "a", type_name="nothing"),
    ]

    assert [each.status_code for each in answers] == [302, 302, 403, 403, 403, 404]
    assert answers[4].json() == {"error": "To create is for the role author."}
    assert AuditEvent.objects.order_by("number").last().action == "create refused"
    assert Item.objects.count() == 0


def test_opening_the_form_makes_nothing(kitchen):
    form_of(signed_in(kitchen.team.ann), title="Larousse")

    assert (Item.objects.count(), AuditEvent.objects.count()) == (0, 0)


def test_made_item_can_be_named_by_another(kitchen):
    client = signed_in(kitchen.team.ann)
    made = create(client, "Leek soup", "leek-soup", type_name="recipe").json()

    stew = kitchen.recipe("stew", follows=Recipe.objects.get(pk=made["id"]))

    assert content_of(stew).follows.slug == "leek-soup"
