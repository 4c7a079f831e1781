"""The pages on which suspected duplicates are compared, merged or told apart."""

import pytest
from django.urls import reverse

from cms.models import Distinction, Status, content_of
from tests.admin.browsing import filled, signed_in, told
from tests.kitchen import current
from tests.sampleapp.models import Book


@pytest.fixture
def ann(kitchen):
    return kitchen.team.ann


@pytest.fixture
def twins(kitchen):
    """Two books that look alike, and a recipe that names the second."""
    good = kitchen.book("good", title="Good home cooking", aliases=["A"], pages=10)
    twin = kitchen.book("twin", title="Good home cookings", aliases=["B"])
    soup = kitchen.recipe(summary="Hot [@twin].")
    return good, twin, soup


def compare(good, twin, keep):
    url = reverse("admin:duplicates_compare", args=[good.pk, twin.pk])
    return f"{url}?keep={keep.pk}"


def test_suspected_duplicates_are_listed_with_their_reason(ann, twins):
    client = signed_in(ann)

    page = client.get("/admin/duplicates/book/").content.decode()
    others = client.get("/admin/duplicates/recipe/").content.decode()

    assert "Nearly the same name" in page
    assert "Compare Good home cooking with Good home cookings" in page.replace("\n", "")
    assert "Nothing here looks like anything else." in others


def test_the_one_that_more_names_is_proposed_to_stay(ann, twins):
    good, twin, _ = twins
    client = signed_in(ann)

    page = client.get(reverse("admin:duplicates_compare", args=[good.pk, twin.pk]))

    assert page.context["sides"][0]["item"] == twin


def test_merge_takes_what_was_chosen_side_by_side(ann, twins):
    good, twin, soup = twins
    client, url = signed_in(ann), compare(twins[0], twins[1], keep=twins[0])
    page = client.get(url)
    shown = page.content.decode()

    answers = {"place:title": "take", "reason": "The same book.", "merge": "yes"}
    done = client.post(url, filled(page, **answers), follow=True)

    assert "recipe/soup" in shown
    assert told(done) == ["Merged. 1 texts name this one now, as drafts."]
    content = content_of(good)
    assert (content.title, content.slug, content.aliases, content.pages) == (
        "Good home cookings",
        "good",
        ["A", "B"],
        10,
    )
    assert content_of(soup).summary == "Hot [@good]."
    assert current(twin).status == Status.DISCARDED


def test_refused_merge_keeps_what_was_typed(ann, twins):
    good, twin, _ = twins
    client, url = signed_in(ann), compare(good, twin, keep=good)

    refused = client.post(url, filled(client.get(url), why_apart="Typed <already>", merge="yes"))

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Say why these two are the same" in page
    assert "Typed &lt;already&gt;" in page
    assert Book.objects.count() == 2


def test_not_a_duplicate_is_recorded_and_not_asked_again(ann, twins):
    good, twin, _ = twins
    client, url = signed_in(ann), compare(good, twin, keep=good)

    answers = {"why_apart": "Two volumes.", "tell_apart": "yes"}
    done = client.post(url, filled(client.get(url), **answers), follow=True)
    again = client.get(url).content.decode()

    assert "Nothing here looks like anything else." in done.content.decode()
    assert "Two volumes." in again
    assert Distinction.objects.get().person == ann.person


def test_reviewers_may_tell_apart_and_not_merge(kitchen, twins):
    good, twin, _ = twins
    client, url = signed_in(kitchen.team.cleo), compare(good, twin, keep=good)

    page = client.get(url).content.decode()
    refused = client.post(url, {"survivor": str(good.pk), "reason": "Same.", "merge": "yes"})

    assert "To merge is for the role author." in page
    assert "Not a duplicate" in page
    assert (refused.status_code, Book.objects.count()) == (403, 2)


def test_items_that_are_no_pair_are_not_found(kitchen, ann, twins):
    good, _, soup = twins
    client = signed_in(ann)

    answers = [
        client.get(reverse("admin:duplicates_compare", args=pair))
        for pair in [(good.pk, soup.pk), (good.pk, good.pk)]
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert client.get("/admin/duplicates/nothing/").status_code == 404


@pytest.mark.parametrize("count", [1, 8])
def test_number_of_queries_of_the_list_does_not_depend_on_the_pairs(
    kitchen, ann, count, django_assert_max_num_queries
):
    for number in range(count):
        kitchen.book(f"one-{number}", title=f"Good home cooking {number}")
        kitchen.book(f"two-{number}", title=f"Good home cookings {number}")
    client = signed_in(ann)

    with django_assert_max_num_queries(14):
        page = client.get("/admin/duplicates/book/")

    assert len(page.context["pairs"]) == count
