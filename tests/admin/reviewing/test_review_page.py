from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.editorial import commenting, saving, workflow
from cms.models import Decision, FlagKind, Review, RoleGrant, Status, content_of
from cms.publishing import flags
from tests.admin.browsing import act, address, filled, signed_in, told
from tests.kitchen import current, submit
from tests.observing import events
from tests.people import PASSWORD
from tests.sampleapp.models import Recipe


def page_of(account, item, name="sign_clinical"):
    return signed_in(account).get(address(item, name))


def places(page):
    """``{place: what became of it}`` as the page lays the text out."""
    return {each.place: each.kind for group in page.context["groups"] for each in group.places}


def place(page, name):
    return next(
        each for group in page.context["groups"] for each in group.places if each.place == name
    )


@pytest.fixture
def soup(kitchen):
    """Live; in its new text one ingredient changed, one came, one went, one moved."""
    kitchen.live(kitchen.book(title="The cookbook"))
    sources = {"sources": "[@cookbook, p. 2]"}
    soup = kitchen.recipe(
        summary="Hot [@cookbook].",
        ingredients=[
            ("salt", sources | {"order": 1}),
            ("leek", sources | {"order": 2}),
            ("rice", sources | {"order": 3}),
            ("bean", sources | {"order": 4}),
        ],
    )
    kitchen.live(soup)
    soup = current(soup)
    with saving.editing(soup, by=kitchen.team.ann, base=soup.head):
        content = content_of(soup)
        content.ingredients.filter(key="salt").update(name="sea salt", sources="[!@cookbook]")
        content.ingredients.get(key="leek").delete()
        content.ingredients.filter(key="rice").update(order=9)
        content.ingredients.create(key="corn", name="corn", order=5, sources="[?Grandmother]")
    return submit(soup, by=kitchen.team.ann)


# What it shows


def test_each_place_says_what_became_of_it_in_reading_order(kitchen, soup):
    page = page_of(kitchen.team.cleo, soup)

    assert list(places(page).items()) == [
        ("title", "same"),
        ("slug", "same"),
        ("summary", "same"),
        ("price", "same"),
        ("ingredients/salt", "changed"),
        ("ingredients/leek", "removed"),
        ("ingredients/bean", "same"),
        ("ingredients/corn", "added"),
        ("ingredients/rice", "moved"),
    ]
    assert "<ins>sea </ins>salt" in page.content.decode()


def test_sources_stand_in_full_beside_the_fact(kitchen, soup):
    page = page_of(kitchen.team.cleo, soup)

    found = {
        name: [
            (each.number, each.text, each.kind, each.stance, each.locator)
            for each in place(page, name).sources
        ]
        for name in ("summary", "ingredients/salt", "ingredients/leek", "ingredients/corn")
    }
    assert found == {
        "summary": [(1, "The cookbook", "same", "", "")],
        "ingredients/salt": [(1, "The cookbook", "same", "contradicts", "")],
        "ingredients/leek": [(1, "The cookbook", "gone", "", "p. 2")],
        "ingredients/corn": [(None, "Grandmother", "new", "", "")],
    }
    assert "Hot [1]." in page.content.decode()
    assert 'badge-approved">Approved</span>' in place(page, "summary").sources[0].status


def test_findings_flags_and_comments_stand_at_their_places(kitchen, soup):
    team = kitchen.team
    flags.open_flag(soup, by=team.ann, kind=FlagKind.GAP, text="Why?", place="ingredients/bean")
    flags.open_flag(soup, by=team.ann, kind=FlagKind.GAP, text="How many?", place="steps/gone")
    commenting.comment(soup, by=team.carl, text="Fine.", place="ingredients/corn")
    commenting.comment(soup, by=team.carl, text="All in all.")

    page = page_of(team.cleo, soup)

    assert [flag.text for flag in place(page, "ingredients/bean").flags] == ["Why?"]
    assert [flag.text for flag in page.context["elsewhere"]["flags"]] == ["How many?"]
    assert [each.opening.text for each in place(page, "ingredients/corn").threads] == ["Fine."]
    assert [each.opening.text for each in page.context["elsewhere"]["threads"]] == ["All in all."]


def test_hostile_text_stays_text(kitchen, soup):
    commenting.comment(soup, by=kitchen.team.carl, text="<script>alert(1)</script> & \u2028 “’”")

    page = page_of(kitchen.team.cleo, soup).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in page


