"""Stories of people who read the library on the reference front end."""

import json

import pytest

from tests.accessibility.test_axe_in_browser import faults

RESULTS = ".cards h3"


@pytest.fixture
def reader(reading):
    return reading(viewport={"width": 1280, "height": 900})


def test_finding_a_procedure_counts_what_each_choice_would_leave(reader):
    reader.open()

    reader.page.get_by_label("Condition").select_option("low-back-pain")
    reader.page.get_by_text("2 procedures", exact=True).wait_for()
    reader.page.get_by_label("Local").check()
    reader.page.get_by_text("1 procedure", exact=True).wait_for()

    assert reader.texts(RESULTS) == ["Epidural steroid injection"]
    assert reader.page.url == f"{reader.site}/?condition=low-back-pain&anesthesia=local"
    assert reader.text("#silent-anesthesia") == "1 procedure does not state its anesthesia."
    assert reader.text("label:has([name=anesthesia][value=general])") == "General\n0"
    assert "There may be more." in reader.text(".silent-below")
    assert reader.text("#announced") == "1 procedure found"

    reader.page.go_back()
    reader.page.get_by_text("2 procedures", exact=True).wait_for()

    assert reader.texts(RESULTS) == ["Acupuncture", "Epidural steroid injection"]
    assert not reader.page.get_by_label("Local").is_checked()


def test_empty_result_says_where_the_count_drops(reader):
    reader.open("?condition=low-back-pain&anesthesia=local&imaging=ultrasound")

    dropped = [line.split("\n") for line in reader.texts(".drop li")]
    reader.page.get_by_role("link", name="Without Imaging: Ultrasound").click()
    reader.page.get_by_text("1 procedure", exact=True).wait_for()

    assert [" ".join(words) for words in dropped] == [
        "The whole library 17",
        "Low back pain leaves 2",
        "Anesthesia: Local leaves 1",
        "Imaging: Ultrasound leaves 0",
    ]
    assert reader.texts(RESULTS) == ["Epidural steroid injection"]
    assert reader.page.evaluate("document.activeElement.id") == "results"


def test_mistyped_filter_in_an_address_is_told_with_what_was_meant(reader):
    reader.open("?condition=low-back-pane")

    assert reader.text("h1") == "This address cannot be understood"
    assert reader.texts(".problem p")[0] == (
        "condition: Nothing of that name is published. Did you mean “low-back-pain”?"
    )


def test_comparing_three_says_what_is_not_stated_of_each(reader):
    reader.open()
    for name in ["Nerve block", "Radiofrequency ablation", "Epidural steroid injection"]:
        reader.page.get_by_label(f"Compare {name}").check()

    assert reader.page.get_by_label("Compare Acupuncture").is_disabled()

    reader.page.get_by_role("link", name="Compare", exact=True).click()
    reader.headed("Compare procedures")

    row = reader.page.get_by_role("row", name="Takes")
    assert row.get_by_role("cell").all_inner_texts() == [
        "not stated",
        "approximately 20 minutes says Mount Sinai",
        "about five minutes for the entire process says Mount Sinai",
    ]


def test_comparing_on_a_phone_stacks_and_fits(reading):
    reader = reading(viewport={"width": 320, "height": 640})

    reader.open("?compare=nerve-block,radiofrequency-ablation,epidural-steroid-injection")

    assert reader.page.evaluate("document.documentElement.scrollWidth") == 320
    assert (
        reader.page.evaluate("getComputedStyle(document.querySelector('td')).display")
        != "table-cell"
    )


def test_reading_a_procedure_shows_risks_in_people_and_says_what_is_unknown(reader):
    reader.open("?read=procedure/epidural-steroid-injection")

    pictures = reader.page.locator("svg.figures")
    assert [pictures.nth(n).get_attribute("aria-label") for n in range(pictures.count())] == [
        "1 in 100 people",
        "1 to 5 in 100 people",
    ]
    assert reader.page.get_by_text("How often is not stated").count() == 2
    assert reader.text(".notice") == (
        "Urgent correction. Tell your doctor if you take blood thinners."
    )
    assert reader.page.title() == "Epidural steroid injection · Pain Library"
    described = reader.page.locator("meta[name=description]").get_attribute("content")
    assert described == "A steroid is put near the nerves of the spine. It may ease pain."
    canonical = reader.page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{reader.site}/?read=procedure/epidural-steroid-injection"


