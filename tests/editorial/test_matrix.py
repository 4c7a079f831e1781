"""Who may do what, when: every role, every act, every state of an item."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from cms.editorial import (
    commenting,
    distinctions,
    invitations,
    people,
    policy,
    reviewers,
    saved_filters,
    saving,
    signing,
    workflow,
)
from cms.editorial.bringing_in import uploads
from cms.editorial.refusals import Refused
from cms.editorial.roles import MAY
from cms.models import Account, FlagKind, NoticeKind, Role, Status, content_of
from cms.publishing import (
    flags,
    merging,
    notices,
    previewing,
    redaction,
    releases,
    urgent,
    withdrawing,
)
from tests.kitchen import approve, change, current, next_minute, proof, submit, write
from tests.observing import events, stored
from tests.people import PASSWORD, account, person
from tests.sampleapp.models import Recipe


def edit(item, by):
    with saving.editing(item, by=by, base=item.head):
        content = content_of(item)
        content.summary = "Quite other words."
        content.save()


def restore(item, by):
    saving.restore_revision(item, item.revisions.first(), by=by, base=item.head)


def request_changes(item, by):
    workflow.request_changes(item, by=by, expected=item.head, comment="More salt.")


def sign(item, by):
    signing.approve(item, by=by, expected=item.head, proof=proof_of(by))


def proof_of(by):
    # Somebody who is not signed in can prove nothing: they come with another person's proof.
    return proof(by if by.pk else Account.objects.first())


def merge(item, by):
    twin = write(Recipe, "twin", by=Account.objects.get(username="ann"))
    merging.merge(twin, item, by=by, expected=(twin.head, item.head), reason="One soup.")


def tell_apart(item, by):
    twin = write(Recipe, "twin", by=Account.objects.get(username="ann"))
    distinctions.tell_apart(twin, item, by=by, reason="Two soups.")


def prepared(item, by):
    return releases.prepare("One", by=by, items=[item])


def cancel(item, by):
    sent = releases.send(prepared(item, publisher()), by=publisher(), starts_at=next_minute())
    releases.cancel(sent, by=by, reason="Not now.")


def publisher():
    """Somebody did before what ``by`` goes on with."""
    return Account.objects.get(username="pam")


def opened_flag(item):
    return flags.open_flag(item, by=publisher(), kind=FlagKind.GAP, text="Salt?")


def opened_thread(item):
    return commenting.comment(item, by=publisher(), text="Salt?")


def made_preview(item):
    return previewing.make_token(item, by=publisher(), hours=1)[0]


def posted_notice(item):
    kind = NoticeKind.URGENT_CORRECTION
    return notices.post(item, by=publisher(), kind=kind, text="Less salt.")


def roll_back(item, by):
    newest = item.publications.order_by("starts_at").last()
    if newest is None:
        raise Refused("Nothing was released.")
    withdrawing.roll_back(newest.release, by=by, reason="Wrong.")


ACTS = {
    "edit": edit,
    "restore": restore,
    "submit": lambda item, by: workflow.submit(item, by=by, expected=item.head),
    "take back": lambda item, by: workflow.take_back(item, by=by, expected=item.head),
    "request changes": request_changes,
    "approve": sign,
    "reaffirm": lambda item, by: signing.reaffirm(item, by=by, proof=proof_of(by)),
    "discard": lambda item, by: workflow.discard(item, by=by, expected=item.head),
    "comment": lambda item, by: commenting.comment(item, by=by, text="Salt?"),
    "arrange review": lambda item, by: reviewers.arrange(item, by=by),
    "flag": lambda item, by: flags.open_flag(item, by=by, kind=FlagKind.GAP, text="Salt?"),
    "begin urgent fix": lambda item, by: urgent.begin(item, by=by),
    "finish urgent fix": lambda item, by: urgent.finish(item, by=by),
    "prepare release": lambda item, by: releases.prepare("One", by=by, items=[item]),
    "withdraw": lambda item, by: withdrawing.withdraw(item, by=by, reason="Old."),
    "withdraw at once": lambda item, by: withdrawing.withdraw(
        item, by=by, reason="Wrong.", emergency=True
    ),
    "ask withdrawal": lambda item, by: withdrawing.ask(item, by=by, reason="Old."),
    "post notice": lambda item, by: notices.post(
        item, by=by, kind=NoticeKind.URGENT_CORRECTION, text="Less salt."
    ),
    "merge": merge,
    "tell apart": tell_apart,
    "resolve flag": lambda item, by: flags.resolve_flag(
        opened_flag(item), by=by, resolution="Salt."
    ),
    "assign flag": lambda item, by: flags.assign_flag(
        opened_flag(item), by=by, to=publisher().person
    ),
    "settle any comment": lambda item, by: commenting.resolve(opened_thread(item), by=by),
    "preview": lambda item, by: previewing.make_token(item, by=by, hours=1),
    "revoke preview": lambda item, by: previewing.revoke(made_preview(item), by=by),
    "redact": lambda item, by: redaction.ask(item.revisions.first(), by=by, reason="A name."),
    "release": lambda item, by: releases.send(prepared(item, publisher()), by=by),
    "cancel release": cancel,
    "roll back": roll_back,
    "end notice": lambda item, by: notices.end(posted_notice(item), by=by, reason="Over."),
    "save filter": lambda item, by: saved_filters.save(
        "Soups", by=by, list_name="recipe", query="q=soup"
    ),
    "import": lambda item, by: uploads.read("recipe", name="a.csv", data=b"title\nPie", by=by),
    "manage people": lambda item, by: invitations.invite(
        name="Ida", email="ida@example.org", roles=[Role.AUTHOR], by=by
    ),
    "keep own account": lambda item, by: people.set_preferences(by, mail="daily", time_zone=""),
}

# Roles that may, as people read the guide; the table in the code is compared with this one.
WHO = {
    "edit": {"author"},
    "restore": {"author"},
    "submit": {"author"},
    "take back": {"author"},
    "request changes": {"clinical_reviewer", "editorial_reviewer"},
    # A recipe needs a clinical signature.
    "approve": {"clinical_reviewer"},
    "reaffirm": {"clinical_reviewer"},
    "discard": {"author"},
    "comment": {"author", "clinical_reviewer", "editorial_reviewer", "publisher"},
    "arrange review": {"author", "publisher"},
    "flag": {"author", "clinical_reviewer", "editorial_reviewer", "publisher"},
    "begin urgent fix": {"author", "publisher"},
    "finish urgent fix": {"author", "publisher"},
    "prepare release": {"publisher"},
    "withdraw": {"publisher"},
    "withdraw at once": {"publisher", "clinical_reviewer"},
    "ask withdrawal": {"author", "clinical_reviewer", "editorial_reviewer", "publisher"},
    "post notice": {"publisher"},
    "merge": {"author"},
    "tell apart": {"author", "clinical_reviewer", "editorial_reviewer"},
    "resolve flag": {"author", "clinical_reviewer", "editorial_reviewer"},
    "assign flag": {"author", "clinical_reviewer", "editorial_reviewer", "publisher"},
    # Somebody else's thread, on a text that they did not write; the publisher opened it.
    "settle any comment": {"clinical_reviewer", "editorial_reviewer", "publisher"},
    "preview": {"author", "clinical_reviewer", "editorial_reviewer", "publisher"},
    "revoke preview": {
        *("author", "clinical_reviewer", "editorial_reviewer", "publisher", "administrator"),
    },
    "redact": {"administrator"},
    "release": {"publisher"},
    "cancel release": {"publisher"},
    "roll back": {"publisher"},
    "end notice": {"publisher"},
    "save filter": set(Role.values),
    "import": {"author"},
    "manage people": {"administrator"},
    "keep own account": set(Role.values),
}
# What no door of its own does: what pages show, and what other acts above ask besides.
ELSEWHERE = {
    *("view", "read audit", "create", "sign clinical", "sign editorial", "arrange any review"),
}

ALWAYS = {
    *("comment", "flag", "resolve flag", "assign flag", "settle any comment", "tell apart"),
    *("redact", "save filter", "import", "manage people", "keep own account"),
}
SHOWN = {"preview", "revoke preview"}
TO_SEND = {"prepare release", "release", "cancel release"}
ONCE_LIVE = {
    *("reaffirm", "withdraw", "withdraw at once", "ask withdrawal", "post notice", "end notice"),
    "roll back",
}
IN_REVIEW = {"take back", "request changes", "approve", "arrange review"} | SHOWN
LIVE = ONCE_LIVE | SHOWN
# What the state itself lets anybody do who may.
WHEN = {
    "draft": {"edit", "restore", "submit", "discard", "merge"} | SHOWN,
    "in review": IN_REVIEW,
    "changes requested": {"edit", "restore", "submit", "discard", "merge"} | SHOWN,
    "approved": {"edit", "restore", "merge"} | TO_SEND | SHOWN,
    "discarded": set(),
    "live, draft": {"edit", "restore", "submit", "begin urgent fix", "merge"} | LIVE,
    "live, in review": IN_REVIEW | LIVE,
    "live, changes requested": {"edit", "restore", "submit", "begin urgent fix", "merge"} | LIVE,
    "live, approved": {"edit", "restore", "begin urgent fix", "merge"} | TO_SEND | LIVE,
    "live, urgent fix": {"edit", "restore", "submit", "finish urgent fix"} | LIVE,
    # What was withdrawn is not live, and its withdrawal can be rolled back.
    "withdrawn": {"edit", "restore", "merge", "roll back"} | TO_SEND | SHOWN,
}


@pytest.mark.django_db
@pytest.mark.parametrize("state", WHEN)
def test_act_succeeds_exactly_for_those_who_may_while_the_state_allows(kitchen, state):
    item = item_in(state, kitchen)
    people = everybody(kitchen)

    done = {(act, who): succeeds(act, item, by) for act in ACTS for who, by in people.items()}

    assert done == {
        (act, who): who in WHO[act] and act in WHEN[state] | ALWAYS
        for act in ACTS
        for who in people
    }


def succeeds(act, item, by):
    with transaction.atomic():
        try:
            ACTS[act](current(item), by)
        except Refused:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def everybody(kitchen):
    """One account of each role that wrote nothing, and accounts that have no right whatsoever."""
    roles = dict(zip(Role.values, ["bob", "cleo", "eve", "pam", "ada", "gus"], strict=True))
    gone = account("Gone", *Role.values)
    gone.is_active = False
    gone.save()
    return {role: getattr(kitchen.team, name) for role, name in roles.items()} | {
        "no role": account("Noah"),
        "no person": Account.objects.create_user("loose", password=PASSWORD),
        "superuser": Account.objects.create_superuser("root", person=person("Root")),
        "deactivated": gone,
        "not signed in": AnonymousUser(),
    }


def item_in(state, kitchen):
    """A recipe with two revisions in this state."""
    item = kitchen.recipe()
    if state.startswith("live") or state == "withdrawn":
        kitchen.live(item)
    if state == "withdrawn":
        withdrawing.withdraw(item, by=kitchen.team.pam, reason="Old.")
    item = change(item, by=kitchen.team.ann, summary="Hot.")
    return STEPS[state.removeprefix("live, ")](item, kitchen.team)


def send_back(item, team):
    item = submit(item, by=team.ann)
    workflow.request_changes(item, by=team.carl, expected=item.head, comment="Salt.")
    return item


def throw_away(item, team):
    workflow.discard(item, by=team.ann, expected=item.head)
    return item


def fully_approve(item, team):
    return approve(submit(item, by=team.ann), by=team.carl)


STEPS = {
    "draft": lambda item, team: item,
    "in review": lambda item, team: submit(item, by=team.ann),
    "changes requested": send_back,
    "approved": fully_approve,
    "withdrawn": fully_approve,
    "discarded": throw_away,
    "urgent fix": lambda item, team: urgent.begin(item, by=team.ann),
}


def test_every_action_of_the_table_stands_in_the_matrix():
    assert set(MAY) - ELSEWHERE <= set(ACTS)
    assert set(ACTS) == set(WHO)


def test_every_status_and_every_transition_stands_in_the_matrix():
    spoken = {status.label.lower() for status in Status}

    assert spoken <= set(WHEN)
    assert set(workflow.TRANSITIONS) <= set(ACTS)


@pytest.mark.parametrize("status", Status.values)
def test_moves_from_a_status_are_those_of_the_matrix(status):
    moves = {name for name, move in workflow.TRANSITIONS.items() if status in move.sources}

    assert moves == WHEN[Status(status).label.lower()] & set(workflow.TRANSITIONS)


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["no such act", "approve", "publish", ""])
def test_act_that_no_role_lists_is_refused_to_everybody(kitchen, act):
    everything = account("Max", *Role.values)

    assert (act in MAY, policy.allows(everything, act)) == (False, False)


@pytest.mark.django_db
def test_refusal_leaves_a_denied_attempt_and_nothing_else(kitchen):
    item = kitchen.recipe()
    before = stored()

    with pytest.raises(Refused, match="To submit is for the role author."):
        submit(item, by=kitchen.team.pam)

    assert (stored(), events(), events(item)) == (before, ["saved", "submit refused"], ["saved"])
