from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from cms.editorial import reviewers, workflow
from cms.editorial.refusals import NotPermitted, Refused, TransitionRefused
from cms.models import Notification
from tests.kitchen import approve, current, submit
from tests.observing import events, stored
from tests.people import account

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
FRIDAY = date(2026, 11, 6)


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe()


def handed_in(kitchen, item, *people, due_on=None):
    asked = [person.person for person in people]
    item = current(item)
    workflow.submit(item, by=kitchen.team.ann, expected=item.head, reviewers=asked, due_on=due_on)
    return current(item)


def asked(item):
    return [str(each.reviewer) for each in reviewers.current_submission(item).requests.all()]


def refuses(match, call, refusal=Refused):
    before = stored()
    with pytest.raises(refusal, match=match):
        call()
    assert stored() == before


def test_several_are_asked_by_name_with_a_date_and_are_told(kitchen, soup):
    with time_machine.travel(NOON, tick=False):
        soup = handed_in(kitchen, soup, kitchen.team.carl, kitchen.team.cleo, due_on=FRIDAY)

    words = "Ann asks you to review Soup, wanted by 2026-11-06."
    assert (asked(soup), soup.submissions.get().due_on) == (["Carl", "Cleo"], FRIDAY)
    assert sorted(Notification.objects.values_list("person__name", "kind", "text")) == [
        ("Carl", "review_asked", words),
        ("Cleo", "review_asked", words),
    ]


def test_whoever_cannot_sign_is_not_asked(kitchen, soup):
    both = account("Dora", "author", "clinical_reviewer")

    assert [each.name for each in reviewers.possible(soup)] == ["Carl", "Cleo", "Dora"]
    refuses("Eve cannot sign this text", lambda: handed_in(kitchen, soup, kitchen.team.eve))
    soup = handed_in(kitchen, soup, both)
    refuses(
        "Ann cannot sign this text",
        lambda: reviewers.arrange(soup, by=both, ask=[kitchen.team.ann.person]),
    )


def test_due_date_in_the_past_is_refused(kitchen, soup):
    yesterday = timezone.localdate() - timedelta(days=1)

    refuses("due date is in the past", lambda: handed_in(kitchen, soup, due_on=yesterday))


def test_in_a_package_each_is_asked_for_what_they_could_sign(kitchen, soup):
    book, team = kitchen.book(), kitchen.team

    workflow.submit_package(
        {soup: soup.head, book: book.head},
        by=team.ann,
        reviewers=[team.cleo.person, team.eve.person],
    )

    assert (asked(current(soup)), asked(current(book))) == (["Cleo"], ["Eve"])


def test_author_and_publisher_arrange_and_who_is_asked_passes_on(kitchen, soup):
    team = kitchen.team

    with time_machine.travel(NOON) as clock:
        soup = handed_in(kitchen, soup, team.cleo)
        clock.shift(60)
        reviewers.arrange(soup, by=team.pam, ask=[team.carl.person], due_on=FRIDAY)
        both = asked(soup)
        reviewers.arrange(soup, by=team.cleo, withdraw=[team.cleo.person], due_on=FRIDAY)
        dora = account("Dora", "clinical_reviewer")
        reviewers.arrange(
            soup, by=team.carl, ask=[dora.person], withdraw=[team.carl.person], due_on=FRIDAY
        )

    assert (both, asked(soup)) == (["Cleo", "Carl"], ["Dora"])
    assert (soup.submissions.get().due_on, events(soup)[-1]) == (FRIDAY, "review arranged")
    told = Notification.objects.filter(kind="review_asked").values_list("person__name", flat=True)
    assert sorted(told) == ["Carl", "Cleo", "Dora"]


def test_reviewer_arranges_no_more_than_their_own_request(kitchen, soup):
    team = kitchen.team
    soup = handed_in(kitchen, soup, team.cleo)
    cleo = team.cleo.person

    refuses(
        "An author, a publisher, or who was asked",
        lambda: reviewers.arrange(soup, by=team.carl, ask=[team.carl.person]),
        NotPermitted,
    )
    reviewers.arrange(soup, by=team.ann, ask=[team.carl.person])
    refuses(
        "the others stay as they are",
        lambda: reviewers.arrange(soup, by=team.carl, withdraw=[cleo]),
        NotPermitted,
    )
    refuses(
        "the others stay as they are",
        lambda: reviewers.arrange(soup, by=team.carl, due_on=date(2999, 1, 1)),
        NotPermitted,
    )


def test_request_that_is_gone_and_text_that_is_not_in_review_are_refused(kitchen, soup):
    cleo = kitchen.team.cleo.person
    refuses(
        "not in review",
        lambda: reviewers.arrange(soup, by=kitchen.team.ann, ask=[cleo]),
        TransitionRefused,
    )
    soup = submit(soup, by=kitchen.team.ann)

    refuses(
        "Cleo is not asked",
        lambda: reviewers.arrange(soup, by=kitchen.team.ann, withdraw=[cleo]),
    )


def test_writers_are_told_of_signatures_and_of_requests_for_changes(kitchen, soup):
    team = kitchen.team
    soup = submit(soup, by=team.bob)
    workflow.request_changes(soup, by=team.carl, expected=soup.head, comment="More salt.")
    approve(submit(soup, by=team.bob), by=team.cleo)

    assert sorted(Notification.objects.values_list("person__name", "kind", "text")) == [
        ("Ann", "approved", "Cleo signed Soup; it is approved."),
        ("Ann", "changes_requested", "Carl asks for changes: More salt."),
        ("Bob", "approved", "Cleo signed Soup; it is approved."),
        ("Bob", "changes_requested", "Carl asks for changes: More salt."),
    ]
