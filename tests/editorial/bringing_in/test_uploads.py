"""From a file to drafts: what each row would do, what people decide, all or nothing."""

import pytest
from django.core.exceptions import ValidationError

from cms.editorial import policy
from cms.editorial.bringing_in import uploads
from cms.editorial.refusals import NotPermitted, Refused
from cms.models import AuditEvent, Item, Origin, Revision, Status, Upload, content_of
from tests.kitchen import change, current, submit
from tests.observing import stored
from tests.sampleapp.models import Recipe


def read(text, by, type_name="recipe"):
    return uploads.read(type_name, name="rows.csv", data=text.encode(), by=by)


def bring_in(upload, by, seen=None):
    return list(uploads.bring_in(upload, by=by, seen=seen or upload.report["fingerprint"]))


def verdicts(upload):
    return [(line["row"], line["verdict"]) for line in upload.report["lines"]]


def faults(upload):
    return [(line["row"], *fault) for line in upload.report["lines"] for fault in line["faults"]]


def changes(upload, row):
    line = next(line for line in upload.report["lines"] if line["row"] == row)
    return line["changes"]


@pytest.fixture
def ann(kitchen):
    return kitchen.team.ann


def test_rows_become_drafts_that_say_where_they_come_from(ann):
    upload = read("title,aliases,price,follows\nSoup,Potage,4.5,stew\nStew,,,\n", ann)

    steps = bring_in(upload, ann)

    soup, stew = (Recipe.objects.get(slug=slug) for slug in ("soup", "stew"))
    head = soup.item.head
    assert (soup.title, soup.aliases, str(soup.price), soup.follows) == (
        "Soup",
        ["Potage"],
        "4.500",
        stew,
    )
    assert stew.price is None
    assert (soup.item.status, head.origin, head.note, head.saved_by) == (
        Status.DRAFT,
        Origin.UPLOAD,
        "Row 2 of rows.csv",
        ann.person,
    )
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert AuditEvent.objects.latest("number").action == "file brought in"


def test_brought_in_twice_is_once(ann):
    upload = read("title\nSoup\n", ann)
    bring_in(upload, ann)
    before = stored()

    again = bring_in(upload, ann)

    assert (again, stored()) == ([], before)


def test_same_file_once_more_changes_nothing(ann):
    text = "title,slug,price\nSoup,soup,4.5\n"
    bring_in(read(text, ann), ann)

    upload = read(text, ann)

    assert verdicts(upload) == [(2, "same")]
    with pytest.raises(Refused, match="No row would change anything"):
        bring_in(upload, ann)
    assert Revision.objects.count() == 1


def test_row_that_names_an_item_changes_what_it_states_and_nothing_else(kitchen, ann):
    soup = kitchen.recipe(summary="Hot.", price="5", ingredients=[("salt", {})])

    upload = read("title,slug,price,summary\nCold soup,soup,6,\n", ann)
    bring_in(upload, ann)

    content = content_of(soup)
    assert changes(upload, 2) == [["price", "5.000", "6.000"], ["title", "Soup", "Cold soup"]]
    assert (content.title, str(content.price), content.summary) == ("Cold soup", "6.000", "Hot.")
    assert [row.key for row in content.ingredients.all()] == ["salt"]


def test_row_that_looks_like_an_item_waits_for_a_decision(kitchen, ann):
    kitchen.recipe("french-onion-soup", title="French onion soup", price="5")
    upload = read("title,price\nFrench onion soupe,6\n", ann)

    assert verdicts(upload) == [(2, "like")]
    with pytest.raises(Refused, match="1 rows look like items"):
        bring_in(upload, ann)
    assert Item.objects.count() == 1


@pytest.mark.parametrize(
    ("decision", "verdict", "titles"),
    [
        ("use", "same", ["French onion soup"]),
        ("update", "changes", ["French onion soupe"]),
        ("new", "new", ["French onion soup", "French onion soupe"]),
    ],
)
def test_decision_about_a_look_alike_is_heeded(kitchen, ann, decision, verdict, titles):
    kitchen.recipe("french-onion-soup", title="French onion soup", price="5")
    upload = read("title,price\nFrench onion soupe,6\nStew,1\n", ann)

    upload = uploads.decide(upload, by=ann, decisions={2: decision})
    bring_in(upload, ann)

    assert verdicts(upload) == [(2, verdict), (3, "new")]
    assert [each.title for each in Recipe.objects.all()] == [*titles, "Stew"]


ROWS = "title,price,follows\nSoup,1,\nStew,cheap,\nPie,2,nowhere\nCake,3,\n"


def test_rows_with_errors_keep_all_rows_out(ann):
    upload = read(ROWS, ann)

    with pytest.raises(Refused, match="2 rows have errors"):
        bring_in(upload, ann)

    assert verdicts(upload) == [(2, "new"), (3, "error"), (4, "error"), (5, "new")]
    assert faults(upload) == [
        (3, "B", "“cheap” is no number. Write digits, with a point."),
        (4, "C", "It links to recipe “nowhere”, which is neither here nor in the library."),
    ]
    assert Item.objects.count() == 0


def test_rows_that_a_person_leaves_out_stay_out(ann):
    upload = uploads.decide(read(ROWS, ann), by=ann, excluded=[3, 4])

    bring_in(upload, ann)

    assert [each.title for each in Recipe.objects.all()] == ["Cake", "Soup"]
    assert Upload.objects.get().report["counts"]["excluded"] == 2


