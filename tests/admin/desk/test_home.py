from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.admin.desk import pile
from cms.editorial import workflow
from cms.models import Comment, FlagKind, Person, Publication
from cms.publishing import flags, releases, withdrawing
from tests.admin.browsing import address, signed_in
from tests.kitchen import approve, change, current, release, submit
from tests.people import account


def desk(account):
    """``{title of a pile: [what its lines are called]}`` of the first page."""
    context = signed_in(account).get("/admin/").context
    shown = [*context["waiting"], *context["awaited"], *context["falls_due"]]
    return {each.pile.title: [line.text for line in each.lines] for each in shown}


def notes(account, title):
    context = signed_in(account).get("/admin/").context
    piles = [*context["waiting"], *context["awaited"], *context["falls_due"]]
    (pile,) = [each for each in piles if each.pile.title == title]
    return [(line.text, line.note, line.badge and line.badge[1]) for line in pile.lines]


def test_desk_shows_each_role_what_waits_for_it(kitchen):
    kitchen.approved(kitchen.recipe("tea"))
    submit(kitchen.recipe("soup"), by=kitchen.team.ann)
    submit(kitchen.book("cookbook"), by=kitchen.team.ann)
    kitchen.recipe("salad")

    team = kitchen.team
    seen = {name: desk(getattr(team, name)) for name in ("ann", "bob", "cleo", "eve", "pam", "gus")}

    assert seen == {
        "ann": {
            "Your drafts": ["Salad"],
            "With reviewers": ["Soup", "Cookbook"],
            "Approved, with the publishers": ["Tea"],
        },
        "bob": {},
        "cleo": {"Free for any reviewer": ["Soup"]},
        "eve": {"Free for any reviewer": ["Cookbook"]},
        "pam": {"Approved, not live": ["Tea"]},
        "gus": {},
    }


def test_review_that_is_asked_for_by_name_stands_first_with_its_day(kitchen):
    team, soup = kitchen.team, kitchen.recipe("soup")
    submit(kitchen.recipe("stew"), by=team.ann)
    workflow.submit(
        soup, by=team.ann, expected=soup.head, reviewers=[team.cleo.person], due_on=date(2999, 1, 2)
    )
    today = f"{timezone.localdate()}"

    assert list(desk(team.cleo)) == ["You are asked to review", "Free for any reviewer"]
    assert notes(team.cleo, "You are asked to review") == [
        ("Soup", f"from Ann, {today}", "due 2999-01-02")
    ]
    assert notes(team.ann, "With reviewers") == [
        ("Soup", f"with Cleo since {today}", "due 2999-01-02"),
        ("Stew", f"with any reviewer since {today}", None),
    ]
    assert desk(team.carl) == {"Free for any reviewer": ["Soup", "Stew"]}


def test_line_of_a_review_leads_to_the_page_where_it_is_signed(kitchen):
    soup = submit(kitchen.recipe("soup"), by=kitchen.team.ann)

    page = signed_in(kitchen.team.cleo).get("/admin/")

    assert address(soup, "sign_clinical") in page.content.decode()


def test_nobody_is_offered_their_own_text_or_what_they_decided(kitchen):
    zoe = account("Zoe", "author", "clinical_reviewer")
    soup = submit(change(kitchen.recipe("soup"), by=zoe, title="Broth"), by=kitchen.team.ann)
    before = desk(zoe)
    workflow.request_changes(soup, by=kitchen.team.cleo, expected=soup.head, comment="More salt.")

    assert before == {}
    assert notes(zoe, "Returned to you") == [("Broth", "Cleo: “More salt.”", None)]
    assert notes(kitchen.team.ann, "Returned to you") == [("Broth", "Cleo: “More salt.”", None)]
    assert desk(kitchen.team.bob) == {}


def test_flag_waits_for_the_person_it_is_assigned_to(kitchen):
    flag = flags.open_flag(
        kitchen.recipe("soup"), by=kitchen.team.ann, kind=FlagKind.GAP, text="How hot?"
    )

    flags.assign_flag(flag, by=kitchen.team.ann, to=kitchen.team.pam.person)

    assert notes(kitchen.team.pam, "Flags for you") == [("Soup", "Gap: How hot?", None)]
    assert "Flags for you" not in desk(kitchen.team.ann)


def remark(item, by, text, answers=None, mentioned=(), **given):
    comment = Comment.objects.create(
        item=item,
        revision=item.head,
        author=by.person,
        text=text,
        answers=answers,
        at=timezone.now(),
        **given,
    )
    comment.mentioned.set([each.person for each in mentioned])
    return comment


def test_comment_waits_for_its_author_for_whom_it_names_and_for_whose_text_it_is(kitchen):
    team, soup = kitchen.team, kitchen.recipe("soup")
    thread = remark(soup, team.cleo, "Too hot?", mentioned=[team.pam], blocks=True)

    first = {name: desk(getattr(team, name)) for name in ("ann", "cleo", "pam", "eve")}
    remark(soup, team.ann, "No.", answers=thread)
    then = {name: desk(getattr(team, name)) for name in ("ann", "cleo", "pam", "eve")}

    drafts = {"Your drafts": ["Soup"]}
    waits = {"Comments to answer": ["Soup"]}
    assert first == {"ann": waits | drafts, "cleo": {}, "pam": waits, "eve": {}}
    assert then == {"ann": drafts, "cleo": waits, "pam": waits, "eve": {}}


