import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Flag, FlagKind, Release, ReviewRequest, Submission
from cms.publishing import flags
from tests.admin.browsing import address, signed_in
from tests.kitchen import change, current, submit
from tests.observing import events, stored
from tests.people import account

RECIPES = "/admin/sampleapp/recipe/"
FLAGS = "/admin/cms/flag/"


def preview(client, act, rows, url=RECIPES, **more):
    """Tick these rows, choose the act, and look at what will happen."""
    ticked = {"action": act, "index": "0", "_selected_action": [str(row.pk) for row in rows]}
    return client.post(url, ticked | more)


def run(client, page, url=RECIPES, **given):
    """Confirm the preview as it stands."""
    act, fates = page.context["act"], page.context["fates"]
    chosen = [fate.token for fate in fates if not fate.refused]
    return client.post(f"{url}many/{act.name}/", {"chosen": chosen} | given)


def fates(page):
    return {fate.name: fate.refused for fate in page.context["fates"]}


def report(page):
    done = [fate.name for fate in page.context["done"]]
    return done, {fate.name: fate.refused for fate in page.context["refused"]}


@pytest.fixture
def ann(kitchen):
    return signed_in(kitchen.team.ann)


def test_many_are_submitted_and_the_report_says_what_was_not_and_why(kitchen, ann):
    soup, stew = kitchen.recipe("soup"), kitchen.recipe("stew")
    pie = submit(kitchen.recipe("pie"), by=kitchen.team.ann)
    poison = kitchen.recipe("tea", ingredients=[("x", {"name": "poison"})])

    page = preview(ann, "submit", [soup, stew, pie, poison])
    before = stored()
    change(stew, by=kitchen.team.bob, title="Hot stew")
    answer = run(
        ann, page, reviewer=kitchen.team.cleo.person_id, due_on="2999-01-02", note="All of them."
    )

    assert before == before | {"cms_submission": before["cms_submission"]}
    assert fates(page) == {
        "Pie": "Only content that is draft or changes requested can be submitted.",
        "Soup": "",
        "Stew": "",
        "Tea": "",
    }
    assert report(answer) == (
        ["Soup"],
        {
            "Hot stew": "The text changed since you chose it. Look at it again.",
            "Tea": f"{poison} cannot be submitted yet. Take the poison out.",
        },
    )
    submission = Submission.objects.get(item=soup)
    asked = list(submission.requests.values_list("reviewer__name", flat=True))
    assert (f"{submission.due_on}", submission.note, asked) == (
        "2999-01-02",
        "All of them.",
        ["Cleo"],
    )
    assert [current(item).status for item in (soup, stew, poison)] == [
        "in_review",
        "draft",
        "draft",
    ]


def test_preview_changes_nothing(kitchen, ann):
    rows = [kitchen.recipe("soup"), kitchen.recipe("stew")]
    before = stored()

    page = preview(ann, "submit", rows)

    assert (page.status_code, stored()) == (200, before)


def test_double_click_does_it_once(kitchen, ann):
    page = preview(ann, "submit", [kitchen.recipe("soup")])

    first, second = run(ann, page), run(ann, page)

    assert report(first) == (["Soup"], {})
    assert list(report(second)[1]) == ["Soup"]
    assert Submission.objects.count() == 1


def test_all_that_match_are_chosen_within_bounds(kitchen, ann, monkeypatch):
    monkeypatch.setattr("cms.admin.lists.bulk.MOST_AT_ONCE", 3)
    soups = [kitchen.recipe(f"soup-{number}") for number in range(5)]
    kitchen.recipe("pie")

    page = preview(ann, "submit", soups[:1], url=f"{RECIPES}?q=soup", select_across="1")
    answer = run(ann, page)

    assert list(fates(page)) == ["Soup 0", "Soup 1", "Soup 2"]
    assert "More than 3 match." in page.content.decode()
    assert report(answer)[0] == ["Soup 0", "Soup 1", "Soup 2"]
    assert answer.context["list_url"] == RECIPES


def test_reviewer_is_asked_beside_others_or_instead_of_them(kitchen, ann):
    soup = submit(kitchen.recipe("soup"), by=kitchen.team.ann)
    salad = kitchen.recipe("salad")

    page = preview(ann, "ask", [soup, salad])
    run(ann, page, reviewer=kitchen.team.cleo.person_id)
    first = list(ReviewRequest.objects.values_list("reviewer__name", flat=True))
    run(ann, page, reviewer=kitchen.team.carl.person_id, instead="on")

    assert fates(page) == {"Salad": "Only text in review has reviewers.", "Soup": ""}
    assert first == ["Cleo"]
    assert list(ReviewRequest.objects.values_list("reviewer__name", flat=True)) == ["Carl"]


def test_approved_items_go_into_a_new_release_and_then_into_an_open_one(kitchen):
    pam = signed_in(kitchen.team.pam)
    soup, stew = (kitchen.approved(kitchen.recipe(name)) for name in ("soup", "stew"))
    salad = kitchen.recipe("salad")

    run(pam, preview(pam, "release", [soup, salad]), title="Monday")
    monday = Release.objects.get()
    again = run(pam, preview(pam, "release", [soup, stew]), release=monday.pk)

    assert report(again) == (["Stew"], {"Soup": "It is in this release already."})
    assert sorted(str(entry.item) for entry in monday.entries.all()) == [
        "recipe/soup",
        "recipe/stew",
    ]
    assert (monday.title, monday.state) == ("Monday", "open")