def test_everybody_reads_it_and_is_told_why_they_do_not_sign(kitchen, soup):
    pages = {name: page_of(getattr(kitchen.team, name), soup, "review") for name in ("ann", "gus")}

    assert [page.status_code for page in pages.values()] == [200, 200]
    assert "To sign clinical is for the role clinical reviewer." in pages["gus"].content.decode()
    assert list(places(pages["ann"])) == list(places(page_of(kitchen.team.cleo, soup)))


QUERIES = 44


@pytest.mark.parametrize("rows", [3, 30])
def test_page_asks_the_database_as_often_for_much_as_for_little(kitchen, rows):
    kitchen.live(kitchen.book())
    names = [(f"n{number}", {"sources": "[@cookbook]"}) for number in range(rows)]
    soup = submit(kitchen.recipe(ingredients=names), by=kitchen.team.ann)
    for key, _ in names:
        commenting.comment(soup, by=kitchen.team.carl, text="Yes.", place=f"ingredients/{key}")
    client = signed_in(kitchen.team.cleo)
    client.get(address(soup, "sign_clinical"))

    with CaptureQueriesContext(connection) as asked:
        page = client.get(address(soup, "sign_clinical"))

    assert page.status_code == 200
    assert len(asked) == QUERIES


# What it decides


def test_checklist_and_interests_are_asked_and_frozen(kitchen, soup, monkeypatch):
    monkeypatch.setattr(Recipe, "checklist", {"clinical": ["It is <hot>."]})
    cleo = kitchen.team.cleo
    cleo.person.disclosures.create(made_on=date.today(), text="Shares.", named=["Cookbook"])

    refused = act(cleo, soup, "sign_clinical", password=PASSWORD, checked=["It is <hot>."])
    unchanged = not Review.objects.filter(round=2).exists()
    done = act(
        cleo,
        soup,
        "sign_clinical",
        password=PASSWORD,
        checked=["It is <hot>."],
        despite=["Cookbook"],
    )

    review = Review.objects.get(round=2, decision=Decision.APPROVE)
    assert (refused.status_code, unchanged) == (409, True)
    assert "You declared an interest in Cookbook" in refused.content.decode()
    assert told(done) == ["Signed by Cleo: Soup, revision 2."]
    assert (review.checked, [each["named"] for each in review.interests]) == (
        ["It is <hot>."],
        ["Cookbook"],
    )
    history = page_of(kitchen.team.pam, soup, "history").content.decode()
    assert "Declared interest in Cookbook (Shares.)" in history
    assert "Confirmed: It is &lt;hot&gt;." in history


def test_reviewer_without_a_statement_of_interests_is_led_to_where_it_is_made(kitchen, soup):
    page = page_of(kitchen.team.cleo, soup).content.decode()
    account = signed_in(kitchen.team.cleo).get("/admin/account/").content.decode()

    assert "Cleo has made no statement of interests." in page
    assert '<a href="/admin/account/#my-disclosures"' in page
    assert 'id="my-disclosures"' in account


def test_checklist_takes_no_sentence_of_ones_own(kitchen, soup, monkeypatch):
    monkeypatch.setattr(Recipe, "checklist", {"clinical": ["It is hot."]})

    answer = act(kitchen.team.cleo, soup, "sign_clinical", password=PASSWORD, checked=["Cold."])

    assert "Select a valid choice" in answer.content.decode()
    assert Review.objects.filter(round=2).count() == 0


def test_one_reason_lets_many_errors_pass_and_one_may_have_its_own(kitchen):
    soup = submit(
        kitchen.recipe(ingredients=[("salt", {}), ("leek", {}), ("corn", {})]), by=kitchen.team.ann
    )
    given = {
        "reasons:T01:0": "Everybody has it.",
        "reason:T01@ingredients/corn/sources": "From the garden.",
        "confirmed": "on",
    }

    act(kitchen.team.cleo, soup, "sign_clinical", password=PASSWORD, **given)

    waived = {each["finding"]: each["reason"] for each in Review.objects.get().waivers}
    assert waived == {
        "T01@ingredients/corn/sources": "From the garden.",
        "T01@ingredients/leek/sources": "Everybody has it.",
        "T01@ingredients/salt/sources": "Everybody has it.",
    }


