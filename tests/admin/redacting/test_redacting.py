import pytest

from cms.models import Redaction
from cms.publishing import redaction
from tests.admin.browsing import act, address, filled, signed_in, told
from tests.kitchen import change, current


@pytest.fixture
def soup(kitchen):
    """Live in its second text; the first was public before."""
    item = kitchen.live(kitchen.recipe(title="Anna's soup"))
    kitchen.live(change(item, by=kitchen.team.bob, title="Soup"))
    return current(item)


def confirm(account, item, asked, **data):
    client = signed_in(account)
    page = client.get(address(item, "confirm_redaction", redaction=asked.pk))
    entries = filled(page, **data)
    return client.post(address(item, "confirm_redaction"), entries, follow=True)


def test_one_administrator_asks_and_another_one_confirms(kitchen, soup):
    first = soup.revisions.first()

    asked = act(kitchen.team.ada, soup, "redact", revision=str(first.pk), reason="A name.")
    waiting = Redaction.objects.get()
    done = confirm(kitchen.team.abe, soup, waiting, understood="on")

    first.refresh_from_db()
    assert told(asked) == ["Asked. Another administrator must confirm that revision 1 goes."]
    assert told(done) == ["The text of revision 1 is removed."]
    assert first.text == ""


def test_page_to_confirm_says_when_readers_saw_the_text(kitchen, soup):
    first = soup.revisions.first()
    asked = redaction.ask(first, by=kitchen.team.ada, reason="A name.")
    starts = list(soup.publications.order_by("starts_at").values_list("starts_at", flat=True))

    page = signed_in(kitchen.team.abe).get(address(soup, "confirm_redaction", redaction=asked.pk))

    assert page.context["published"] == [(starts[0], starts[1])]
    assert "A name." in page.content.decode()


@pytest.mark.parametrize(
    ("who", "data", "sentence"),
    [
        ("ada", {"understood": "on"}, "Somebody else must confirm what you asked for."),
        ("abe", {}, "This field is required."),
    ],
)
def test_redaction_without_a_second_person_who_understood_removes_nothing(
    kitchen, soup, who, data, sentence
):
    first = soup.revisions.first()
    asked = redaction.ask(first, by=kitchen.team.ada, reason="A name.")

    answer = confirm(getattr(kitchen.team, who), soup, asked, **data)

    first.refresh_from_db()
    assert sentence in answer.content.decode()
    assert first.text != ""


def test_text_of_now_is_not_offered(kitchen, soup):
    page = signed_in(kitchen.team.ada).get(address(soup, "redact"))

    offered = page.context["form"].fields["revision"].queryset
    assert [each.number for each in offered] == [1]


@pytest.mark.parametrize("name", ["redact", "confirm_redaction"])
def test_pages_are_for_administrators(kitchen, soup, name):
    answers = [signed_in(kitchen.team.pam).get(address(soup, name)).status_code]
    answers.append(signed_in(kitchen.team.pam).post(address(soup, name), {}).status_code)

    assert answers == [403, 403]


@pytest.mark.parametrize("asked", ["", "x", "999"])
def test_page_to_confirm_what_nobody_asked_for_says_so(kitchen, soup, asked):
    page = signed_in(kitchen.team.abe).get(address(soup, "confirm_redaction", redaction=asked))

    assert "Nobody asked for this redaction." in page.content.decode()
