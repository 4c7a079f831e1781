"""Forms as no browser sends them: they change nothing, and are no fault of the library."""

import time
from uuid import uuid4

import pytest

from cms.models import Account, Revision
from tests.admin.browsing import address, filled, signed_in
from tests.kitchen import change, current, submit
from tests.observing import events, stored
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db

FORGED_NUMBERS = ["9" * 5000, "9" * 400, "-1", "1e3", "0x1", "²", "1\x00", "", "None"]


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe(ingredients=[("salt", {})])


@pytest.fixture
def author(kitchen):
    return signed_in(kitchen.team.ann)


@pytest.mark.parametrize("number", FORGED_NUMBERS)
@pytest.mark.parametrize(
    ("page", "field"),
    [
        ("change", "base"),
        ("submit", "expected"),
        ("take_back", "expected"),
        ("discard", "expected"),
        ("restore", "revision"),
        ("flags", "expected"),
    ],
)
def test_number_that_is_none_changes_nothing(soup, author, page, field, number):
    entries = filled(author.get(address(soup))) | {"expected": "1", "kind": "gap", "text": "?"}
    before = stored()

    response = author.post(address(soup, page), entries | {"title": "Forged", field: number})

    assert response.status_code in (200, 409)
    assert stored() == before


@pytest.mark.parametrize("number", FORGED_NUMBERS)
def test_comparison_with_a_number_that_is_none_is_not_found(soup, author, number):
    assert author.get(address(soup, "compare", **{"from": number, "to": "1"})).status_code == 404


@pytest.mark.parametrize("number", FORGED_NUMBERS)
def test_clash_that_nobody_was_shown_settles_nothing(kitchen, soup, author, number):
    entries = filled(author.get(address(soup)), title="Mine", against=number)
    change(soup, by=kitchen.team.bob, title="Theirs")

    response = author.post(address(soup), entries | {"clash:title": "mine"})

    assert response.status_code == 409
    assert current(soup).head.data["fields"]["title"] == "Theirs"


@pytest.mark.parametrize(("name", "status"), [("ann", 302), ("gus", 403)])
def test_form_of_an_item_that_is_not_there_is_no_fault(kitchen, soup, author, name, status):
    client = signed_in(getattr(kitchen.team, name))
    entries = filled(author.get(address(soup)))
    other = address(soup).replace(str(soup.pk), str(uuid4()))

    assert client.post(other, entries).status_code == status


def test_form_of_an_item_of_another_type_leads_back(kitchen, soup, author):
    book = kitchen.book()
    entries = filled(author.get(address(soup)), title="Forged")
    before = stored()

    response = author.post(address(soup).replace(str(soup.pk), str(book.pk)), entries)

    assert (response.status_code, stored()) == (302, before)


def test_base_of_another_item_is_none(kitchen, soup, author):
    other = kitchen.recipe("stew")
    for number in range(3):
        change(other, by=kitchen.team.bob, title=f"Stew {number}")
    entries = filled(author.get(address(soup)), title="Forged", base="4")
    before = stored()

    response = author.post(address(soup), entries)

    assert (response.status_code, stored()) == (409, before)


def test_same_form_posted_twice_makes_one_revision(soup, author):
    entries = filled(author.get(address(soup)), title="Hot soup")

    author.post(address(soup), entries)
    author.post(address(soup), entries)

    assert Revision.objects.filter(item=soup).count() == 2


@pytest.mark.parametrize("total", ["301", "2000", "999999999", "9" * 5000, "-5", "x"])
def test_rows_without_end_are_refused_at_once(soup, author, total):
    entries = filled(author.get(address(soup)), title="Forged")
    before, begun = stored(), time.process_time()

    response = author.post(address(soup), entries | {"steps-TOTAL_FORMS": total})

    assert stored() == before or total == "-5"
    assert response.status_code in (200, 302)
    assert time.process_time() - begun < 15


