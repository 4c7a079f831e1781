import pytest

from cms.editorial import commenting, saving
from cms.models import Comment, Notification, content_of
from tests.admin.browsing import act, address, signed_in, told
from tests.kitchen import current
from tests.observing import events


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe(ingredients=[("salt", {}), ("leek", {})])


def post(account, item, name, **entries):
    return signed_in(account).post(address(item, name), entries, follow=True)


def test_comment_goes_to_a_place_and_to_people_and_back_to_where_one_was(kitchen, soup):
    carl = kitchen.team.carl.person

    answer = post(
        kitchen.team.cleo,
        soup,
        "comments",
        place="ingredients/salt",
        text="How <much>?",
        mentioned=[carl.pk],
        blocks="on",
        back="review",
    )

    said = Comment.objects.get()
    assert answer.redirect_chain == [(f"{address(soup, 'review')}#place-ingredients-salt", 302)]
    assert (said.place, said.text, said.blocks, list(said.mentioned.all())) == (
        "ingredients/salt",
        "How <much>?",
        True,
        [carl],
    )
    assert Notification.objects.get().person == carl
    assert "How &lt;much&gt;?" in answer.content.decode()


def test_page_says_whether_the_text_at_the_place_is_still_the_same(kitchen, soup):
    team = kitchen.team
    for place in ("title", "ingredients/salt", "ingredients/leek"):
        commenting.comment(soup, by=team.cleo, text=f"On {place}.", place=place)
    soup = current(soup)
    with saving.editing(soup, by=team.ann, base=soup.head):
        content_of(soup).ingredients.get(key="leek").delete()
        content_of(soup).ingredients.filter(key="salt").update(name="sea salt")

    page = signed_in(team.ann).get(address(soup, "comments"))

    standing = {each.place: each.standing for each in page.context["talk"].threads}
    assert standing == {
        "title": "here",
        "ingredients/salt": "earlier",
        "ingredients/leek": "gone",
    }
    assert "About an earlier text" in page.content.decode()
    assert "On ingredients/leek." in page.content.decode()


def test_without_scripts_answer_resolve_and_reopen_are_pages_and_buttons(kitchen, soup):
    team = kitchen.team
    thread = commenting.comment(soup, by=team.cleo, text="How much?")
    page = signed_in(team.ann).get(address(soup, "comments"), {"answer": thread.pk})

    answered = post(team.ann, soup, "answer", thread=thread.pk, text="A pinch.")
    resolved = post(team.ann, soup, "resolve_comment", thread=thread.pk)
    again = post(team.ann, soup, "resolve_comment", thread=thread.pk)
    reopened = post(team.cleo, soup, "reopen_comment", thread=thread.pk)

    assert page.context["answering"].initial == {"thread": thread.pk, "back": "comments"}
    assert [told(each) for each in (answered, resolved, reopened)] == [
        ["Your answer is there."],
        ["The thread is resolved."],
        ["The thread is open again."],
    ]
    assert (again.status_code, "Ann resolved this thread already" in again.content.decode()) == (
        409,
        True,
    )


@pytest.mark.parametrize("name", ["answer", "resolve_comment", "reopen_comment"])
@pytest.mark.parametrize("number", ["other", "0", "-1", "x", "9" * 30])
def test_thread_of_another_item_or_of_none_is_refused(kitchen, soup, name, number):
    other = commenting.comment(kitchen.recipe("stew"), by=kitchen.team.cleo, text="Stew?")
    given = other.pk if number == "other" else number

    answer = post(kitchen.team.ann, soup, name, thread=given, text="Hm.")

    assert answer.status_code in (200, 409)
    assert list(Comment.objects.values_list("text", "resolved_at")) == [("Stew?", None)]


@pytest.mark.parametrize(
    "given",
    [
        {"place": "ingredients/pepper"},
        {"place": "../../x"},
        {"text": "x" * 5001},
        {"text": " "},
        {"mentioned": ["99999"]},
        {"back": "https://elsewhere.example/"},
    ],
    ids=["place", "path", "long", "blank", "nobody", "elsewhere"],
)
def test_forged_comment_is_shown_again_and_says_nothing(kitchen, soup, given):
    answer = act(kitchen.team.cleo, soup, "comments", **{"text": "Keep me.", **given})

    assert answer.status_code == 200
    assert Comment.objects.count() == 0
    assert given.get("text", "Keep me.").strip() in answer.content.decode()


def test_auditor_reads_and_cannot_write(kitchen, soup):
    commenting.comment(soup, by=kitchen.team.cleo, text="How much?")

    page = signed_in(kitchen.team.gus).get(address(soup, "comments"))
    forged = post(kitchen.team.gus, soup, "comments", text="Me too.")

    assert ("How much?" in page.content.decode(), 'id="say"' in page.content.decode()) == (
        True,
        False,
    )
    assert (forged.status_code, Comment.objects.count()) == (403, 1)
    assert events()[-1] == "comment refused"
