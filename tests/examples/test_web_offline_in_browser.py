"""Stories of people who read the copy of the library on their device."""

from itertools import product

import pytest

ANSWERS = """async ([library, filters]) => {
  const { found } = await import("/app/copy/answers.js");
  const names = Object.keys(filters);
  const query = names.filter((name) => filters[name].length)
    .map((name) => `${name}=${filters[name].join(",")}`).join("&");
  const address = `${library}/api/v1/procedures/?facets=${names.join(",")}&${query}`.replace(/&$/, "");
  const told = ({ count, results, facets }) => [count, results.map((each) => each.title), names.map((name) => [
    facets[name].values.map(({ value, count }) => [value, count]).filter(([, count]) => count).sort(),
    facets[name].not_stated,
  ])];
  const answer = await (await fetch(address)).json();
  return [told(answer), told(await found({ q: "", filters, number: 1 }))];
}"""


@pytest.fixture
def reader(reading):
    return reading(viewport={"width": 390, "height": 844}, service_workers="allow")


def test_library_is_read_offline_after_the_first_visit_and_nobody_is_asked(reader, library):
    asked = []
    reader.open()
    reader.keep_a_copy()
    reader.page.evaluate("navigator.serviceWorker.ready")
    reader.page.wait_for_function("async () => (await caches.keys()).includes('shell')")
    reader.context.on("request", lambda request: asked.append(request.url))

    reader.context.set_offline(True)
    reader.open("?condition=low-back-pain&anesthesia=local")
    found = reader.texts(".cards h3")
    reader.follow("Epidural steroid injection")
    reader.page.locator("svg.figures").first.wait_for()
    reader.follow("Infection")
    reader.headed("Infection")

    assert found == ["Epidural steroid injection"]
    assert reader.text(".strip-copy").startswith("Offline. You read the copy on this device, as of")
    assert reader.texts(".rows .row-name") == [
        "Epidural steroid injection",
        "Radiofrequency ablation",
    ]
    assert [url for url in asked if url.startswith(library.address)] == []


def test_copy_counts_as_the_library_does(reader, library):
    reader.open()
    reader.keep_a_copy()
    ways = product([[], ["headache", "chronic-pain"]], [[], ["local"]], [[], ["x_ray"]], [[]])
    names = ["condition", "anesthesia", "imaging", "invasiveness"]

    for chosen in ways:
        filters = dict(zip(names, chosen, strict=True))
        told, kept = reader.page.evaluate(ANSWERS, [library.address, filters])

        assert kept == told, filters


def test_what_was_withdrawn_leaves_the_copy(reader, library):
    reader.open("?read=procedure/lifestyle-modification")
    reader.keep_a_copy()
    assert reader.text("h1") == "Lifestyle modification"

    library.do("changes.withdraw()")
    reader.open("?compare=lifestyle-modification,nerve-block")
    compared = reader.text(".notice")
    reader.open("?read=procedure/lifestyle-modification")
    online = reader.texts(".problem p")
    reader.page.wait_for_function("() => localStorage['copy-withdrawn']?.includes('lifestyle')")
    reader.context.set_offline(True)
    reader.open("?read=procedure/lifestyle-modification")
    offline = reader.texts(".problem p")
    reader.follow("Physical therapy")
    reader.headed("Physical therapy")

    assert online[1:3] == ["Why: The text mixed two methods.", "Read instead: Physical therapy"]
    assert offline == online
    assert compared == "Lifestyle modification was withdrawn."


def test_device_that_keeps_nothing_is_told_and_the_site_works(reader):
    reader.page.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )

    reader.open("?read=procedure/nerve-block")
    reader.page.get_by_text("This device keeps no copy").wait_for()

    assert reader.text("h1") == "Nerve block"


def test_copy_can_be_removed(reader):
    reader.open("?about")
    reader.keep_a_copy()
    reader.open("?about")

    reader.page.get_by_role("button", name="Remove the copy").click()
    reader.page.get_by_role("button", name="Keep a copy").wait_for()

    assert reader.page.evaluate("indexedDB.databases()") == []
