import pytest

from cms.editorial import commenting, saving
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import Comment, Notification, Status, content_of
from tests.kitchen import approve, change, current, submit
from tests.observing import events, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe(summary="Hot.", ingredients=[("salt", {"sources": "[?Grandmother]"})])


def told():
    """``[(person, kind, text)]`` of all notifications, in the order of their persons."""
    return sorted(Notification.objects.values_list("person__name", "kind", "text"))


def refuses(match, call, refusal=Refused):
    before = stored()
    with pytest.raises(refusal, match=match):
        call()
    assert stored() == before


def test_thread_is_opened_answered_settled_and_opened_again(kitchen, soup):
    ann, cleo = kitchen.team.ann, kitchen.team.cleo

    thread = commenting.comment(soup, by=cleo, text=" How much? ", place="ingredients/salt")
    commenting.answer(thread, by=ann, text="A pinch.", mentioned=[kitchen.team.pam.person])
    commenting.resolve(thread, by=ann)
    resolved = Comment.objects.get(pk=thread.pk)
    commenting.reopen(thread, by=cleo)

    assert [(each.author, each.text, each.place) for each in Comment.objects.all()] == [
        (cleo.person, "How much?", "ingredients/salt"),
        (ann.person, "A pinch.", "ingredients/salt"),
    ]
    assert (resolved.resolved_by, Comment.objects.open().get()) == (ann.person, thread)
    assert told() == [
        ("Cleo", "answered", "Ann answers: A pinch."),
        ("Pam", "mentioned", "Ann mentions you: A pinch."),
    ]
    assert events(soup)[1:] == [
        "commented",
        "comment answered",
        "comment resolved",
        "comment reopened",
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n ", "Say what the comment is."),
        ("x" * 5001, "at most 5000 characters; this has 5001"),
        ("left\u202eright", "U\\+202E is an invisible mark"),
        ("nul\x00", "U\\+0000 is an invisible control character"),
        ("half \ud800", "U\\+D800 is half of a broken character"),
    ],
    ids=["blank", "long", "direction", "control", "surrogate"],
)
def test_text_that_nobody_could_read_is_refused(kitchen, soup, text, sentence):
    refuses(sentence, lambda: commenting.comment(soup, by=kitchen.team.cleo, text=text))


@pytest.mark.parametrize("place", ["nothing", "ingredients/pepper", "nothing/salt", "id", "salt/"])
def test_place_that_the_text_does_not_have_is_refused(kitchen, soup, place):
    refuses(
        "no such place",
        lambda: commenting.comment(soup, by=kitchen.team.cleo, text="Why?", place=place),
    )


def test_person_who_cannot_come_in_is_not_mentioned(kitchen, soup):
    kitchen.team.bob.is_active = False
    kitchen.team.bob.save()
    gone = kitchen.team.bob.person

    refuses(
        "has no account any more",
        lambda: commenting.comment(soup, by=kitchen.team.cleo, text="Bob?", mentioned=[gone]),
    )


def test_auditor_reads_and_does_not_comment(kitchen, soup):
    refuses(
        "To comment is for the role",
        lambda: commenting.comment(soup, by=kitchen.team.gus, text="Hm."),
        NotPermitted,
    )


@pytest.mark.parametrize(
    ("name", "may"),
    [("cleo", True), ("carl", True), ("eve", True), ("ann", True), ("bob", False), ("pam", True)],
)
def test_thread_is_settled_by_who_opened_it_who_wrote_the_text_and_reviewers(
    kitchen, soup, name, may
):
    thread = commenting.comment(soup, by=kitchen.team.pam, text="When?")
    by = getattr(kitchen.team, name)

    if may:
        commenting.resolve(thread, by=by)
    else:
        refuses("Ask Pam, an author", lambda: commenting.resolve(thread, by=by), NotPermitted)

    assert Comment.objects.open().exists() is not may


def test_resolved_thread_takes_no_answer_and_an_answer_is_no_thread(kitchen, soup):
    ann, cleo = kitchen.team.ann, kitchen.team.cleo
    thread = commenting.comment(soup, by=cleo, text="How much?")
    answer = commenting.answer(thread, by=ann, text="A pinch.")
    commenting.resolve(thread, by=cleo)

    refuses("Reopen it to answer", lambda: commenting.answer(thread, by=ann, text="Two."))
    refuses("Cleo resolved this thread already", lambda: commenting.resolve(thread, by=ann))
    with pytest.raises(Comment.DoesNotExist):
        commenting.resolve(answer, by=cleo)


def test_comment_that_blocks_stops_the_signature_until_it_is_resolved(kitchen, soup):
    soup, cleo = submit(soup, by=kitchen.team.ann), kitchen.team.cleo
    thread = commenting.comment(soup, by=kitchen.team.carl, text="How much?", blocks=True)
    commenting.comment(soup, by=kitchen.team.carl, text="Nice.")

    refuses(
        "Comments of Carl must be resolved before anybody signs", lambda: approve(soup, by=cleo)
    )
    commenting.resolve(thread, by=cleo)

    assert approve(soup, by=cleo).status == Status.APPROVED


def test_comment_outlives_its_place(kitchen, soup):
    thread = commenting.comment(soup, by=kitchen.team.cleo, text="Why?", place="ingredients/salt")
    change(soup, by=kitchen.team.ann, summary="Cold.")
    item = current(soup)
    with saving.editing(item, by=kitchen.team.ann, base=item.head):
        content_of(item).ingredients.all().delete()

    commenting.answer(thread, by=kitchen.team.ann, text="It is out.")

    assert [each.place for each in soup.comments.all()] == ["ingredients/salt"] * 2
