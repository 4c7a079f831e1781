import pytest
from django.contrib.admin.models import LogEntry

from cms.editorial import canonical
from cms.models import Item, Revision, Status, content_of
from tests.admin.browsing import address, filled, signed_in, told
from tests.kitchen import change, current, submit
from tests.observing import events, stored
from tests.sampleapp.models import Ingredient, Recipe

EMPTY_RECIPE = {
    "title": "Soup",
    "slug": "soup",
    "aliases": "Broth\r\nBouillon",
    "summary": "Hot.\r\n\r\nGood.",
    "price": "5",
    "ingredients-TOTAL_FORMS": "2",
    "ingredients-INITIAL_FORMS": "0",
    "ingredients-0-name": "salt",
    "ingredients-0-sources": "[?Grandmother]",
    "ingredients-1-name": "water",
    "steps-TOTAL_FORMS": "0",
    "steps-INITIAL_FORMS": "0",
}
ADD = "/admin/sampleapp/recipe/add/"


@pytest.fixture
def soup(kitchen):
    ingredients = [("salt", {"order": 1}), ("water", {"order": 2})]
    return kitchen.recipe(summary="Hot.", ingredients=ingredients, steps=[("boil", "Boil it.")])


def frozen(item):
    return canonical.Frozen(current(item).head.data)


def names(item):
    return [row["name"] for row in frozen(item).rows("ingredients")]


def test_new_recipe_with_parts_is_revision_one(kitchen):
    response = signed_in(kitchen.team.ann).post(ADD, EMPTY_RECIPE, follow=True)

    item = Item.objects.get()
    text = frozen(item)
    assert told(response) == ["Soup: saved as revision 1."]
    assert (text["title"], text["aliases"], text["summary"]) == (
        "Soup",
        ["Broth", "Bouillon"],
        "Hot.\n\nGood.",
    )
    assert [(row["name"], row["order"]) for row in text.rows("ingredients")] == [
        ("salt", 1),
        ("water", 2),
    ]
    assert LogEntry.objects.count() == 1


def test_new_recipe_with_an_error_stores_nothing_and_keeps_the_input(kitchen):
    client = signed_in(kitchen.team.ann)
    before = stored()

    response = client.post(ADD, EMPTY_RECIPE | {"slug": "no slug!"})

    assert response.status_code == 200
    assert stored() == before
    assert 'value="no slug!"' in response.content.decode()
    assert 'value="water"' in response.content.decode()


def test_save_without_change_makes_no_revision_and_says_so(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    before = stored()

    response = client.post(address(soup), filled(client.get(address(soup))), follow=True)

    assert told(response) == ["Soup: no change, so nothing was saved."]
    assert stored() == before
    assert LogEntry.objects.count() == 0


def test_save_records_one_revision_with_its_note(kitchen, soup):
    client = signed_in(kitchen.team.bob)
    page = client.get(address(soup))

    client.post(address(soup), filled(page, summary="Cold.", revision_note="Summer"))

    head = current(soup).head
    assert (head.number, head.note, head.saved_by.name) == (2, "Summer", "Bob")
    assert frozen(soup)["summary"] == "Cold."
    assert LogEntry.objects.count() == 1


def test_rows_can_swap_their_places_and_go(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))
    changes = {"ingredients-0-order": "2", "ingredients-1-order": "1", "steps-0-DELETE": "on"}

    client.post(address(soup), filled(page, **changes))

    assert names(soup) == ["water", "salt"]
    assert frozen(soup).rows("steps") == []


def test_form_with_an_error_leaves_neither_revision_nor_the_text_it_started_from(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))
    change(soup, by=kitchen.team.bob, title="Potage")
    before = stored()

    response = client.post(address(soup), filled(page, price="much", summary="Mine."))

    assert response.status_code == 200
    assert "Enter a number." in response.content.decode()
    assert "Mine." in response.content.decode()
    assert stored() == before
    assert content_of(soup).title == "Potage"


def test_changes_of_two_editors_in_different_places_are_merged(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))
    change(soup, by=kitchen.team.bob, title="Potage")

    response = client.post(address(soup), filled(page, summary="Mine."), follow=True)

    assert told(response) == ["Potage: saved as revision 3, merged with what was saved meanwhile."]
    assert (frozen(soup)["title"], frozen(soup)["summary"]) == ("Potage", "Mine.")


def test_part_that_a_colleague_deleted_does_not_invalidate_the_form(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))
    colleague = signed_in(kitchen.team.bob)
    colleague.post(
        address(soup), filled(colleague.get(address(soup)), **{"ingredients-0-DELETE": "on"})
    )

    client.post(address(soup), filled(page, summary="Mine."))

    assert names(soup) == ["water"]
    assert frozen(soup)["summary"] == "Mine."


@pytest.fixture
def clash(kitchen, soup):
    """Ann and Bob changed the title; Ann also the summary. Returns her client and the answer."""
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))
    change(soup, by=kitchen.team.bob, title="<b>Theirs</b>")
    mine = filled(page, title="<script>Mine</script>", summary="Cold.\r\n\r\nMine.")
    return client, client.post(address(soup), mine)


def test_clash_shows_the_three_texts_escaped_and_stores_nothing(clash, soup):
    _, response = clash

    page = response.content.decode()
    assert response.status_code == 409
    assert "<pre>Soup</pre>" in page
    assert "<pre>&lt;b&gt;Theirs&lt;/b&gt;</pre>" in page
    assert "<pre>&lt;script&gt;Mine&lt;/script&gt;</pre>" in page
    assert "<script>Mine" not in page
    assert current(soup).head.number == 2
    assert content_of(soup).title == "<b>Theirs</b>"


