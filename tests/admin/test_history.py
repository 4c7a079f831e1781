import pytest

from cms.editorial import saving
from cms.models import Flag, Release, ReleaseState, content_of
from cms.publishing import redaction
from tests.admin.browsing import act, address, filled, signed_in, told
from tests.kitchen import change, current, release


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe(summary="Hot.", ingredients=[("salt", {"sources": "[?Grandmother]"})])


# Flags


def test_flag_is_opened_and_resolved(kitchen, soup):
    opened = act(kitchen.team.cleo, soup, "flags", text="Is it <hot>?", blocks="submission")
    flag = Flag.objects.get()
    client = signed_in(kitchen.team.ann)
    listed = client.get(address(soup, "flags")).content.decode()
    page = client.get(address(soup, "resolve_flag", flag=flag.key))

    resolved = client.post(
        address(soup, "resolve_flag"), filled(page, resolution="It is."), follow=True
    )

    flag.refresh_from_db()
    assert (told(opened), told(resolved)) == (["The flag is open."], ["The flag is resolved."])
    assert "Is it &lt;hot&gt;?" in listed
    assert (flag.blocks, flag.resolution, flag.resolved_by.name) == ("submission", "It is.", "Ann")


# History


@pytest.fixture
def history(kitchen, soup):
    """Live soup with a newer draft: summary and ingredients changed."""
    kitchen.live(soup)
    with saving.editing(soup, by=kitchen.team.bob, base=soup.head, note="Summer"):
        content = content_of(soup)
        content.summary = "Cold <script>soup</script>."
        content.title = "<script>alert(1)</script>"
        content.summary = "Cold."
        content.save()
        content.ingredients.all().delete()
        content.ingredients.create(key="ice", name="ice", sources="[?Grandmother]")
    return current(soup)


def test_history_is_one_time_line(kitchen, history):
    page = signed_in(kitchen.team.gus).get(address(history, "history"))

    lines = [(event.what, event.who, event.detail) for event in page.context["events"]]
    assert [(what, who) for what, who, _ in lines] == [
        ("Saved: revision 2", "Bob"),
        ("Live: revision 1", "Pam"),
        ("Approved: revision 1 (round 1)", "Cleo, MD"),
        ("Submitted revision 1 for review (round 1)", "Ann"),
        ("Saved: revision 1", "Ann"),
    ]
    assert lines[0][2] == "Summer"


def test_comparison_shows_words_and_parts_escaped(kitchen, history):
    client = signed_in(kitchen.team.gus)

    page = client.get(address(history, "compare", **{"from": "1", "to": "2"})).content.decode()

    assert "<del>Hot</del><ins>Cold</ins>." in page
    assert "Ingredients › Ice" in page
    assert "Ingredients › Salt" in page
    assert "<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("numbers", [("1", "9"), ("9", "1"), ("1", "x"), ("1", "")])
def test_comparison_knows_revisions_of_this_item_alone(kitchen, history, numbers):
    other = kitchen.recipe("stew")
    for title in ("A", "B", "C"):
        change(other, by=kitchen.team.ann, title=title)
    query = dict(zip(("from", "to"), numbers, strict=True))

    answer = signed_in(kitchen.team.gus).get(address(history, "compare", **query))

    assert answer.status_code == 404


def test_text_that_was_redacted_is_neither_compared_nor_brought_back(kitchen, history):
    release(kitchen.approved(history), by=kitchen.team.pam)
    asked = redaction.ask(history.revisions.get(number=1), by=kitchen.team.ada, reason="A name.")
    redaction.confirm(asked, by=kitchen.team.abe)
    client = signed_in(kitchen.team.ann)

    compared = client.get(address(history, "compare", **{"from": "1", "to": "2"}))
    page = client.get(address(history, "restore", revision="1"))
    restored = client.post(address(history, "restore"), filled(page))

    assert "One of these texts was redacted" in compared.content.decode()
    assert "There is no such text to bring back." in restored.content.decode()
    assert current(history).head.number == 2


def test_restored_revision_is_a_new_one(kitchen, history):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(history, "restore", revision="1"))

    answer = client.post(address(history, "restore"), filled(page, note="Winter"), follow=True)

    head = current(history).head
    assert told(answer) == ["Revision 1 is back, as revision 3."]
    assert (head.source.number, head.note, content_of(history).title) == (1, "Winter", "Soup")


def test_state_of_a_release_is_shown_on_the_item(kitchen, soup):
    kitchen.live(soup)

    page = signed_in(kitchen.team.gus).get(address(soup)).content.decode()

    assert "edition 1</a>, since" in page
    assert Release.objects.get().state == ReleaseState.SENT