def test_comment_that_blocks_is_listed_and_refuses(kitchen, soup):
    commenting.comment(soup, by=kitchen.team.carl, text="Too hot?", blocks=True)

    answer = act(kitchen.team.cleo, soup, "sign_clinical", password=PASSWORD)

    assert answer.status_code == 409
    assert "Comments of Carl must be resolved before anybody signs" in answer.content.decode()
    assert "Carl: Too hot?" in answer.content.decode()
    assert Review.objects.filter(round=2).count() == 0


def test_role_that_was_taken_while_the_page_was_open_signs_nothing(kitchen, soup):
    client = signed_in(kitchen.team.cleo)
    page = client.get(address(soup, "sign_clinical"))
    RoleGrant.objects.filter(person=kitchen.team.cleo.person).delete()

    answer = client.post(address(soup, "sign_clinical"), filled(page, password=PASSWORD))

    assert answer.status_code in (302, 403)
    assert current(soup).status == Status.IN_REVIEW
    assert Review.objects.filter(round=2).count() == 0


def test_second_click_and_back_button_sign_no_second_time(kitchen, soup):
    client = signed_in(kitchen.team.cleo)
    page = client.get(address(soup, "sign_clinical"))
    form = filled(page, password=PASSWORD)

    answers = [client.post(address(soup, "sign_clinical"), form, follow=True) for _ in range(2)]
    back = client.get(address(soup, "sign_clinical"))

    assert [told(answer) for answer in answers] == [
        ["Signed by Cleo: Soup, revision 2."],
        ["You have signed this text already."],
    ]
    assert back.status_code == 409
    assert Review.objects.filter(round=2).count() == 1


def test_revision_of_another_item_signs_nothing(kitchen, soup):
    page = page_of(kitchen.team.cleo, soup)
    forms = [filled(page, password=PASSWORD, expected=number) for number in ("1", "77", "x")]

    answers = [
        signed_in(kitchen.team.cleo).post(address(soup, "sign_clinical"), form) for form in forms
    ]

    assert [answer.status_code for answer in answers] == [409, 200, 200]
    assert Review.objects.filter(round=2).count() == 0


def test_changes_are_asked_for_on_the_same_page(kitchen, soup):
    client = signed_in(kitchen.team.cleo)
    form = client.get(address(soup, "sign_clinical")).context["request_changes"]

    answer = client.post(
        address(soup, "request_changes"),
        {"expected": form["expected"].initial or soup.head.number, "comment": "Less salt."},
        follow=True,
    )

    assert told(answer) == ["Soup went back to its author."]
    assert current(soup).status == Status.CHANGES_REQUESTED


def test_nothing_to_change_lays_out_the_live_text_whole(kitchen, soup, monkeypatch):
    monkeypatch.setattr(Recipe, "checklist", {"clinical": ["It is hot."]})
    carl = kitchen.team.carl

    page = page_of(carl, soup, "reaffirm")
    answer = act(carl, soup, "reaffirm", password=PASSWORD, checked=["It is hot."])

    assert "ingredients/leek" in places(page)
    assert set(places(page).values()) == {"same"}
    assert told(answer) == ["Signed. A publisher can now release it again, with new review dates."]
    assert Review.objects.get(decision=Decision.REAFFIRM).checked == ["It is hot."]


def test_reviewers_are_arranged_on_a_page(kitchen):
    team = kitchen.team
    soup = kitchen.recipe()
    workflow.submit(soup, by=team.ann, expected=soup.head, reviewers=[team.cleo.person])

    sent = act(
        team.cleo, soup, "reviewers", withdraw=[team.cleo.person.pk], ask=[team.carl.person.pk]
    )
    refused = page_of(team.cleo, soup, "reviewers")

    asked = soup.submissions.get().requests.values_list("reviewer__name", flat=True)
    assert told(sent) == ["The reviewers are told."]
    assert (list(asked), refused.status_code) == (["Carl"], 409)
    assert events(soup)[-1] == "review arranged"


def test_list_names_all_who_are_asked(kitchen):
    team = kitchen.team
    soup = kitchen.recipe()
    workflow.submit(
        soup, by=team.ann, expected=soup.head, reviewers=[team.carl.person, team.cleo.person]
    )

    page = signed_in(team.ann).get("/admin/sampleapp/recipe/")

    [listed] = page.context["cl"].result_list
    assert sorted(listed.reviewer.split(", ")) == ["Carl", "Cleo"]
