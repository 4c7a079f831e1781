import csv
import io
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from cms.admin.lists import export
from cms.models import Account, FlagKind
from cms.publishing import flags
from tests.admin.browsing import signed_in
from tests.people import PASSWORD, person

RECIPES = "/admin/sampleapp/recipe/"
HEAD = [
    "Title",
    "Slug",
    "Other names",
    "Status",
    "Readers see",
    "Last saved",
    "Saved by",
    "Reviewer",
    "Review due",
]


def as_csv(client, url=RECIPES, **query):
    answer = client.get(f"{url}export/", {"format": "csv"} | query)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def as_sheet(client, url=RECIPES, **query):
    answer = client.get(f"{url}export/", {"format": "xlsx"} | query)
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    answer.close()
    return [[(cell.value, cell.data_type) for cell in row] for row in book.active.rows]


def test_list_is_exported_as_it_is_filtered(kitchen):
    kitchen.live(kitchen.recipe("soup", aliases=["Broth", "Potage"]))
    kitchen.recipe("stew")

    table = as_csv(signed_in(kitchen.team.gus), q="broth")

    assert table[0] == HEAD
    assert [row[:5] + row[6:8] for row in table[1:]] == [
        ["Soup", "soup", "Broth; Potage", "Approved", "Live", "Ann", ""]
    ]


def test_ticked_rows_alone_are_exported(kitchen):
    soup, _ = kitchen.recipe("soup"), kitchen.recipe("stew")
    client = signed_in(kitchen.team.gus)

    page = client.post(
        f"{RECIPES}?status=draft",
        {"action": "export", "index": "0", "_selected_action": [str(soup.pk)]},
        follow=True,
    )
    (_, url), _ = page.context["formats"]

    assert page.context["count"] == 1
    assert f"ticked={soup.pk}" in url
    assert [row[0] for row in as_csv(client, ticked=str(soup.pk))] == ["Title", "Soup"]
    assert as_csv(client, ticked="nonsense") == [HEAD]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)"]


@pytest.mark.parametrize("title", FORMULAS)
def test_text_like_a_formula_stays_text(kitchen, title):
    kitchen.recipe("soup", title=title)
    client = signed_in(kitchen.team.gus)

    assert as_csv(client)[1][0] == f"'{title}"
    assert as_sheet(client)[1][0] == (title, "s")


def test_signs_that_no_sheet_may_hold_are_left_out(db):
    file = export.as_xlsx("list", [("Text", str)], [["a\x0bb", 3, None, "="]])

    sheet = load_workbook(io.BytesIO(b"".join(file.streaming_content))).active
    file.close()

    assert [cell.value for cell in sheet[2]][:2] == ["ab", 3]


def test_flags_and_releases_are_exported(kitchen):
    soup = kitchen.live(kitchen.recipe("soup"))
    flag = flags.open_flag(soup, by=kitchen.team.ann, kind=FlagKind.GAP, text="How hot?")
    flags.assign_flag(flag, by=kitchen.team.ann, to=kitchen.team.cleo.person)
    client = signed_in(kitchen.team.gus)

    flag_row = as_csv(client, "/admin/cms/flag/")[1]
    release_row = as_csv(client, "/admin/cms/release/")[1]

    assert [flag_row[0], flag_row[2], flag_row[7]] == ["How hot?", "recipe/soup", "Cleo"]
    assert [release_row[0], release_row[1], release_row[4]] == ["Release", "Live", "1"]


def test_export_needs_a_role(kitchen):
    outsider = Account.objects.create_user("out", password=PASSWORD, person=person("Out"))

    assert signed_in(outsider).get(f"{RECIPES}export/").status_code == 302


def test_export_costs_the_same_for_one_row_and_for_three(kitchen):
    client, costs = signed_in(kitchen.team.gus), set()
    for name in ("soup", "stew", "pie"):
        kitchen.recipe(name)
        with CaptureQueriesContext(connection) as asked:
            as_csv(client)
        costs.add(len(asked))

    assert len(costs) == 1


def test_longest_file_is_bounded_and_says_so(kitchen, monkeypatch):
    monkeypatch.setattr("cms.admin.lists.export.MOST_ROWS", 2)
    for name in ("soup", "stew", "pie"):
        kitchen.recipe(name)
    client = signed_in(kitchen.team.gus)

    assert "A file holds 2 at most" in client.get(f"{RECIPES}export/").content.decode()
    assert len(as_csv(client)) == 3


def test_times_are_told_in_the_zone_of_the_library(settings):
    settings.TIME_ZONE = "UTC"
    at = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)

    rows = list(export.rows_of(_Rows([at]), [("At", lambda row: row)]))

    assert rows == [["2026-01-02 03:04"]]


class _Rows(list):
    def __getitem__(self, wanted):
        return _Rows(super().__getitem__(wanted))

    def iterator(self, size):
        return iter(self)
