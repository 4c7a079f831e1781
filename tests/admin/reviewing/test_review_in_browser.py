"""The review in a real browser: on a phone, by keyboard alone; returned, corrected, signed."""

import pytest

from cms.editorial import workflow
from cms.models import Comment, Review, Status
from tests.admin.browsing import address
from tests.kitchen import Kitchen, current, submit
from tests.people import PASSWORD
from tests.sampleapp.models import Recipe

MOST_STEPS = 200


class Keyboard:
    """One person's phone, without a pointer. What the console complains of is kept."""

    def __init__(self, browser, server, account):
        context = browser.new_context(viewport={"width": 390, "height": 800})
        self.page, self.url, self.complaints = context.new_page(), server.url, []
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.open("/admin/")
        self.to("Username")
        self.page.keyboard.type(account.username)
        self.to("Password")
        self.page.keyboard.type(PASSWORD)
        self.enter()

    def _listen(self, message):
        # The browser itself reports refusals; they are what the story is about.
        if message.type in ("error", "warning") and "409" not in message.text:
            self.complaints.append(message.text)

    def open(self, path):
        self.page.goto(f"{self.url}{path}")

    def enter(self):
        """Send the form: the next page is there afterwards."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("networkidle")

    def to(self, name):
        """Press Tab until what has the focus is called so."""
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            if name in self.focused():
                return
        raise AssertionError(f"The keyboard does not reach “{name}”.")

    def focused(self):
        return self.page.evaluate(
            """() => {
                const at = document.activeElement;
                if (at === document.body) {
                    return "";
                }
                const labels = [...(at.labels || [])].map(each => each.textContent);
                const all = [...labels, at.textContent, at.value, at.ariaLabel];
                return all.filter(Boolean).join(" ").replace(/\\s+/g, " ");
            }"""
        )

    def told(self):
        return self.page.locator(".messagelist li").all_inner_texts()

    def width(self):
        return self.page.evaluate("document.documentElement.scrollWidth")


@pytest.fixture
def served(transactional_db, monkeypatch):
    monkeypatch.setattr(Recipe, "checklist", {"clinical": ["I have tasted it."]})
    return Kitchen()


def test_comment_with_a_mention_and_return_on_a_phone_by_keyboard(served, live_server, browser):
    team = served.team
    soup = served.recipe(summary="Hot.", ingredients=[("salt", {"sources": "[?Grandmother]"})])
    workflow.submit(soup, by=team.ann, expected=soup.head, reviewers=[team.cleo.person])
    cleo = Keyboard(browser, live_server, team.cleo)

    cleo.open(address(soup, "sign_clinical"))
    width = cleo.width()
    cleo.to("Comment on salt")
    cleo.page.keyboard.press("Enter")
    cleo.page.keyboard.type("How much, @Ca")
    cleo.page.keyboard.press("Enter")
    cleo.page.keyboard.type("?")
    cleo.to("Must be resolved")
    cleo.page.keyboard.press("Space")
    cleo.to("Send")
    cleo.page.keyboard.press("Enter")
    cleo.page.locator(".thread").wait_for()
    cleo.to("Ask for changes instead")
    cleo.page.keyboard.press("Enter")
    cleo.to("What should change")
    cleo.page.keyboard.type("See my question.")
    cleo.to("Ask for changes")
    cleo.enter()

    said = Comment.objects.get()
    assert (said.place, said.text, said.blocks, [str(each) for each in said.mentioned.all()]) == (
        "ingredients/salt",
        "How much, @Carl ?",
        True,
        ["Carl"],
    )
    assert (cleo.told(), current(soup).status) == (
        ["Soup went back to its author."],
        Status.CHANGES_REQUESTED,
    )
    assert (width, cleo.complaints) == (390, [])


def test_corrected_text_is_signed_with_wrong_and_then_right_password(served, live_server, browser):
    team = served.team
    soup = submit(served.recipe(price=None, ingredients=[("salt", {}), ("leek", {})]), by=team.ann)
    cleo = Keyboard(browser, live_server, team.cleo)

    cleo.open(address(soup, "sign_clinical"))
    cleo.to("One reason for all 2")
    cleo.page.keyboard.type("Everybody has it.")
    cleo.to("I have read the warning and let the 2 errors pass")
    cleo.page.keyboard.press("Space")
    cleo.to("I have tasted it.")
    cleo.page.keyboard.press("Space")
    cleo.to("Your password")
    cleo.page.keyboard.type("not this one")
    cleo.to("Sign this text")
    cleo.enter()
    refused = cleo.page.locator("#not-signed").inner_text()
    nobody = Review.objects.count()
    # The first stop is the error, a link to its field.
    cleo.to("Your password")
    cleo.page.keyboard.press("Enter")
    cleo.page.keyboard.type(PASSWORD)
    cleo.enter()

    review = Review.objects.get()
    assert ("Nothing was signed." in refused, "The password is wrong." in refused, nobody) == (
        True,
        True,
        0,
    )
    assert cleo.told() == ["Signed by Cleo: Soup, revision 1."]
    assert (review.checked, {each["reason"] for each in review.waivers}) == (
        ["I have tasted it."],
        {"Everybody has it."},
    )
    assert cleo.complaints == []
