import re

import pytest
from django.db import connection
from django.forms import renderers
from django.test.utils import CaptureQueriesContext
from django.utils.safestring import mark_safe

from cms.admin.items.lean_widgets import WRITERS, LeanWidgets
from cms.models import Item, Role, RoleGrant
from cms.text.pasting import without_leftovers
from tests.admin.browsing import address, filled, signed_in, told
from tests.kitchen import change, current, submit
from tests.observing import events, stored
from tests.sampleapp.models import Recipe

ADD = "/admin/sampleapp/recipe/add/"


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe(summary="Hot.", ingredients=[("salt", {"order": 1})])


# What stands on the page


@pytest.mark.parametrize("count", [1, 40])
def test_form_costs_the_same_for_one_row_and_for_forty(kitchen, count):
    rows = [(f"row-{number}", {"order": number}) for number in range(1, count + 1)]
    soup = kitchen.recipe(ingredients=rows)
    client = signed_in(kitchen.team.ann)
    client.get(address(soup))

    with CaptureQueriesContext(connection) as asked:
        page = client.get(address(soup))

    assert page.content.decode().count('class="part-row"') == count + 2
    assert len(asked) < 25


def test_locked_text_is_headed_by_its_title_and_tells_its_lists_in_words(kitchen):
    soup = submit(kitchen.recipe(aliases=["broth", "bouillon"]), by=kitchen.team.ann)

    page = signed_in(kitchen.team.ann).get(address(soup)).content.decode()

    assert "<h1><small>Recipe</small> Soup</h1>" in page
    assert '<div class="readonly">broth, bouillon</div>' in page


def test_findings_lead_to_their_fields(kitchen, soup):
    page = signed_in(kitchen.team.ann).get(address(soup))

    assert [(each.at, each.label) for each in page.context["beside"]["findings"]] == [
        ("id_ingredients-0-sources", "Ingredients › salt › Sources"),
        ("id_price", "Price"),
    ][: len(page.context["beside"]["findings"])]
    assert 'href="#id_ingredients-0-sources"' in page.content.decode()


def test_where_used_tells_live_texts_from_drafts(kitchen):
    stock = kitchen.recipe("stock")
    live = kitchen.recipe("soup", follows_id=stock.pk, ingredients=[("salt", {})])
    kitchen.live(stock, live)
    kitchen.recipe("stew", follows_id=stock.pk)

    beside = signed_in(kitchen.team.ann).get(address(stock)).context["beside"]

    assert [name for name, _ in beside["live_uses"]] == ["Soup"]
    assert [name for name, _ in beside["draft_uses"]] == ["recipe/stew"]


def test_errors_are_listed_with_links_and_open_their_row(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)), price="much", **{"ingredients-0-grams": "few"})

    page = client.post(address(soup), entries)

    assert [(at, label) for at, label, _ in page.context["mistakes"]] == [
        ("id_price", "Price"),
        ("id_ingredients-0-grams", "Ingredients › salt › Grams"),
    ]
    assert re.search(
        r'id="ingredients-0".*?<details class="part" open>', page.content.decode(), re.S
    )


@pytest.mark.parametrize(
    ("name", "widget"),
    [
        (f"django/forms/widgets/{name}.html", widget)
        for name, widget in [
            ("text", {"type": "text", "value": '"<b>', "attrs": {"id": "a&b", "required": True}}),
            ("checkbox", {"type": "checkbox", "value": None, "attrs": {"checked": False}}),
            ("textarea", {"value": "a\n<b>", "attrs": {"rows": 3}}),
            (
                "select",
                {
                    "attrs": {"id": "c"},
                    "optgroups": [
                        (None, [{"value": "", "label": "---", "attrs": {}}], 0),
                        ("A&B", [{"value": 1, "label": mark_safe("<i>"), "attrs": {}}], 1),
                    ],
                },
            ),
        ]
    ],
    ids=["text", "checkbox", "textarea", "select"],
)
def test_lean_widgets_write_what_djangos_templates_write(name, widget):
    for _, options, _ in widget.get("optgroups", ()):
        for option in options:
            option["template_name"] = "django/forms/widgets/select_option.html"
    context = {"widget": {"name": "na<me", **widget}}

    lean, stock = (
        LeanWidgets().render(name, context),
        renderers.DjangoTemplates().render(name, context),
    )

    assert name in WRITERS
    assert re.sub(r"\s*\n\s*(?=<)", "", lean) == re.sub(r"\s*\n\s*(?=<)", "", stock.strip())