def test_release_is_not_made_where_nothing_can_be_added(kitchen):
    pam = signed_in(kitchen.team.pam)
    live = kitchen.live(kitchen.recipe("soup"))

    answer = run(pam, preview(pam, "release", [live]), title="Tuesday")

    assert report(answer) == (
        [],
        {"Soup": "recipe/soup is live already, just as it stands."},
    )
    assert not Release.objects.filter(title="Tuesday").exists()


def test_form_that_lacks_something_keeps_what_was_chosen(kitchen):
    pam = signed_in(kitchen.team.pam)
    page = preview(pam, "release", [kitchen.approved(kitchen.recipe("soup"))])

    answer = run(pam, page)

    assert answer.status_code == 400
    assert "give a new one a title" in answer.content.decode()
    assert list(fates(answer)) == ["Soup"]


def test_flags_are_assigned_from_their_list(kitchen, ann):
    soup = kitchen.recipe("soup")
    hot, cold, old = (
        flags.open_flag(soup, by=kitchen.team.ann, kind=FlagKind.GAP, text=text)
        for text in ("How hot?", "How cold?", "How old?")
    )
    flags.resolve_flag(old, by=kitchen.team.ann, resolution="Never mind.")

    page = preview(ann, "assign", [hot, cold, old], url=FLAGS)
    answer = run(ann, page, url=FLAGS, person=kitchen.team.cleo.person_id)

    assert fates(page) == {
        "Gap: How old?": "This flag is resolved.",
        "Gap: How cold?": "",
        "Gap: How hot?": "",
    }
    assert report(answer) == (["Gap: How cold?", "Gap: How hot?"], {})
    assert set(Flag.objects.values_list("text", "assigned_to__name")) == {
        ("How hot?", "Cleo"),
        ("How cold?", "Cleo"),
        ("How old?", None),
    }


def test_acts_are_offered_and_done_by_role_alone(kitchen):
    soup = kitchen.recipe("soup")
    offered = {
        name: [value for value, _ in _choices(signed_in(getattr(kitchen.team, name)))]
        for name in ("ann", "cleo", "pam", "gus")
    }
    gus = signed_in(kitchen.team.gus)
    before = stored()
    refused = gus.post(f"{RECIPES}many/submit/", {"chosen": f"{soup.pk}:1"})

    assert offered == {
        "ann": ["submit", "ask", "export"],
        "cleo": ["ask", "export"],
        "pam": ["ask", "release", "export"],
        "gus": ["export"],
    }
    assert (refused.status_code, stored()) == (403, before)
    assert events()[-1] == "submit refused"


def _choices(client):
    form = client.get(RECIPES).context["action_form"]
    return [choice for choice in form.fields["action"].choices if choice[0]]


@pytest.mark.parametrize(
    "chosen", [[], ["nonsense:1"], [":"], ["00000000-0000-0000-0000-000000000000:1"]]
)
def test_forged_choice_does_nothing(kitchen, ann, chosen):
    kitchen.recipe("soup")
    before = stored()

    answer = ann.post(f"{RECIPES}many/submit/", {"chosen": chosen})

    assert (answer.status_code, stored()) in [(200, before), (302, before)]
    assert ann.post(f"{RECIPES}many/nonsense/").status_code == 404
    assert ann.get(f"{RECIPES}many/submit/").status_code == 302


def test_role_that_was_taken_while_the_preview_was_open_counts(kitchen, ann):
    page = preview(ann, "submit", [kitchen.recipe("soup")])
    kitchen.team.ann.person.grants.all().update(role="auditor")

    assert run(ann, page).status_code == 403
    assert Submission.objects.count() == 0


@pytest.mark.parametrize("act", ["submit", "ask", "release"])
def test_preview_costs_the_same_for_one_row_and_for_three(kitchen, act):
    client, rows, costs = signed_in(account("Zoe", "author", "publisher")), [], set()

    for number in range(3):
        rows.append(kitchen.recipe(f"soup-{number}"))
        with CaptureQueriesContext(connection) as asked:
            page = preview(client, act, rows)
        costs.add(len(asked))
        assert len(page.context["fates"]) == len(rows)

    assert len(costs) == 1


def test_flag_is_assigned_on_its_page(kitchen, ann):
    soup = kitchen.recipe("soup")
    flag = flags.open_flag(soup, by=kitchen.team.ann, kind=FlagKind.GAP, text="How hot?")
    url = f"{address(soup, 'assign_flag')}?flag={flag.key}"

    page = ann.post(
        url, {"expected": 1, "flag": flag.key, "person": kitchen.team.pam.person_id}, follow=True
    )
    again = ann.post(
        url, {"expected": 1, "flag": flag.key, "person": kitchen.team.pam.person_id}, follow=True
    )

    assert "Pam sees to it" in page.content.decode()
    assert "Pam sees to this flag already." in again.content.decode()
    assert list(kitchen.team.pam.person.notifications.values_list("kind", "text")) == [
        ("flag_assigned", "recipe/soup: Gap: How hot?")
    ]
