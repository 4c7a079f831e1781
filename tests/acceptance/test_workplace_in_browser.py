"""The whole life of a text in a real browser, on the quickstarted library, as each of its people."""

import json
import re
import time
import urllib.request

import pytest
from django.conf import settings

from tools import served

# The slowest machine may take its time: whatever is waited for is seen, not slept for.
PATIENCE = 60_000
PHONE = {"width": 390, "height": 800}
GUIDE = settings.REPOSITORY / "docs" / "editor.md"
EPIDURAL = "Epidural steroid injection"
MOST_CLICKS = 5
REMARK = "Remark, kept with the signature (optional)"


@pytest.fixture(scope="module")
def address(quickstarted_state):
    with served.library(copy_of=quickstarted_state) as address:
        yield address


# Instead of the one that the other tests of this package look at from within.
@pytest.fixture
def library(address):
    return address


@pytest.fixture(scope="module")
def chromium():
    with served.browser() as chromium:
        yield chromium


@pytest.fixture
def hire(library, chromium):
    """``hire(username, **context)``: a person in a window of their own, signed in."""
    windows = []

    def hired(username, password=served.PASSWORD, **context):
        windows.append(chromium.new_context(**context))
        return Person(windows[-1].new_page(), library).sign_in(username, password)

    yield hired
    for each in windows:
        each.close()


class Person:
    """Clicks and types like one. The clicks are counted; what the console complains of is kept."""

    def __init__(self, page, library):
        self.page, self.library = page, library
        self.clicks, self.complaints = 0, []
        page.set_default_timeout(PATIENCE)
        page.set_default_navigation_timeout(PATIENCE)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _listen(self, message):
        # The browser itself reports a refusal, 409; those are part of the story.
        if message.type in ("error", "warning") and "409" not in message.text:
            self.complaints.append(message.text)

    def sign_in(self, username, password):
        self.page.goto(f"{self.library}/admin/")
        self.fill("Username", username)
        self.fill("Password", password)
        self.press("Log in")
        self.see_heading("Your work")
        return self

    def click(self, control):
        control.click()
        self.clicks += 1

    def press(self, name):
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def follow(self, name, within=None):
        self.click((within or self.page).get_by_role("link", name=name, exact=True).first)

    def pile(self, title):
        return self.page.get_by_role("region", name=title)

    def field(self, label):
        return self.page.get_by_label(re.compile(f"^{re.escape(label)}:?$"))

    def fill(self, label, value):
        self.field(label).fill(value)

    def tick(self, name):
        self.click(self.page.get_by_role("checkbox", name=name))

    def see_heading(self, name):
        self.page.get_by_role("heading", name=name, level=1).wait_for()

    def see(self, words):
        self.page.get_by_text(words).first.wait_for()

    def see_told(self, words):
        self.page.locator(".messagelist li", has_text=words).wait_for()

    def go_home(self):
        self.follow("Pain Library")
        self.see_heading("Your work")

    def choose(self, group, entry):
        """In the menu on top of every page."""
        menu = self.page.get_by_role("navigation", name="Main")
        self.click(menu.locator("summary", has_text=group))
        self.follow(entry, within=menu)

    def find(self, title):
        """By the menu and the search of the list."""
        self.choose("Library", "Procedures")
        self.page.get_by_role("searchbox").fill(title)
        self.page.get_by_role("searchbox").press("Enter")
        self.page.wait_for_url("**q=**")
        self.follow(title, within=self.page.get_by_role("table"))
        self.see_heading(title)

    def write(self, label, words):
        """At the end of what stands there."""
        area = self.field(label)
        area.press("Control+End")
        self.page.keyboard.type(words)

    def cite(self, label, words, title):
        self.press(f"Cite a source in {label}")
        self.page.keyboard.type(words)
        self.page.locator("#citation-found [role=option]", has_text=title).first.wait_for()
        self.page.keyboard.press("Enter")
        self.page.get_by_role("dialog").wait_for(state="detached")

    def save(self):
        self.press("Save and continue editing")

    def submit(self, asking="Casey Clinician"):
        self.follow("Submit for review")
        self.tick(re.compile(asking))
        self.press("Submit for review")
        self.see_told("is in review.")

    def say(self, words):
        """In the form that opened at a place or below a thread."""
        self.page.locator("form.saying textarea").fill(words)
        self.press("Send")
        self.page.locator(".thread", has_text=words).wait_for()

    def confirm(self):
        """All that a signature of this text asks, but for the password."""
        self.tick(re.compile("^I (have read|let) the"))
        for box in self.page.get_by_role("group", name="I confirm").get_by_role("checkbox").all():
            self.click(box)

    def sign(self, password=served.PASSWORD):
        self.fill("Your password", password)
        self.press("Sign this text")