def test_comment_that_is_resolved_waits_for_nobody(kitchen):
    soup, cleo = kitchen.recipe("soup"), kitchen.team.cleo.person
    remark(soup, kitchen.team.cleo, "Hot?", resolved_by=cleo, resolved_at=timezone.now())

    assert desk(kitchen.team.ann) == {"Your drafts": ["Soup"]}


def test_publisher_sees_releases_to_send_held_and_to_come(kitchen):
    team = kitchen.team
    stew, tea = (kitchen.approved(kitchen.recipe(name)) for name in ("stew", "tea"))
    releases.prepare("Monday", by=team.pam, items=[stew])
    release(tea, by=team.pam, starts_at=datetime(2999, 1, 1, tzinfo=UTC), title="New year")

    assert desk(team.pam) == {
        "Releases to send": ["Monday"],
        "Approved, not live": ["Stew"],
        "Going live by themselves": ["New year"],
    }


def test_what_is_live_withdrawn_or_back_to_what_is_live_is_not_offered_for_release(kitchen):
    team = kitchen.team
    stew, tea, pie = kitchen.live(*map(kitchen.recipe, ("stew", "tea", "pie")))
    withdrawing.withdraw(pie, by=team.pam, reason="Too sweet.")
    change(tea, by=team.bob, title="Green tea")
    back = change(current(tea), by=team.bob, title="Tea")
    approve(submit(back, by=team.bob), by=team.cleo)

    assert desk(team.pam) == {}


def test_reviews_fall_due_in_windows_the_overdue_first(kitchen, settings):
    settings.REVIEW_VALID_MONTHS = 1
    kitchen.live(kitchen.recipe("stew"))

    context = signed_in(kitchen.team.gus).get("/admin/").context

    in_days = (Publication.objects.get().next_review_due - timezone.localdate()).days
    window = "30" if in_days <= 30 else "60"
    assert {each.name: each.count for each in context["windows"]} == {
        "overdue": 0,
        "30": 0,
        "60": 0,
        "90": 0,
    } | {window: 1}
    assert desk(kitchen.team.gus) == {"Reviews that fall due": ["Stew"]}


def test_page_of_a_pile_shows_all_of_it_fifty_at_a_time(kitchen):
    for number in range(9):
        kitchen.recipe(f"soup-{number}")
    client = signed_in(kitchen.team.ann)

    home = client.get("/admin/").content.decode()
    page = client.get("/admin/work/drafts/")
    beyond = client.get("/admin/work/drafts/?p=2")

    assert "All 9" in home
    assert len(page.context["lines"]) == 9
    assert (page.context["next"], beyond.context["lines"]) == (None, [])
    assert client.get("/admin/work/nonsense/").status_code == 404
    assert signed_in(kitchen.team.gus).get("/admin/work/drafts/").status_code == 404


def test_pile_that_is_not_counted_to_its_end_says_so(kitchen, monkeypatch):
    monkeypatch.setattr(pile, "MOST_COUNTED", 7)
    for number in range(9):
        kitchen.recipe(f"soup-{number}")

    home = signed_in(kitchen.team.ann).get("/admin/").content.decode()

    assert "more than 7" in home
    assert 'All<span class="visually-hidden">: Your drafts</span>' in home


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²"])
def test_pile_answers_any_number_of_a_page(kitchen, page):
    answer = signed_in(kitchen.team.ann).get("/admin/work/drafts/", {"p": page})

    assert answer.status_code == 200


def test_desk_costs_the_same_for_one_of_each_and_for_three(kitchen):
    roles = ("author", "publisher", "clinical_reviewer", "editorial_reviewer")
    zoe, costs = account("Zoe", *roles), []
    client = signed_in(zoe)

    for number in range(3):
        add_one_of_each(kitchen, zoe, number)
        Person.objects.filter(pk=zoe.person_id).update(
            desk_seen_at=timezone.now() - timedelta(days=1)
        )
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/admin/")
        costs.append(len(asked))
        piles = {each.pile.name: each.count for each in page.context["waiting"]}
        assert piles == dict.fromkeys(
            ["asked", "flags", "comments", "to-send", "to-release", "drafts"], number + 1
        )

    assert costs[0] == costs[2]


def add_one_of_each(kitchen, zoe, number):
    team, soup = kitchen.team, kitchen.recipe(f"soup-{number}", ingredients=[("salt", {})])
    remark(soup, team.cleo, "Hot?", mentioned=[zoe])
    flag = flags.open_flag(soup, by=team.ann, kind=FlagKind.GAP, text="How hot?")
    flags.assign_flag(flag, by=team.ann, to=zoe.person)
    change(soup, by=zoe, title=f"Broth {number}")
    stew = kitchen.recipe(f"stew-{number}")
    workflow.submit(stew, by=team.ann, expected=stew.head, reviewers=[zoe.person])
    kitchen.live(kitchen.recipe(f"pie-{number}"))
    kitchen.prepared(kitchen.approved(kitchen.recipe(f"tea-{number}")), title=f"Tea {number}")


def test_empty_library_says_what_to_do_first(db):
    ann, gus = account("Ann", "author"), account("Gus", "auditor")

    pages = [signed_in(each).get("/admin/").content.decode() for each in (ann, gus)]

    assert ["Write the first recipe" in page for page in pages] == [True, False]
    assert ["The library is empty" in page for page in pages] == [True, True]
    assert ["How the library stands" in page for page in pages] == [False, False]