def test_row_of_another_recipe_cannot_be_changed_or_taken(kitchen, soup, author):
    other = kitchen.recipe("stew", ingredients=[("beef", {}), ("oil", {})])
    theirs = current(other).head.text
    entries = filled(author.get(address(soup, rows=2)))
    rows = {row.key: str(row.pk) for row in other.recipe.ingredients.all()}

    forged = {
        # A row that was there, and one of those that are new.
        "ingredients-0-id": rows["beef"],
        "ingredients-0-name": "forged",
        "ingredients-0-owner": str(other.pk),
        "ingredients-1-id": rows["oil"],
        "ingredients-1-name": "stolen",
        "ingredients-1-owner": str(other.pk),
    }
    author.post(address(soup), entries | forged)

    kept = list(other.recipe.ingredients.order_by("key").values_list("key", "name"))
    assert kept == [("beef", "beef"), ("oil", "oil")]
    assert (current(other).head.text, Revision.objects.filter(item=other).count()) == (theirs, 1)


def test_note_keeps_no_invisible_characters(soup, author):
    entries = filled(author.get(address(soup)), title="Hot soup")

    author.post(address(soup), entries | {"revision_note": "Why\x00 not\u202e\r\n" + "x" * 600})

    assert current(soup).head.note == "Why not" + "x" * 493


@pytest.mark.parametrize("query", ["_to_field=password", "_to_field=item__head__text"])
def test_popup_gives_no_other_field(soup, author, query):
    entries = filled(author.get(address(soup)), title="Hot soup", _popup="1")

    response = author.post(f"{address(soup)}?{query}", entries)

    assert response.status_code == 400
    assert current(soup).head.number == 1


@pytest.mark.parametrize(
    "number", ["abc", "9" * 400, "%00", "_5F", "1e5", "00000000-0000-4000-8000-000000000000"]
)
def test_release_that_is_not_there_is_not_found(kitchen, number):
    page = signed_in(kitchen.team.pam).get(f"/admin/cms/release/{number}/change/")

    assert page.status_code == 404


def test_password_of_a_reviewer_is_not_for_everybody_to_try(kitchen, soup):
    soup = kitchen.live(soup)
    sent = soup.publications.get().release
    type(sent).objects.filter(pk=sent.pk).update(kind="urgent")
    page = f"/admin/cms/release/{sent.pk}/roll-back/"

    answer = signed_in(kitchen.team.gus).post(
        page, {"reason": "x", "username": "cleo", "password": PASSWORD}
    )

    assert answer.status_code == 403
    assert events()[-1] == "roll back refused"
    assert "fresh sign-in refused" not in events()


def test_name_of_a_signer_has_an_end(kitchen, soup):
    soup = kitchen.live(soup)
    sent = soup.publications.get().release
    type(sent).objects.filter(pk=sent.pk).update(kind="urgent")
    page = f"/admin/cms/release/{sent.pk}/roll-back/"

    answer = signed_in(kitchen.team.pam).post(
        page, {"reason": "x", "username": "x" * 151, "password": PASSWORD}
    )

    assert answer.status_code == 200
    assert "has at most 150 characters" in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "patch", "delete"])
@pytest.mark.parametrize("page", ["submit", "take_back", "discard", "withdraw", "sign_clinical"])
def test_only_a_post_does_anything(kitchen, soup, method, page):
    if page != "submit":
        submit(soup, by=kitchen.team.ann)
    clients = [signed_in(getattr(kitchen.team, name)) for name in ("ann", "cleo", "pam")]
    before = stored()

    for client in clients:
        getattr(client, method)(address(soup, page), {"expected": "1", "password": PASSWORD})

    assert stored() == before


def test_account_that_is_made_staff_and_superuser_may_no_more_than_before(kitchen, soup):
    Account.objects.filter(username="gus").update(is_staff=True, is_superuser=True)
    client = signed_in(Account.objects.get(username="gus"))
    before = stored()

    answers = [
        client.post(address(soup, page), {"expected": "1"}).status_code
        for page in ("submit", "discard", "take_back", "sign_clinical", "withdraw")
    ]

    assert (answers, stored()) == ([403] * 5, before)
