"""The readers' view of an item: live and draft, for patients and clinicians."""

import pytest

from cms.publishing import withdrawing
from tests.admin.browsing import address, signed_in
from tests.kitchen import change
from tests.observing import stored


def columns(page):
    return {each["way"].label: each["html"] for each in page.context["columns"]}


@pytest.fixture
def soup(kitchen):
    book = kitchen.book("cookbook")
    soup = kitchen.recipe(
        summary="Warm [@cookbook].",
        ingredients=[("salt", {"sources": "[?Grandmother]"})],
        steps=[("boil", "Salt & \\<b> *it*.")],
    )
    return kitchen.live(book, soup)[1]


def test_live_text_stands_beside_the_draft(kitchen, soup):
    change(soup, by=kitchen.team.ann, title="Potage", summary="Cold [@cookbook].")
    client = signed_in(kitchen.team.gus)
    before = stored()

    shown = columns(client.get(address(soup, "reading")))

    live, draft = shown["Live, for patients"], shown["Draft, for patients"]
    assert ("Soup" in live, "Warm" in live, "Reviewed on" in live) == (True, True, True)
    assert ("Potage" in draft, "Cold" in draft, "Not reviewed yet" in draft) == (True, True, True)
    assert stored() == before


@pytest.mark.parametrize(
    ("is_live", "labels"),
    [
        (True, ["Live, for patients", "Live, for clinicians"]),
        (False, ["Draft, for patients", "Draft, for clinicians"]),
    ],
)
def test_text_without_another_stands_for_both_audiences(kitchen, soup, is_live, labels):
    item = soup if is_live else kitchen.recipe("stew")

    page = signed_in(kitchen.team.ann).get(address(item, "reading"))

    assert list(columns(page)) == labels


def test_any_two_views_can_be_chosen_or_one_alone(kitchen, soup):
    client = signed_in(kitchen.team.ann)

    asked = [
        {"left": "draft-clinician", "right": "live-clinician"},
        {"left": "draft-clinician", "right": "alone"},
        {"left": "<script>", "right": "nonsense"},
    ]
    shown = [list(columns(client.get(address(soup, "reading", **each)))) for each in asked]

    assert shown == [
        ["Draft, for clinicians", "Live, for clinicians"],
        ["Draft, for clinicians"],
        ["Live, for patients", "Live, for clinicians"],
    ]


def test_markup_of_an_editor_stays_text_and_anchors_keep_to_their_column(kitchen, soup):
    page = signed_in(kitchen.team.ann).get(address(soup, "reading")).content.decode()

    assert "Salt &amp; &lt;b&gt; <em>it</em>" in page
    for side in ("left", "right"):
        assert page.count(f'id="{side}-reference-1"') == 1
        assert f'href="#{side}-reference-1"' in page
    assert 'style="' not in page


def test_what_readers_cannot_see_is_said_so(kitchen, soup):
    draft = kitchen.recipe("stew")
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="Nobody eats it.")
    client = signed_in(kitchen.team.ann)

    pages = [
        client.get(address(item, "reading", left="live-patient")).content.decode()
        for item in (draft, soup)
    ]

    assert "Nothing is public yet" in pages[0]
    assert "Nobody eats it." in pages[1]


def test_links_to_what_is_not_public_are_marked(kitchen):
    stew = kitchen.recipe("stew", ingredients=[("broth", {"made_by_id": kitchen.recipe().pk})])

    page = signed_in(kitchen.team.ann).get(address(stew, "reading"))

    assert page.content.decode().count("Not public yet") == 2