def handed_in(author, title):
    """A waiting review: some words more in a live text."""
    author.find(title)
    author.write("Lay summary", " Ask your care team.")
    author.save()
    author.see_told("saved as revision 2.")
    author.submit()


def signed(clinician, title):
    clinician.follow(title, within=clinician.pile("To review"))
    clinician.confirm()
    clinician.sign()
    clinician.see_told("Signed by Casey Clinician")


def invited(library, chromium, administrator, name):
    """A new author, who follows the link that the administrator passes on."""
    administrator.choose("Administration", "Invitations")
    administrator.follow("Invite somebody")
    administrator.fill("Name", name)
    administrator.fill("E-mail", "nora@library.example")
    administrator.tick("Author")
    administrator.press("Invite")
    link = administrator.field("The link, shown this once").input_value()
    new = Person(chromium.new_context().new_page(), library)
    new.page.goto(link)
    for label in ("New password", "The same again"):
        new.fill(label, "a long and quiet afternoon")
    new.press("Set the password")
    new.see_heading("My account")
    return new


def public(library, slug):
    """What readers get of a procedure: ``(bytes, ETag)``."""
    path = f"{library}/api/v1/procedures/{slug}/"
    with urllib.request.urlopen(path) as answer:  # noqa: S310 - our own server
        return answer.read(), answer.headers["ETag"]


def public_after(before, library, slug):
    """The same once it is another answer: every process knows of a release within a second."""
    ends = time.monotonic() + 1
    while (answer := public(library, slug)) == before and time.monotonic() < ends:
        time.sleep(0.05)
    return answer


def said(answer):
    document = json.loads(answer[0])
    return document["edition"], document["lay_summary"]["markdown"]


def clicks_in_guide(first_cell):
    """The number that stands last in the row of the editor's guide that begins so."""
    (row,) = re.findall(rf"^\| {re.escape(first_cell)}.*", GUIDE.read_text(), re.MULTILINE)
    return int(re.search(r"\| (\d+) \|", row)[1])


