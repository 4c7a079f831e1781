import pytest

from cms.editorial import saving
from cms.models import Decision, Publication, Release, Status, content_of
from cms.publishing import withdrawing
from tests.admin.browsing import act, address, filled, signed_in, told
from tests.kitchen import approve, change, current, release, submit
from tests.observing import events, stored
from tests.people import PASSWORD


def buttons(account, item):
    page = signed_in(account).get(address(item))
    return [button["page"].label for button in page.context["panel"]["buttons"]]


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe(summary="Hot.", ingredients=[("salt", {"sources": "[?Grandmother]"})])


# Buttons


@pytest.mark.parametrize(
    ("name", "draft", "in_review", "live"),
    [
        ("ann", ["Submit for review", "Discard"], ["Take back"], []),
        (
            "cleo",
            [],
            ["Review and sign", "Request changes"],
            ["Reviewed, nothing to change", "Withdraw"],
        ),
        ("eve", [], ["Request changes"], []),
        ("pam", [], [], ["Post notice", "Withdraw"]),
        ("ada", ["Redact"], ["Redact"], ["Redact"]),
        ("gus", [], [], []),
    ],
)
def test_buttons_are_those_that_role_and_state_allow(kitchen, soup, name, draft, in_review, live):
    account = getattr(kitchen.team, name)

    shown = [buttons(account, soup)]
    submit(soup, by=kitchen.team.ann)
    shown.append(buttons(account, soup))
    kitchen.live(soup)
    shown.append(buttons(account, soup))

    assert shown == [draft, in_review, live]


def test_approved_text_can_be_released_by_a_publisher_alone(kitchen, soup):
    kitchen.approved(soup)

    assert (buttons(kitchen.team.pam, soup), buttons(kitchen.team.cleo, soup)) == (["Release"], [])


def test_forged_acts_are_refused_in_words_and_recorded(kitchen, soup):
    client = signed_in(kitchen.team.gus)
    before = stored()
    names = ["submit", "sign_clinical", "discard", "release", "withdraw", "restore", "flags"]

    answers = [client.post(address(soup, name), {"expected": "1"}) for name in names]

    assert [answer.status_code for answer in answers] == [403] * len(names)
    assert "To submit is for the role author." in answers[0].content.decode()
    assert stored() == before
    assert events()[-len(names) :] == [
        "submit refused",
        "sign clinical refused",
        "discard refused",
        "release refused",
        "withdraw at once refused",
        "restore refused",
        "flag refused",
    ]


def test_visitor_is_sent_to_sign_in(kitchen, soup, client):
    for name in ("change", "submit", "sign_clinical", "history", "compare", "flags"):
        answer = client.get(address(soup, name))

        assert answer.status_code == 302
        assert answer.url.startswith("/admin/login/")


# Review


def test_submit_with_note_and_reviewer(kitchen, soup):
    reviewer = kitchen.team.carl.person

    answer = act(
        kitchen.team.ann, soup, "submit", note="Look at the salt.", reviewers=[reviewer.pk]
    )

    submission = soup.submissions.get()
    assert told(answer) == ["Soup is in review."]
    assert (submission.note, [each.reviewer for each in submission.requests.all()]) == (
        "Look at the salt.",
        [reviewer],
    )
    assert current(soup).status == Status.IN_REVIEW


def test_submit_offers_unapproved_linked_items_as_one_package(kitchen):
    book = kitchen.book()
    soup = kitchen.recipe(summary="Hot [@cookbook].")

    answer = act(kitchen.team.ann, soup, "submit", together=[str(book.pk)])

    assert told(answer) == ["Soup is in review, together with 1 more."]
    assert (current(soup).status, current(book).status) == (Status.IN_REVIEW, Status.IN_REVIEW)


def test_submit_of_what_nobody_may_waive_is_refused_with_the_place(kitchen):
    soup = kitchen.recipe(ingredients=[("bane", {"name": "poison"})])

    answer = act(kitchen.team.ann, soup, "submit")

    assert answer.status_code == 409
    assert "Take the poison out." in answer.content.decode()
    assert "Ingredients › Poison › Name" in answer.content.decode()
    assert current(soup).status == Status.DRAFT


def test_take_back_and_request_changes(kitchen, soup):
    submit(soup, by=kitchen.team.ann)
    act(kitchen.team.ann, soup, "take_back")
    taken_back = current(soup).status
    submit(soup, by=kitchen.team.ann)

    act(kitchen.team.eve, soup, "request_changes", comment="More <salt>.")

    page = signed_in(kitchen.team.ann).get(address(soup)).content.decode()
    assert (taken_back, current(soup).status) == (Status.DRAFT, Status.CHANGES_REQUESTED)
    assert "More &lt;salt&gt;." in page