# What is sent


def test_new_item_that_is_sent_twice_is_made_once(kitchen):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(ADD), title="Soup", slug="soup")

    first, second = (client.post(ADD, entries, follow=True) for _ in range(2))

    assert [told(first), told(second)] == [
        ["Soup: saved as revision 1."],
        ["Soup: was saved already."],
    ]
    assert Item.objects.get().head.number == 1


def test_same_form_sent_with_other_text_is_not_taken_for_the_first(kitchen):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(ADD), title="Soup", slug="soup")
    client.post(ADD, entries, follow=True)

    answer = client.post(ADD, entries | {"title": "Stew", "slug": "stew"}, follow=True)

    assert told(answer) == ["Stew: saved as revision 1."]
    assert Recipe.objects.count() == 2


def test_change_that_is_sent_twice_is_saved_once(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)), summary="Cold.")

    answers = [client.post(address(soup), entries, follow=True) for _ in range(2)]

    assert [told(answer) for answer in answers] == [
        ["Soup: saved as revision 2."],
        ["Soup: revision 2, saved meanwhile, says all that you wrote. Nothing more was saved."],
    ]
    assert current(soup).head.number == 2


def test_kept_input_is_shown_again_and_not_stored(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)), summary="Cold.")
    change(soup, by=kitchen.team.bob, title="Potage")
    before = stored()

    page = client.post(address(soup), entries | {"_show_again": "1"})

    assert (page.context["mistakes"], stored()) == ([], before)
    assert filled(page)["summary"] == "Cold."
    answer = client.post(address(soup), filled(page), follow=True)
    assert told(answer) == ["Potage: saved as revision 3, merged with what was saved meanwhile."]


def test_role_taken_meanwhile_is_told_with_the_input_kept(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)), summary="Cold.")
    RoleGrant.objects.filter(person=kitchen.team.ann.person).update(role=Role.AUDITOR)
    before = stored()

    answer = client.post(address(soup), entries)

    assert (answer.status_code, stored(), events()[-1]) == (403, before, "edit refused")
    assert 'name="summary" value="Cold."' in answer.content.decode()


def test_wrong_input_and_clashes_are_no_denied_attempts(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    entries = filled(client.get(address(soup)))
    change(soup, by=kitchen.team.bob, summary="Theirs.")
    before = events()

    wrong = client.post(address(soup), entries | {"summary": "[@nobody]"})
    clash = client.post(address(soup), entries | {"summary": "Mine."})

    assert (wrong.status_code, clash.status_code, events()) == (200, 409, before)


def test_paste_from_a_word_processor_is_stored_without_what_nobody_sees(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    pasted = "“Hot\u00a0soup”\u00ad — see:\v\u2022\tsalt\ufeff"

    client.post(address(soup), filled(client.get(address(soup)), summary=pasted))

    assert current(soup).head.data["fields"]["summary"] == "“Hot soup” — see:\n- salt"


@pytest.mark.parametrize("sign", ["\ufffe", "\x07"], ids=["no character", "bell"])
def test_sign_that_no_text_may_hold_is_told_with_the_input_kept(kitchen, soup, sign):
    client = signed_in(kitchen.team.ann)
    before = stored()

    answer = client.post(address(soup), filled(client.get(address(soup)), summary=f"Mine{sign}."))

    assert "is an invisible control character" in answer.content.decode()
    assert filled(answer)["summary"] == f"Mine{sign}."
    assert stored() == before


def test_typography_is_no_leftover():
    text = "“Quoted” – dashed … 5 µg, Ångström\n- point"

    assert without_leftovers(text) == text


def test_form_from_before_signing_in_says_how_to_go_on(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    client.handler.enforce_csrf_checks = True

    answer = client.post(address(soup), {"summary": "Mine."})

    assert answer.status_code == 403
    assert "You were signed out, or signed in anew" in answer.content.decode()
    assert f'href="{address(soup)}"' in answer.content.decode()


def test_pages_of_items_are_not_kept_by_browsers(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    submit(soup, by=kitchen.team.ann)

    kept = [client.get(address(soup, name))["Cache-Control"] for name in ("change", "history")]

    assert all("no-store" in each for each in kept)