def test_switching_to_clinicians_shows_their_summary_and_stays_on_the_way(reader):
    reader.open("?read=procedure/radiofrequency-ablation")
    assert reader.text(".lead").startswith("Heat is used to switch off nerves")

    reader.follow("For clinicians")
    reader.page.get_by_text("Controlled heat disables").wait_for()
    reader.follow("Infection")
    reader.headed("Infection")

    assert reader.text(".lead") == "An infection that follows a procedure."
    assert reader.page.url.endswith("/?read=risk/infection&for=clinicians")
    assert reader.texts(".rows .row-name") == [
        "Epidural steroid injection",
        "Radiofrequency ablation",
    ]


def test_citations_lead_to_their_source_and_back(reader):
    reader.open("?read=procedure/radiofrequency-ablation")
    citation = reader.page.locator(".lead .citation a")

    citation.focus()
    assert "sciencedirect.com" in reader.text("#source-card")
    reader.page.keyboard.press("Escape")
    assert reader.page.locator("#source-card").is_hidden()
    citation.press("Enter")
    assert reader.page.url.endswith("#reference-1")
    reader.page.locator("#reference-1 .backlinks a").first.click()

    assert reader.page.url.endswith("#reference-1-cited-1")
    assert reader.page.locator("h1").inner_text() == "Radiofrequency ablation"


def test_disputed_value_shows_all_that_sources_say(reader):
    reader.open("?read=procedure/electrostimulation")

    assert reader.text("dd:has(.candidates)").split("\n") == [
        "Sources disagree",
        "Moderate no source given",
        "None (“Non-invasive”) no source given",
    ]


def test_old_edition_is_marked_and_says_what_changed(reader):
    reader.open("?read=procedure/epidural-steroid-injection")
    reader.page.get_by_text("Earlier versions").click()
    reader.follow("Edition 1")
    reader.page.locator(".strip-old").wait_for()

    assert reader.text(".since") == (
        "This was edition 1. Changed since then: summary for patients and risks."
    )
    assert reader.page.locator("svg.figures").count() == 0
    assert reader.page.locator("meta[name=robots]").get_attribute("content") == "noindex"

    reader.follow("Back to today’s version")
    reader.page.locator("svg.figures").first.wait_for()

    assert reader.page.locator(".strip-old").count() == 0


def test_date_before_anything_was_public_finds_nothing(reading):
    reader = reading(timezone_id="America/New_York")
    reader.open("?read=procedure/nerve-block")

    reader.page.get_by_text("Earlier versions").click()
    picker = reader.page.get_by_label("What this page said on (America/New_York)")
    picker.fill("2020-01-01T12:00")
    reader.page.get_by_role("button", name="Show").click()
    reader.headed("Nothing is published here")

    assert reader.page.url.endswith("at=2020-01-01T17:00:00Z")


def test_moved_item_is_shown_under_its_new_address(reader):
    reader.open("?read=procedure/surgery")

    assert reader.text("h1") == "Surgery"
    assert reader.page.url == f"{reader.site}/?read=procedure/open-surgery"


def test_preview_shows_the_draft_and_keeps_nothing(reader, token):
    reader.open(f"?read=procedure/nerve-block&preview={token}")

    assert reader.text(".lead") == "A sentence that only the preview shows."
    assert reader.text(".strip-preview").startswith("Preview. You see drafts")
    assert reader.page.evaluate("indexedDB.databases()") == []
    assert reader.page.evaluate("caches.keys()") == []

    reader.follow("Leave the preview")
    reader.page.locator(".strip-preview").wait_for(state="detached")

    assert reader.text(".lead") != "A sentence that only the preview shows."


