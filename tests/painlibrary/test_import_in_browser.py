"""Five hundred references with three bad rows, brought in by hand; then a duplicate is merged."""

import pytest

from painlibrary.models import Reference
from tests.chromium import Desk
from tests.painlibrary.making import save

ROW = """TY  - {kind}
AU  - Author{number}, A.
TI  - {title}
JO  - Pain
DA  - {date}
DO  - 10.1234/pain.{number}
ER  -

"""
WORDS = ["nerve", "spine", "knee", "hip", "neck", "shoulder", "wrist"]


def references():
    """Rows 42, 218 and 334 are wrong: a date, a type, a title."""
    rows = []
    for number in range(1, 501):
        word = WORDS[number % len(WORDS)]
        kind, date = ("FOO" if number == 218 else "JOUR"), f"{1990 + number % 30}/05/31/"
        title = "x" * 300 if number == 334 else f"Pain of the {word}, study number {number}"
        date = "05/06/2020" if number == 42 else date
        rows.append(ROW.format(kind=kind, number=number, title=title, date=date))
    return "".join(rows)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "references.ris"
    path.write_text(references())
    return path


def test_references_come_in_but_for_bad_rows_and_a_duplicate_is_merged(
    kitchen_served,
    live_server,
    browser,
    file,
):
    desk = Desk(browser, live_server, kitchen_served.team.ann)
    page = desk.page

    desk.open("/admin/painlibrary/reference/")
    desk.follow("Import")
    page.set_input_files("input[type=file]", file)
    desk.press("Read the file")
    page.get_by_role("link", name="Error 3").click()
    faults = page.locator(".rows > li").all_inner_texts()

    assert [fault.split(" (")[0] for fault in faults] == ["Record 42", "Record 218", "Record 334"]
    assert "Field DA: “05/06/2020” can be read in two ways." in faults[0]
    assert "Field TY: “FOO” is no type of RIS." in faults[1]
    assert "Field TI: Ensure this value has at most 250 characters" in faults[2]
    assert page.get_by_role("button", name="Bring in").count() == 0

    desk.press("Leave out 3 rows with errors")
    page.get_by_role("button", name="Bring in 497 rows as drafts").click()
    page.locator("progress").wait_for(state="visible")
    page.get_by_text("497 new drafts, 0 changed. 3 rows were left out.").wait_for(timeout=180_000)

    assert Reference.objects.count() == 497
    assert {each.item.status for each in Reference.objects.select_related("item")} == {"draft"}

    save(Reference, slug="twin", title="Listed twice", csl_type="book", doi="10.1234/PAIN.7")
    desk.open("/admin/painlibrary/reference/")
    desk.follow("Duplicates")
    page.get_by_role("link", name="Compare").first.click()
    page.get_by_label("Why they are the same").fill("One study, listed twice.")
    page.get_by_role("button", name="Merge into").click()
    page.locator(".messagelist").wait_for()

    assert desk.told() == "Merged."
    assert Reference.objects.count() == 497
    assert Reference.objects.filter(doi__iexact="10.1234/pain.7").count() == 1
    assert desk.complaints == []
