"""The pages on which a file is chosen, looked at and brought in."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.editorial.bringing_in import uploads
from cms.models import Item, Upload, content_of
from tests.admin.browsing import signed_in
from tests.kitchen import change
from tests.observing import events
from tests.people import PASSWORD
from tests.sampleapp.models import Recipe

PLACE = "/admin/import/recipe/"


def send(client, data, name="rows.csv", **headers):
    file = SimpleUploadedFile(name, data if isinstance(data, bytes) else data.encode())
    return client.post(PLACE, {"file": file}, **headers)


def page_of(upload, query=""):
    return reverse("admin:bring_in_upload", args=[upload.pk]) + query


def bring_in(client, upload, **headers):
    data = {"seen": upload.report["fingerprint"]}
    return client.post(reverse("admin:bring_in_now", args=[upload.pk]), data, **headers)


@pytest.fixture
def ann(kitchen):
    return kitchen.team.ann


@pytest.fixture
def desk(ann):
    return signed_in(ann)


def read(text, by):
    return uploads.read("recipe", name="rows.csv", data=text.encode(), by=by)


def test_file_is_read_shown_and_brought_in(desk):
    shown = desk.post(
        PLACE,
        {"file": SimpleUploadedFile("rows.csv", b"title,price\nSoup,4\n<b>Stew</b>,5\n")},
        follow=True,
    )
    done = bring_in(desk, Upload.objects.get(), follow=True)

    page = shown.content.decode()
    assert "Bring in 2 rows as drafts" in page
    assert "&lt;b&gt;Stew&lt;/b&gt;" in page
    assert "<b>Stew" not in page
    assert "Brought in" in done.content.decode()
    assert [each.title for each in Recipe.objects.all()] == ["<b>Stew</b>", "Soup"]


def test_preview_shows_prose_where_none_was(desk, kitchen):
    kitchen.live(kitchen.recipe("soup", title="Soup", summary=""))

    shown = desk.post(
        PLACE,
        {"file": SimpleUploadedFile("rows.csv", b"title,summary\nSoup,Hot.\nStew,Thick.\n")},
        follow=True,
    )

    assert shown.status_code == 200
    assert "Hot." in shown.content.decode()


def test_progress_is_told_line_by_line(desk, ann):
    upload = read("title\nSoup\nStew\n", ann)

    answer = bring_in(desk, upload, headers={"Accept": "application/x-ndjson"})

    lines = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    assert lines == [{"done": done, "of": 4} for done in (1, 2, 3, 4)] + [{"url": page_of(upload)}]
    assert Recipe.objects.count() == 2


def test_stale_look_is_shown_anew(kitchen, desk, ann):
    soup = kitchen.recipe()
    upload = read("title,slug\nCold soup,soup\n", ann)
    change(soup, by=kitchen.team.bob, price="9")

    before = desk.get(page_of(upload)).content.decode()
    refused = bring_in(desk, upload)
    upload.refresh_from_db()
    done = bring_in(desk, upload)

    assert "were saved since the rows were looked at" in before
    assert (refused.status_code, done.status_code) == (409, 302)
    assert content_of(soup).title == "Cold soup"


def test_errors_are_shown_by_row_and_column_and_alone(desk, ann):
    upload = read("title,price\nSoup,1\nStew,cheap\n", ann)

    page = desk.get(page_of(upload, "?show=error")).content.decode()
    refused = bring_in(desk, upload)

    assert "Line 3" in page
    assert "Column B:" in page
    assert "“cheap” is no number." in page
    assert ">Soup<" not in page
    assert refused.status_code == 409
    assert "1 rows have errors" in refused.content.decode()


@pytest.mark.parametrize(
    ("posted", "answers"),
    [
        ({"all": "leave errors"}, {"decisions": {}, "excluded": [3]}),
        ({"all": "new"}, {"decisions": {"2": "new"}, "excluded": []}),
        ({"row-2": "use", "row-3": "leave"}, {"decisions": {"2": "use"}, "excluded": [3]}),
        ({"row-2": "steal", "row-99": "use", "row-x": "use"}, {"decisions": {}, "excluded": []}),
    ],
    ids=["errors", "all-new", "by-row", "forged"],
)
def test_answers_about_rows_are_kept(kitchen, desk, ann, posted, answers):
    kitchen.recipe("onion-soup", title="French onion soup")
    upload = read("title,price\nFrench onion soups,1\nStew,cheap\n", ann)

    desk.post(page_of(upload), posted)

    upload.refresh_from_db()
    assert upload.answers == answers


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "rows.csv", "The file is empty."),
        (b"MZ\x90\x00", "rows.xlsx", "This is a Windows program"),
        (b"title,colour\nSoup,red\n", "rows.csv", "Column B: “colour” is nothing"),
    ],
    ids=["empty", "renamed-exe", "unknown-column"],
)
def test_file_that_cannot_be_read_is_refused_at_its_field(desk, data, name, sentence):
    answer = send(desk, data, name)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert Upload.objects.count() == 0


def test_file_of_fifty_megabytes_is_refused_unread(desk):
    answer = send(desk, b"x" * 50 * 1024 * 1024)

    assert answer.status_code == 413
    assert "The file is larger than 10 MB, so it was not read." in answer.content.decode()
    assert Upload.objects.count() == 0


def test_upload_without_token_is_refused(ann):
    client = Client(enforce_csrf_checks=True)
    client.login(username="ann", password=PASSWORD)

    answer = send(client, "title\nSoup\n")

    assert (answer.status_code, Upload.objects.count()) == (403, 0)


def test_who_may_not_import_gets_a_sentence_on_every_page(kitchen, ann):
    upload = read("title\nSoup\n", ann)
    reviewer = signed_in(kitchen.team.cleo)

    pages = ["/admin/import/", PLACE, f"{PLACE}template.csv", page_of(upload)]
    answers = [reviewer.get(page) for page in pages] + [
        send(reviewer, "title\nPie\n"),
        bring_in(reviewer, upload),
    ]

    assert [answer.status_code for answer in answers] == [403] * 6
    assert "To import is for the role author." in answers[0].content.decode()
    assert (Upload.objects.count(), Item.objects.count()) == (1, 0)
    assert "import refused" not in events()


def test_uploads_of_others_are_not_there(kitchen, ann):
    upload = read("title\nSoup\n", ann)
    other = signed_in(kitchen.team.bob)

    assert [other.get(page_of(upload)).status_code, bring_in(other, upload).status_code] == [
        404,
        404,
    ]
    assert Item.objects.count() == 0


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_template_can_be_taken_home(desk, ending):
    answer = desk.get(f"{PLACE}template.{ending}")

    assert answer.headers["Content-Disposition"] == f'attachment; filename="recipes.{ending}"'
    assert (b"title" in answer.content) == (ending == "csv")


@pytest.mark.parametrize("rows", [1, 20])
def test_number_of_queries_of_a_preview_does_not_depend_on_the_rows(
    kitchen, desk, ann, rows, django_assert_max_num_queries
):
    kitchen.recipe("stew")
    text = "title,price,follows\n" + "".join(f"Dish {n},{n},stew\n" for n in range(rows))
    upload = read(text, ann)
    desk.get(page_of(upload))

    with django_assert_max_num_queries(16):
        desk.get(page_of(upload))


def test_list_leads_to_import_and_duplicates(kitchen, desk):
    page = desk.get("/admin/sampleapp/recipe/").content.decode()
    of_reviewer = signed_in(kitchen.team.cleo).get("/admin/sampleapp/recipe/").content.decode()

    assert PLACE in page
    assert "/admin/duplicates/recipe/" in page
    assert PLACE not in of_reviewer
