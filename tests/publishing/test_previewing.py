"""Preview tokens: who may make and revoke them, and what is kept of them."""

import pytest

from cms.editorial.refusals import NotPermitted, Refused, TransitionRefused
from cms.models import PreviewToken
from cms.publishing import previewing
from tests.observing import events, stored


@pytest.fixture
def soup(kitchen):
    return kitchen.recipe()


@pytest.mark.parametrize(
    ("name", "may_give", "may_revoke"),
    [
        ("ann", True, True),
        ("cleo", True, True),
        ("eve", True, True),
        ("pam", True, True),
        ("ada", False, True),
        ("gus", False, False),
    ],
)
def test_roles_that_give_previews_and_take_them_back(kitchen, soup, name, may_give, may_revoke):
    account = getattr(kitchen.team, name)
    token, _ = previewing.make_token(soup, by=kitchen.team.bob, hours=24)

    done = []
    for act in (
        lambda: previewing.make_token(soup, by=account, hours=24),
        lambda: previewing.revoke(token, by=account),
    ):
        try:
            act()
            done.append(True)
        except NotPermitted:
            done.append(False)

    assert done == [may_give, may_revoke]


@pytest.mark.parametrize("hours", [0, previewing.MOST_HOURS + 1])
def test_preview_of_no_time_or_too_long_is_refused(kitchen, soup, hours):
    before = stored()

    with pytest.raises(Refused, match="from 1 to 336 hours"):
        previewing.make_token(soup, by=kitchen.team.ann, hours=hours)

    assert stored() == before
    assert events()[-1] == "preview refused"


def test_token_is_kept_by_its_digest_alone_and_revoked_once(kitchen, soup):
    token, secret = previewing.make_token(soup, by=kitchen.team.ann, hours=1, note="Bea")

    previewing.revoke(token, by=kitchen.team.ada)
    with pytest.raises(TransitionRefused, match="revoked already"):
        previewing.revoke(token, by=kitchen.team.ada)

    (row,) = PreviewToken.objects.values()
    assert row["digest"] == previewing.digest_of(secret)
    assert secret not in map(str, row.values())
    assert (row["note"], row["revoked_by_id"]) == ("Bea", kitchen.team.ada.person_id)
    assert previewing.opened(secret) is None
    assert events()[-3:] == ["preview made", "preview revoked", "revoke preview refused"]