def test_act_on_text_that_changed_since_is_refused(kitchen, soup):
    client = signed_in(kitchen.team.ann)
    page = client.get(address(soup, "submit"))
    change(soup, by=kitchen.team.bob, summary="Cold.")

    answer = client.post(address(soup, "submit"), filled(page))

    assert answer.status_code == 409
    assert "The text changed since you opened it." in answer.content.decode()
    assert current(soup).status == Status.DRAFT


# Signing


@pytest.fixture
def to_sign(kitchen):
    """Live soup whose new text has a warning (no price) and an error (no source)."""
    soup = kitchen.live(kitchen.recipe(summary="Hot."))
    with saving.editing(soup, by=kitchen.team.ann, base=soup.head):
        content = content_of(soup)
        content.summary, content.price = "Cold.", None
        content.save()
        content.ingredients.create(key="salt", name="<b>salt</b>")
    return submit(soup, by=kitchen.team.ann)


def test_page_to_sign_shows_changes_findings_and_what_the_signature_means(kitchen, to_sign):
    page = signed_in(kitchen.team.cleo).get(address(to_sign, "sign_clinical")).content.decode()

    assert "<del>Hot</del><ins>Cold</ins>." in page
    assert "&lt;b&gt;salt&lt;/b&gt;" in page
    assert "<b>salt</b>" not in page
    assert "Say where this ingredient stands." in page
    assert "Nobody knows what this costs." in page
    assert "I have checked this text, its facts and its sources, as a clinician." in page
    assert "Cleo, MD" in page


def test_signature_with_waiver_and_warning_approves(kitchen, to_sign):
    given = {"reasons:T01:0": "Everybody has salt.", "confirmed": "on"}

    answer = act(kitchen.team.cleo, to_sign, "sign_clinical", password=PASSWORD, **given)

    review = to_sign.reviews.last()
    assert told(answer) == ["Signed by Cleo: Soup, revision 2."]
    assert (review.decision, review.acknowledged) == (Decision.APPROVE, ["T02@price"])
    assert [waiver["reason"] for waiver in review.waivers] == ["Everybody has salt."]
    assert current(to_sign).status == Status.APPROVED


@pytest.mark.parametrize(
    ("given", "status", "sentence"),
    [
        ({"password": "wrong"}, 409, "The password is wrong."),
        ({"reasons:T01:0": " "}, 409, "Findings stand that nobody has waived."),
        ({"confirmed": []}, 409, "Confirm first that you have read the warnings."),
        ({"shown": "T01@ingredients/salt/sources"}, 409, "Confirm first that you have read"),
        ({"password": ""}, 200, "Give your password to sign."),
    ],
)
def test_signature_that_lacks_something_signs_nothing(kitchen, to_sign, given, status, sentence):
    complete = {
        "reasons:T01:0": "Everybody has salt.",
        "confirmed": "on",
        "password": PASSWORD,
    }

    answer = act(kitchen.team.cleo, to_sign, "sign_clinical", **complete | given)

    assert answer.status_code == status
    assert sentence in answer.content.decode()
    assert (complete | given)["reasons:T01:0"].strip() in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert to_sign.reviews.filter(revision=to_sign.head).count() == 0


def test_contributor_sees_no_page_to_sign(kitchen, soup):
    kitchen.team.ann.person.grants.create(role="clinical_reviewer")
    submit(soup, by=kitchen.team.ann)

    answer = signed_in(kitchen.team.ann).get(address(soup, "sign_clinical"))

    assert answer.status_code == 403
    assert "wrote part of this text" in answer.content.decode()


def test_reaffirmed_text_can_be_released_again(kitchen, soup):
    kitchen.live(soup)

    answer = act(kitchen.team.cleo, soup, "reaffirm", password=PASSWORD)

    assert told(answer) == ["Signed. A publisher can now release it again, with new review dates."]
    assert "Release" in buttons(kitchen.team.pam, soup)


# Release


def test_release_of_one_goes_live_with_what_it_needs(kitchen):
    book = kitchen.approved(kitchen.book())
    soup = kitchen.approved(kitchen.recipe(summary="Hot [@cookbook]."))

    answer = act(kitchen.team.pam, soup, "release", together=[str(book.pk)])

    assert told(answer) == ["Live now: Soup."]
    assert sorted(Publication.objects.values_list("slug", flat=True)) == ["cookbook", "soup"]


