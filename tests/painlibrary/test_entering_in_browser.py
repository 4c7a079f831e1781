"""From an empty library: a procedure and all that it names, on one page, handed in as one."""

import pytest
from playwright.sync_api import expect

from cms.models import Item, Role, Status
from painlibrary.models import Procedure
from tests.chromium import Desk
from tests.people import account

SOURCE = "[@epidural-injections-for-back-pain]"


class Entry:
    """An author's hands on the page of one item."""

    def __init__(self, desk):
        self.desk, self.page = desk, desk.page
        self.rows = {}

    def cite(self, area, words):
        """Call the picker by its keys, and take what it finds first."""
        area.press("Control+k")
        self.page.keyboard.type(words)
        expect(self.page.locator("#citation-found [role=option]").first).to_be_visible()
        self.page.keyboard.press("Enter")
        expect(area).to_be_focused()

    def row(self, part, one):
        """A new row of a part, as a function from the name of a field to its control."""
        number = self.rows[part] = self.rows.get(part, -1) + 1
        self.page.locator(f"#{part}").get_by_role("button", name=f"Add {one}", exact=True).click()
        return lambda name: self.page.locator(f"[name={part}-{number}-{name}]")

    def create_linked(self, select, name, called):
        """Look for a linked item, find none, and make it in place."""
        select.locator("xpath=..").locator(".select2-selection").click()
        # A script is faster than the chooser, which goes to its field a moment after it opened.
        expect(self.page.locator(".select2-search__field")).to_be_focused()
        self.page.keyboard.type(name)
        self.page.get_by_role("option", name=f"Create “{name}” as a new {called}").click()
        self.create(called)
        expect(select.locator("option:checked")).to_have_text(name)

    def create(self, called, **values):
        dialog = self.page.get_by_role("dialog").last
        for label, value in values.items():
            dialog.get_by_label(label, exact=False).select_option(value)
        dialog.get_by_role("button", name=f"Create {called}").click()
        expect(dialog).to_have_count(0)


@pytest.fixture
def author(transactional_db, live_server, browser):
    desk = Desk(browser, live_server, account("Ann", Role.AUTHOR))
    desk.open("/admin/painlibrary/procedure/add/")
    return desk


def test_procedure_and_all_that_it_names_is_entered_on_one_page(author):
    page, entry = author.page, Entry(author)
    loaded = []
    page.on("framenavigated", lambda frame: loaded.append(frame.url))
    page.get_by_label("Title").fill("Epidural steroid injection")
    page.get_by_label("Slug").fill("epidural-steroid-injection")
    page.get_by_label("Kind").select_option("injection")
    entry.create_linked(page.locator("[name=category]"), "Injections", "category")
    page.get_by_label("Therapeutic").check()

    # The first citation finds no source: it is made from within the text.
    summary = page.get_by_label("Summary", exact=True)
    summary.press_sequentially("A steroid goes into the epidural space [@")
    page.get_by_label("Title, author, DOI").fill("Epidural injections for back pain")
    page.get_by_role("button", name="Create a new one").click()
    page.locator("[name=new-csl_type]").select_option("webpage")
    page.get_by_role("dialog").last.get_by_role("button", name="Create reference").click()
    expect(summary).to_have_value(f"A steroid goes into the epidural space {SOURCE}")
    page.keyboard.type(".")
    lay = page.get_by_label("Lay summary", exact=True)
    lay.fill("A medicine is put near the nerves of the back.")
    entry.cite(lay, "epidurl injection")

    measure = entry.row("measures", "measure")
    measure("measure").select_option("duration")
    measure("minimum").fill("5")
    measure("maximum").fill("5")
    measure("unit").select_option("min")
    measure("approximate").check()
    entry.cite(measure("sources"), "back pain")
    indication = entry.row("indications", "indication")
    entry.create_linked(indication("condition"), "Low back pain", "condition")
    indication("role").select_option("treats")
    entry.cite(indication("sources"), "back pain")
    for name in ("Epidural hematoma", "Infection"):
        risk = entry.row("risks", "procedure risk")
        entry.create_linked(risk("risk"), name, "risk")
        risk("kind").select_option("complication")
        entry.cite(risk("sources"), "back pain")
    member = entry.row("care_team", "care team member")
    entry.create_linked(member("care_role"), "Pain specialist", "care role")
    member("function").select_option("performs")
    section = entry.row("sections", "procedure section")
    section("aspect").select_option("overview")
    section("audience").select_option("patient")
    section("heading").fill("What it is for")
    section("body").fill("It can ease pain in the lower back.")
    entry.cite(section("body"), "back pain")
    loaded_meanwhile = list(loaded)
    author.press("Save and continue editing")
    saved = author.told()
    author.follow("Submit for review")
    author.press("Submit for review")

    procedure = Procedure.objects.get()
    assert (loaded_meanwhile, author.complaints) == ([], [])
    assert (saved, author.told()) == (
        "Epidural steroid injection: saved as revision 1.",
        "Epidural steroid injection is in review, together with 6 more.",
    )
    assert procedure.summary == f"A steroid goes into the epidural space {SOURCE}."
    assert procedure.lay_summary.endswith(f"of the back. {SOURCE}")
    assert [risk.sources for risk in procedure.risks.all()] == [SOURCE, SOURCE]
    assert set(Item.objects.values_list("type", "status")) == {
        (name, Status.IN_REVIEW)
        for name in ("procedure", "category", "condition", "risk", "care-role", "reference")
    }


def test_preview_citations_and_ease_of_reading_follow_what_is_typed(author):
    page = author.page
    lay = page.get_by_label("Lay summary", exact=True)
    hard = "Corticosteroid administration diminishes inflammatory hypersensitivity. "

    lay.scroll_into_view_if_needed()
    page.get_by_role("button", name="Preview of Lay summary").click()
    lay.fill(f"This is **plain**. {hard * 6}It stands [@nowhere] <b>here</b>.")

    preview = page.get_by_role("region", name="Preview of Lay summary")
    expect(preview.locator("strong")).to_have_text("plain")
    expect(preview.locator("mark").first).to_have_text(hard.strip())
    field = page.locator(".field-lay_summary")
    expect(field.locator(".readability")).to_contain_text("hard for almost everybody")
    expect(field.locator(".unknown-source")).to_contain_text("“nowhere” is no reference")
    expect(field.locator(".writing-problems")).to_contain_text("write **bold** instead")

    # What was put in by the picker can be undone, and put in again.
    lay.fill("So it is")
    lay.press("Control+k")
    page.get_by_label("Title, author, DOI").fill("Mount Sinai; or")
    page.get_by_role("button", name="Only name it").click()
    values = [lay.input_value()]
    for keys in ("Control+z", "Control+Shift+z"):
        lay.press(keys)
        values.append(lay.input_value())
    lay.press("Control+k")
    page.keyboard.press("Escape")

    assert values == ["So it is [?Mount Sinai or]", "So it is", "So it is [?Mount Sinai or]"]
    expect(lay).to_be_focused()
    assert author.complaints == []