def test_preview_that_ended_says_so(reader):
    reader.open("?read=procedure/nerve-block&preview=nothing")

    assert reader.text("h1") == "This preview has ended"


def test_everything_works_by_keyboard(reader):
    reader.open()
    keys = reader.page.keyboard

    keys.press("Tab")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("ablation")
    keys.press("Enter")
    reader.page.locator(".chip").wait_for()
    for _ in range(40):
        if reader.page.evaluate("document.activeElement.textContent") == "Radiofrequency ablation":
            break
        keys.press("Tab")
    keys.press("Enter")
    reader.headed("Radiofrequency ablation")

    assert reader.page.evaluate("document.activeElement.tagName") == "H1"


def test_unreachable_library_is_told(reading, chromium):
    reader = reading()
    reader.context.route("**/api/v1/**", lambda route: route.abort())

    reader.open("?read=procedure/nerve-block")

    assert reader.text("h1") == "The library cannot be reached"


def test_nobody_but_the_library_can_be_asked_and_no_markup_comes_in(reader, chromium):
    reader.open("?about")
    complaints, reader.complaints = reader.complaints, []

    asked = "fetch('https://elsewhere.example/').then(() => 'asked', () => 'refused')"
    written = (
        "(() => { try { document.body.innerHTML = '<b>'; return 'in' } catch { return 'out' } })()"
    )

    assert [reader.page.evaluate(each) for each in (asked, written)] == ["refused", "out"]
    assert any("Content Security Policy" in each for each in reader.complaints)
    reader.complaints = complaints


def test_labels_are_those_of_the_library(reader, library):
    reader.open("?about")

    kept = reader.page.evaluate("async () => (await import('/app/labels.js')).default")
    asked = "async (address) => (await fetch(`${address}/api/v1/vocabularies/`)).json()"
    told = reader.page.evaluate(asked, library.address)["results"]

    assert kept == {
        each["name"]: {str(term["value"]): term["label"] for term in each["terms"]} for each in told
    }


PAGES = [
    "",
    "?condition=low-back-pain&anesthesia=local&imaging=ultrasound",
    "?read=procedure/epidural-steroid-injection",
    "?read=procedure/electrostimulation&for=clinicians",
    "?read=risk/infection",
    "?read=condition/low-back-pain",
    "?read=reference/sciencedirect-interventional-pain",
    "?read=article/weighing-the-risks",
    "?compare=nerve-block,radiofrequency-ablation,epidural-steroid-injection",
    "?list=conditions",
    "?list=references",
    "?about",
    "?read=procedure/nothing",
]


def test_axe_finds_nothing_on_any_page(reading):
    reader = reading(bypass_csp=True)
    found = {}

    for address in PAGES:
        reader.open(address)
        found[address] = list(faults(reader.page, phone=320))

    assert found == dict.fromkeys(PAGES, [])


def test_search_offers_what_is_found_while_somebody_types(reader):
    reader.open()

    reader.page.get_by_label("Search by word").press_sequentially("infec")
    reader.page.get_by_role("option").first.wait_for()
    offered = reader.texts("[role=option]")
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.headed("Infection")

    assert offered[0].split("\n") == ["Infection", "Risk"]
    assert reader.page.url == f"{reader.site}/?read=risk/infection"


def test_search_that_finds_no_procedure_offers_what_else_there_is(reader):
    reader.open("?q=hematomaa")

    assert reader.text("#results") == "0 procedures"
    assert "Epidural hematoma" in reader.texts(".loosen a")


def test_machines_find_linked_data_in_the_page(reader):
    reader.open("?read=procedure/epidural-steroid-injection")
    block = reader.page.locator("script#jsonld")
    block.wait_for(state="attached")

    told = json.loads(block.text_content())

    assert "Epidural steroid injection" in json.dumps(told)
    assert "https://schema.org" in json.dumps(told)