def test_release_without_what_it_needs_leaves_nothing_behind(kitchen):
    kitchen.approved(kitchen.book())
    soup = kitchen.approved(kitchen.recipe(summary="Hot [@cookbook]."))

    answer = act(kitchen.team.pam, soup, "release", together=[])

    assert answer.status_code == 409
    assert "Add them to the release." in answer.content.decode()
    assert (Release.objects.count(), Publication.objects.count()) == (0, 0)


def test_release_of_one_can_be_scheduled(kitchen, soup):
    kitchen.approved(soup)

    answer = act(kitchen.team.pam, soup, "release", when="then", starts_at="2999-01-01T08:00")

    assert told(answer) == ["Scheduled for 2999-01-01 08:00 UTC: Soup."]
    page = signed_in(kitchen.team.pam).get(address(soup))
    assert "a release is scheduled for 2999-01-01 08:00 UTC" in page.content.decode()


def test_release_names_what_is_not_approved(kitchen):
    kitchen.book()
    soup = kitchen.approved(kitchen.recipe(summary="Hot [@cookbook]."))

    page = signed_in(kitchen.team.pam).get(address(soup, "release")).content.decode()

    assert 'book/cookbook</a> <span class="badge badge-draft">Draft</span>' in page


def test_withdrawal_with_a_successor(kitchen, soup):
    kitchen.live(soup, kitchen.recipe("stew"))

    answer = act(kitchen.team.pam, soup, "withdraw", reason="Too hot.", successor="stew")

    withdrawn = Publication.objects.get(item=soup, revision=None)
    assert told(answer) == ["Soup is withdrawn."]
    assert (withdrawn.reason, str(withdrawn.successor)) == ("Too hot.", "recipe/stew")


def test_withdrawal_of_what_others_name_needs_an_emergency(kitchen):
    book = kitchen.book()
    kitchen.live(book, kitchen.recipe(summary="Hot [@cookbook]."))

    refused = act(kitchen.team.pam, book, "withdraw", reason="Wrong.")
    done = act(kitchen.team.pam, book, "withdraw", reason="Wrong.", how="emergency")

    assert refused.status_code == 409
    assert "Live documents use it: recipe/soup." in refused.content.decode()
    assert told(done) == ["Cookbook is withdrawn."]


def test_notice_is_shown_to_readers_at_once(kitchen, soup):
    kitchen.live(soup)

    answer = act(kitchen.team.pam, soup, "post_notice", text="Do not eat.", place="ingredients")

    notice = soup.notices.get()
    assert told(answer) == ["Readers see the notice now."]
    assert (notice.text, notice.place, notice.ends_at) == ("Do not eat.", "ingredients", None)


# Drafts


def test_discarded_draft_is_gone_from_the_list(kitchen, soup):
    answer = act(kitchen.team.ann, soup, "discard")

    assert told(answer) == ["Soup was discarded."]
    assert "soup" not in answer.context["cl"].result_list
    assert current(soup).status == Status.DISCARDED


def test_item_that_was_ever_public_is_not_discarded(kitchen, soup):
    kitchen.live(soup)
    withdrawing.withdraw(soup, by=kitchen.team.pam, reason="Wrong.")
    client = signed_in(kitchen.team.ann)

    page = client.get(address(soup, "discard"))
    answer = client.post(address(soup, "discard"), {"expected": "1"})

    assert (page.status_code, answer.status_code) == (409, 409)
    assert "withdraw it instead" in answer.content.decode()


def test_urgent_fix_puts_the_draft_aside_and_brings_it_back(kitchen, soup):
    kitchen.live(soup)
    change(soup, by=kitchen.team.ann, title="Potage")

    begun = act(kitchen.team.ann, soup, "begin_urgent_fix")
    during = content_of(soup).title
    change(soup, by=kitchen.team.ann, summary="Very hot.")
    release(kitchen.approved(soup), by=kitchen.team.pam)
    act(kitchen.team.ann, soup, "finish_urgent_fix")

    after = content_of(soup)
    assert told(begun) == ["The draft is put aside. This is the live text: mend it."]
    assert (during, after.title, after.summary) == ("Soup", "Potage", "Very hot.")


def test_refusal_after_approval_by_somebody_else_is_told(kitchen, soup):
    submit(soup, by=kitchen.team.ann)
    client = signed_in(kitchen.team.carl)
    page = client.get(address(soup, "sign_clinical"))
    approve(soup, by=kitchen.team.cleo)

    answer = client.post(address(soup, "sign_clinical"), filled(page, password=PASSWORD))

    assert answer.status_code == 409
    assert "this is approved now" in answer.content.decode()
    assert current(soup).reviews.count() == 1