@pytest.mark.parametrize(
    ("choice", "title"), [("mine", "<script>Mine</script>"), ("theirs", "<b>Theirs</b>")]
)
def test_clash_once_settled_is_saved_on_top_with_everything_else(clash, soup, choice, title):
    client, response = clash

    client.post(address(soup), filled(response, **{"clash:title": choice}))

    assert current(soup).head.number == 3
    assert (frozen(soup)["title"], frozen(soup)["summary"]) == (title, "Cold.\n\nMine.")


def test_clash_settled_against_older_text_is_asked_again(kitchen, clash, soup):
    client, response = clash
    change(soup, by=kitchen.team.bob, title="Theirs again")

    again = client.post(address(soup), filled(response, **{"clash:title": "mine"}))

    assert again.status_code == 409
    assert "<pre>Theirs again</pre>" in again.content.decode()
    assert frozen(soup)["title"] == "Theirs again"


def test_clash_about_a_part_can_end_with_its_deletion(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))
    colleague = signed_in(kitchen.team.bob)
    colleague.post(
        address(soup), filled(colleague.get(address(soup)), **{"ingredients-0-DELETE": "on"})
    )
    response = client.post(address(soup), filled(page, **{"ingredients-0-grams": "3"}))

    client.post(address(soup), filled(response, **{"clash:ingredients/salt": "theirs"}))

    assert names(soup) == ["water"]


def test_name_that_is_taken_is_told_on_its_field_with_the_input_kept(kitchen, soup):
    kitchen.recipe("stew", aliases=["Hotpot"])
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))

    response = client.post(address(soup), filled(page, aliases="Hotpot", summary="Mine."))

    errors = response.context["adminform"].form.errors
    assert errors == {"aliases": ["“hotpot” already leads to recipe/stew."]}
    assert "Mine." in response.content.decode()
    assert current(soup).head.number == 1


def test_citation_that_leads_nowhere_is_told_with_the_input_kept(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))

    response = client.post(address(soup), filled(page, summary="Hot [@nobody]."))

    assert "There is no book “nobody”." in response.content.decode()
    assert "Hot [@nobody]." in response.content.decode()
    assert Revision.objects.count() == 1


def test_form_of_text_in_review_is_locked_and_what_was_typed_is_kept(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup))
    submit(soup, by=kitchen.team.ann)
    before = stored()

    locked = client.get(address(soup))
    response = client.post(address(soup), filled(page, summary="Mine."))

    assert "This text is in review, so it is locked." in locked.content.decode()
    assert 'name="summary"' not in locked.content.decode()
    assert response.status_code == 409
    assert 'name="summary" value="Mine."' in response.content.decode()
    assert stored() == before
    assert current(soup).status == Status.IN_REVIEW


def test_form_without_its_base_is_refused(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)), summary="Mine.", base="99")

    response = client.post(address(soup), entries)

    assert response.status_code == 409
    assert frozen(soup)["summary"] == "Hot."


@pytest.mark.parametrize("name", ["cleo", "eve", "pam", "ada", "gus"])
def test_forged_save_by_whoever_may_not_write_leaves_a_denied_attempt(kitchen, soup, name):
    author = signed_in(kitchen.team.ann)
    entries = filled(author.get(address(soup)), summary="Forged.")
    client = signed_in(getattr(kitchen.team, name))
    before = stored()

    page = client.get(address(soup))
    response = client.post(address(soup), entries)
    added = client.post(ADD, EMPTY_RECIPE | {"slug": "forged"})

    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert (response.status_code, added.status_code) == (403, 403)
    assert stored() == before
    assert events()[-2:] == ["edit refused", "create refused"]


def test_forged_rows_of_another_recipe_change_nothing(kitchen, soup):
    other = kitchen.recipe("stew", ingredients=[("beef", {})])
    beef = Ingredient.objects.get(owner=other.pk)
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)))

    client.post(
        address(soup),
        entries | {"ingredients-0-id": str(beef.pk), "ingredients-0-DELETE": "on"},
    )

    assert names(other) == ["beef"]
    assert Ingredient.objects.filter(owner=other.pk).count() == 1


def test_forged_status_and_outside_fields_change_nothing(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)), summary="Mine.")

    client.post(address(soup), entries | {"status": "approved", "times_printed": "9", "round": "7"})

    item = current(soup)
    assert (item.status, item.round, content_of(item).times_printed) == (Status.DRAFT, 0, 0)


def test_nothing_is_deleted_from_the_admin(kitchen, soup):
    client = signed_in(kitchen.team.ann)

    response = client.post(f"/admin/sampleapp/recipe/{soup.pk}/delete/", {"post": "yes"})
    client.post(
        "/admin/sampleapp/recipe/",
        {"action": "delete_selected", "_selected_action": [str(soup.pk)], "post": "yes"},
    )

    assert response.status_code == 403
    assert Recipe.objects.count() == 1


def test_popup_adds_an_item_with_its_revision(kitchen):
    response = signed_in(kitchen.team.ann).post(ADD, EMPTY_RECIPE | {"_popup": "1"})

    assert "popup_response.js" in response.content.decode()
    assert Item.objects.get().head.number == 1


def test_without_scripts_empty_rows_are_asked_for(kitchen, soup):
    page = signed_in(kitchen.team.ann).get(address(soup), {"rows": "2"})

    entries = filled(page)
    assert entries["ingredients-TOTAL_FORMS"] == "4"
    assert entries["ingredients-3-name"] == ""