def test_rows_left_out_can_be_taken_in_again(ann):
    upload = uploads.decide(read(ROWS, ann), by=ann, excluded=[2, 3])

    upload = uploads.decide(upload, by=ann, included=[2])

    assert upload.answers["excluded"] == [3]


def test_repeated_rows_are_told_and_come_in_once(ann):
    upload = read("title,slug,price\nSoup,,1\nSoup,,1\nPie,pie,1\nCake,pie,2\n", ann)

    assert verdicts(upload) == [(2, "new"), (3, "repeated"), (4, "new"), (5, "error")]
    assert faults(upload) == [(5, "", "Row 4 is about the same item. Keep one of the two.")]


def test_look_alikes_within_the_file_are_an_error_until_somebody_says_they_differ(ann):
    upload = read("title\nFrench onion soup\nFrench onion soupe\n", ann)
    decided = uploads.decide(upload, by=ann, decisions={3: "new"})

    assert verdicts(upload) == [(2, "new"), (3, "error")]
    assert verdicts(decided) == [(2, "new"), (3, "new")]


def test_names_that_others_have_are_refused_by_row_and_column(kitchen, ann):
    kitchen.recipe("stew", aliases=["Goulash"])

    upload = uploads.decide(read("title,aliases\nPie,Goulash\n", ann), by=ann, decisions={2: "new"})

    assert faults(upload) == [
        (
            2,
            "B",
            "“goulash” already leads to another recipe. Give it another name, or update that one: "
            "name it in the column “slug”.",
        )
    ]


def test_text_in_review_is_refused_by_row_and_approved_text_becomes_a_draft(kitchen, ann):
    soup, stew = kitchen.recipe("soup"), kitchen.recipe("stew")
    submit(soup, by=ann)
    kitchen.approved(stew)
    upload = read("title,slug\nCold soup,soup\nCold stew,stew\n", ann)

    assert faults(upload) == [
        (2, "", "This item is in review. Take it back first, or leave this row out.")
    ]
    upload = uploads.decide(upload, by=ann, excluded=[2])
    bring_in(upload, ann)
    assert (current(soup).status, current(stew).status) == (Status.IN_REVIEW, Status.DRAFT)
    assert upload.report["lines"][1]["note"].startswith("It is approved.")


def test_what_changed_since_the_look_is_looked_at_again(kitchen, ann):
    soup = kitchen.recipe()
    upload = read("title,slug\nCold soup,soup\nPie,\n", ann)
    change(soup, by=kitchen.team.bob, price="9")
    heads = list(Item.objects.values_list("head", flat=True))

    with pytest.raises(uploads.Stale, match="changed since you looked"):
        bring_in(upload, ann)

    assert uploads.is_stale(upload)
    assert list(Item.objects.values_list("head", flat=True)) == heads
    assert not uploads.is_stale(uploads.check(upload))


def test_new_item_of_the_same_name_makes_a_look_stale(kitchen, ann):
    upload = read("title\nSoup\n", ann)
    kitchen.recipe("soup")

    with pytest.raises(uploads.Stale):
        bring_in(upload, ann)

    assert Recipe.objects.count() == 1


@pytest.mark.parametrize("position", range(3))
def test_row_that_only_storing_refuses_leaves_nothing(ann, monkeypatch, position):
    upload = read("title,follows\nSoup,stew\nStew,pie\nPie,soup\n", ann)
    monkeypatch.setattr(Recipe, "clean", lambda self: refuse_the(position, self))

    with pytest.raises(uploads.RowsRefused, match=f"Row {position + 2} cannot be stored"):
        bring_in(upload, ann)

    assert (Item.objects.count(), Upload.objects.get().brought_in_at) == (0, None)


def refuse_the(position, recipe):
    if recipe.title == ["Soup", "Stew", "Pie"][position]:
        raise ValidationError({"price": "Too cheap."})


def test_progress_that_nobody_waits_for_leaves_nothing(ann):
    upload = read("title\nSoup\nStew\n", ann)
    steps = uploads.bring_in(upload, by=ann, seen=upload.report["fingerprint"])

    next(steps)
    half_way = Item.objects.count()
    steps.close()

    upload.refresh_from_db()
    assert (half_way, Item.objects.count(), upload.brought_in_at) == (2, 0, None)


def test_whoever_may_not_import_reads_and_brings_in_nothing(kitchen, ann):
    upload = read("title\nSoup\n", ann)

    with pytest.raises(NotPermitted):
        read("title\nSoup\n", kitchen.team.cleo)
    with pytest.raises(NotPermitted):
        bring_in(upload, kitchen.team.cleo)

    assert not policy.allows(kitchen.team.cleo, "import")
    assert (Upload.objects.count(), Item.objects.count()) == (1, 0)


def test_hostile_characters_are_errors_and_can_be_kept(ann):
    upload = read("title\n\u202eSoup\nPie\n", ann)

    assert faults(upload)[0][:2] == (2, "A")
    assert upload.rows[0]["values"]["title"] == "\ufffdSoup"


@pytest.mark.parametrize("rows", [1, 30])
def test_number_of_queries_of_a_look_does_not_depend_on_the_rows(
    ann, rows, django_assert_max_num_queries
):
    text = "title,price\n" + "".join(f"Dish {number},{number}\n" for number in range(rows))

    with django_assert_max_num_queries(12):
        read(text, ann)
