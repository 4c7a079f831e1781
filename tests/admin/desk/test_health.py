import pytest
from defusedxml import ElementTree
from django.core.cache import cache

from cms.admin.desk import charts, health
from cms.admin.desk.charts import Row, Value
from tests.admin.browsing import signed_in
from tests.kitchen import submit


def numbers(name):
    """``{label of a row: [number of each column]}`` of one chart."""
    cache.clear()
    (chart,) = [each for each in health.health().charts if each.name == name]
    return {row.label: [value.number for value in row.values] for row in chart.rows}


def test_statuses_are_counted_by_type(kitchen):
    kitchen.live(kitchen.recipe("soup"))
    submit(kitchen.recipe("stew"), by=kitchen.team.ann)
    kitchen.book()

    found = numbers("status")

    assert {name: found[name] for name in ("Books", "Recipes")} == {
        "Books": [1, 0, 0, 0],
        "Recipes": [0, 1, 0, 1],
    }


def test_facts_are_counted_by_how_they_are_sourced(kitchen):
    kitchen.book("cookbook")
    sources = ["[@cookbook, p. 2]", "[?Aunt]", "", "[@cookbook; ?Aunt]"]
    rows = [(f"k{number}", {"sources": each}) for number, each in enumerate(sources)]
    kitchen.recipe("soup", ingredients=rows)

    assert numbers("sources") == {"Recipes": [2, 1, 1]}


def test_coverage_counts_rows_and_says_where_nothing_is_known(kitchen):
    salt = ("salt", {})
    kitchen.recipe("soup", summary="Hot.", ingredients=[salt, ("water", {})])
    kitchen.recipe("stew", price=None)

    cache.clear()
    (chart,) = [each for each in health.health().charts if each.name == "coverage-recipe"]

    assert chart.head == ["Recipe", "Summary", "Price", "Ingredients", "Salt"]
    assert [[value.said for value in row.values] for row in chart.rows] == [
        ["50%", "50%", "50%", "50%"],
        ["✓", "✓", "2", "1"],
        ["0", "0", "0", "0"],
    ]
    whole, soup, stew = chart.rows
    assert whole.values[0].url == "/admin/sampleapp/recipe/?lacks=summary"
    assert soup.values[2].url.endswith("/change/#ingredients-group")
    assert stew.values[3].words == "Stew, salt: not stated"


def test_calendar_of_reviews_counts_live_texts_by_month(kitchen, settings):
    settings.REVIEW_VALID_MONTHS = 2
    kitchen.live(kitchen.recipe("soup"), kitchen.recipe("stew"))

    found = numbers("calendar")

    assert list(found)[0] == "Overdue"
    assert sum(number for (number,) in found.values()) == 2


def test_figures_are_counted_again_after_a_minute_and_say_when(kitchen):
    kitchen.recipe("soup")
    client = signed_in(kitchen.team.gus)
    first = client.get("/admin/")
    kitchen.recipe("stew")

    second = client.get("/admin/")

    at = first.context["health"].at
    assert second.context["health"].at == at
    assert f"as of {at:%H:%M}" in second.content.decode()


def test_pictures_of_a_large_library_come_after_the_page(kitchen, monkeypatch):
    monkeypatch.setattr("cms.admin.desk.health.SOON_COUNTED", 1)
    kitchen.recipe("soup")
    kitchen.recipe("stew")
    client = signed_in(kitchen.team.gus)

    home, apart = client.get("/admin/"), client.get("/admin/health/")

    assert (home.context["health"], home.context["health_url"]) == (None, "/admin/health/")
    assert "Items by status" not in home.content.decode()
    assert "Items by status" in apart.content.decode()


VALUES = [Value(3, "3 <drafts> & more", "/list/?a=1&b=2", "status-draft"), Value(0, "none")]


@pytest.mark.parametrize("draw", [charts.bars, charts.time_line, charts.heat_map])
@pytest.mark.parametrize("rows", [[], [Row("A & B", VALUES), Row("C", VALUES)]])
def test_picture_is_sound_and_says_itself_in_words(draw, rows):
    chart = draw("some", "A <title>", "What it says.", ["Type", "Draft", "None"], rows)

    svg = ElementTree.fromstring(chart.svg)

    assert svg.find("title").text == "A <title>"
    assert svg.find("desc").text == "What it says."
    assert svg.get("aria-labelledby") == "some-title some-desc"
    links = [link.get("href") for link in svg.iter("a")]
    assert set(links) <= {"/list/?a=1&b=2"}
    assert all(link.find("title") is not None for link in svg.iter("a"))
    assert not [each for each in svg.iter() if "style" in each.attrib]
