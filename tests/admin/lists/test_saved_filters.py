import pytest

from cms.editorial import saved_filters
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import SavedFilter
from tests.admin.browsing import signed_in, told
from tests.observing import events, stored

RECIPES = "/admin/sampleapp/recipe/"
SAVE = "/admin/lists/recipe/filters/"


def shown(account):
    return [
        (each["filter"].name, each["url"], each["is_own"])
        for each in signed_in(account).get(RECIPES).context["saved_filters"]
    ]


def test_filters_are_kept_under_a_name_and_stand_above_the_list(kitchen):
    client = signed_in(kitchen.team.ann)

    page = client.post(SAVE, {"name": "My drafts", "query": "q=hot&p=3&status=draft"}, follow=True)

    url = f"{RECIPES}?q=hot&status=draft"
    assert told(page) == ["“My drafts” stands above the list from now on."]
    assert shown(kitchen.team.ann) == [("My drafts", url, True)]
    assert shown(kitchen.team.bob) == []
    assert client.get(url).context["saved_filters"][0]["is_current"]


def test_shared_filters_are_seen_by_all_and_deleted_by_their_owner(kitchen):
    saved = saved_filters.save(
        "Drafts", by=kitchen.team.ann, list_name="recipe", query="status=draft", shared=True
    )
    client = signed_in(kitchen.team.bob)
    before = stored()

    refused = client.post(f"/admin/lists/filters/{saved.pk}/delete/", follow=True)
    after = stored()

    assert shown(kitchen.team.bob) == [("Drafts", f"{RECIPES}?status=draft", False)]
    assert told(refused) == ["Ann saved “Drafts”, and can delete it."]
    assert after == before
    signed_in(kitchen.team.ann).post(f"/admin/lists/filters/{saved.pk}/delete/")
    assert SavedFilter.objects.count() == 0
    assert events() == ["filter saved", "save filter refused", "filter deleted"]


def test_filter_of_another_person_that_is_not_shared_is_not_there(kitchen):
    saved = saved_filters.save("Mine", by=kitchen.team.ann, list_name="recipe", query="q=a")

    answer = signed_in(kitchen.team.bob).post(f"/admin/lists/filters/{saved.pk}/delete/")

    assert (answer.status_code, SavedFilter.objects.count()) == (404, 1)


def test_same_name_replaces_the_filters(kitchen):
    for query in ("q=a", "q=b"):
        saved_filters.save("Mine", by=kitchen.team.ann, list_name="recipe", query=query)

    assert list(SavedFilter.objects.values_list("name", "query")) == [("Mine", "q=b")]


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        (" ", "q=a", "Give the filters a name"),
        ("x" * 81, "q=a", "at most 80 characters"),
        ("Mine", "p=3", "Nothing is filtered."),
        ("Mine", "q=" + "a" * 1001, "too many filters"),
    ],
)
def test_what_cannot_be_kept_is_refused(kitchen, name, query, sentence):
    with pytest.raises(Refused, match=sentence):
        saved_filters.save(name, by=kitchen.team.ann, list_name="recipe", query=query)

    assert SavedFilter.objects.count() == 0


def test_stranger_keeps_nothing(kitchen):
    kitchen.team.ann.person.grants.all().delete()

    with pytest.raises(NotPermitted):
        saved_filters.save("Mine", by=kitchen.team.ann, list_name="recipe", query="q=a")

    assert SavedFilter.objects.count() == 0


def test_list_that_is_none_keeps_no_filters(kitchen):
    answer = signed_in(kitchen.team.ann).post(
        "/admin/lists/nonsense/filters/", {"name": "A", "query": "q=a"}
    )

    assert (answer.status_code, SavedFilter.objects.count()) == (404, 0)