def test_text_is_returned_corrected_signed_released_and_rolled_back(library, hire):
    at_first = public(library, "epidural-steroid-injection")
    author, clinician = hire("author"), hire("clinician", viewport=PHONE)
    publisher = hire("publisher")

    author.find(EPIDURAL)
    author.write("Lay summary", " Relief lasts for years ")
    author.cite("Lay summary", "webmd altern", "WebMD")
    author.page.keyboard.type(".")
    author.save()
    author.see_told(f"{EPIDURAL}: saved as revision 2.")
    author.submit()

    clinician.go_home()
    clinician.follow(EPIDURAL, within=clinician.pile("To review"))
    clinician.follow("Comment on Lay summary")
    clinician.say("Who says years?")
    clinician.click(clinician.page.get_by_text("Ask for changes instead"))
    clinician.fill("What should change", "See my question.")
    clinician.press("Ask for changes")
    clinician.see_told(f"{EPIDURAL} went back to its author.")

    author.go_home()
    author.follow(EPIDURAL, within=author.pile("Returned to you"))
    author.see("Casey Clinician asks for changes:")
    area = author.field("Lay summary")
    corrected = area.input_value().replace("for years", "for weeks")
    area.fill(corrected)
    author.save()
    author.see_told(f"{EPIDURAL}: saved as revision 3.")
    author.follow("Comments")
    author.follow("Answer Casey Clinician")
    author.page.locator("#answer textarea").fill("Nobody. It says weeks.")
    author.press("Answer")
    author.page.locator(".answer", has_text="It says weeks.").wait_for()
    author.follow(EPIDURAL)
    author.submit()

    clinician.go_home()
    clinician.follow(EPIDURAL, within=clinician.pile("To review"))
    clinician.see("Nobody. It says weeks.")
    clinician.fill(REMARK, "Weeks it is.")
    clinician.confirm()
    clinician.sign("not this one")
    clinician.see("Nothing was signed.")
    boxes = clinician.page.locator("#sign [type=checkbox]").all()
    kept = (
        clinician.field(REMARK).input_value(),
        [each.is_checked() for each in boxes],
    )
    clinician.sign()
    clinician.see_told(f"Signed by Casey Clinician: {EPIDURAL}, revision 3.")

    publisher.go_home()
    publisher.follow(EPIDURAL, within=publisher.pile("Approved, not live"))
    before = public(library, "epidural-steroid-injection")
    publisher.press("Release")
    publisher.see_told(f"Live now: {EPIDURAL}.")
    released = public_after(before, library, "epidural-steroid-injection")
    publisher.choose("Review and release", "Releases")
    publisher.follow(EPIDURAL)
    publisher.follow("Roll back")
    publisher.fill("Why", "Wrong procedure.")
    publisher.press("Roll back")
    publisher.see_told("What readers saw before is live again.")
    back = public_after(released, library, "epidural-steroid-injection")

    assert kept == ("Weeks it is.", [True] * len(boxes))
    assert before == at_first
    assert (said(released), said(back)) == ((2, corrected), (3, said(at_first)[1]))
    assert "Relief lasts for weeks [@webmd-alternatives]." in corrected
    assert len({at_first[1], released[1], back[1]}) == 3
    assert [author.complaints, clinician.complaints, publisher.complaints] == [[], [], []]


def test_waiting_review_is_signed_within_as_many_clicks_as_the_guide_says(hire):
    handed_in(hire("author"), "Acupuncture")
    clinician = hire("clinician")

    signed(clinician, "Acupuncture")

    in_guide = clicks_in_guide("*Sign this text*, after your password")
    assert (clinician.clicks, in_guide <= MOST_CLICKS) == (in_guide, True)


def test_approved_text_is_released_within_as_many_clicks_as_the_guide_says(hire):
    handed_in(hire("author"), "Physical therapy")
    signed(hire("clinician"), "Physical therapy")
    publisher = hire("publisher")

    publisher.follow("Physical therapy", within=publisher.pile("Approved, not live"))
    publisher.press("Release")
    publisher.see_told("Live now: Physical therapy.")

    in_guide = clicks_in_guide("one approved item released")
    assert (publisher.clicks, in_guide <= MOST_CLICKS) == (in_guide, True)


def test_two_at_one_item_are_merged_and_a_clash_is_shown_and_settled(library, chromium, hire):
    avery, nora = hire("author"), invited(library, chromium, hire("admin"), "Nora Novice")
    for each in (avery, nora):
        each.find("Chiropractic care")

    avery.write("Lay summary", " Ask first.")
    avery.save()
    avery.see_told("Chiropractic care: saved as revision 2.")
    nora.write("Summary", " Said by Nora.")
    nora.save()
    nora.see_told("saved as revision 3, merged with what was saved meanwhile.")
    merged = [nora.field(name).input_value() for name in ("Lay summary", "Summary")]
    avery.write("Summary", " Said by Avery.")
    avery.save()
    clash = avery.page.get_by_role("group", name="Summary")
    shown = [clash.get_by_text(f"Said by {name}.").count() for name in ("Nora", "Avery")]
    avery.click(clash.get_by_label("Keep mine"))
    avery.press("Save with these choices")
    avery.see_told("saved as revision 4, merged with what was saved meanwhile.")
    settled = [avery.field(name).input_value() for name in ("Lay summary", "Summary")]

    assert [text.split(". ")[-1] for text in merged] == ["Ask first.", "Said by Nora."]
    assert (shown, settled) == ([1, 1], [merged[0], merged[1].replace("Nora", "Avery")])
    assert [avery.complaints, nora.complaints] == [[], []]
