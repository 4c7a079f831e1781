"""What the front gives again is, to the byte, what Django answers: on every route, in every state."""

from http import HTTPStatus

import pytest

from cms.editorial import demo_team
from cms.models import Item, NoticeKind, Role
from cms.models.outbox import COMMITTED
from cms.publishing import notices, redaction
from tests import kitchen
from tests.acceptance import corpus, test_twins
from tests.asking import Asked
from tests.people import account

STREAMED = ("/export/", "=ndjson", "=csl-json", "=bibtex", "=ris")


@pytest.fixture
def team():
    return demo_team.members()


@pytest.fixture
def asked(clock):
    # Dates are told once no other change can have the same.
    clock.shift(10)
    return Asked()


@pytest.fixture
def paths(client):
    """Of documents, histories and filters by one value some; of everything else all."""
    found = [path.replace(" ", "%20") for path in dict.fromkeys(corpus.paths(client))]
    others = len(corpus.RELATIONS) + len(corpus.FORMS) + len(corpus.ODD)
    return list(dict.fromkeys([*found[:8], *found[8:-others:7], *found[-others:]]))


def is_streamed(path):
    return any(each in path for each in STREAMED)


def differing(asked, paths):
    """Where the front answers otherwise than Django, at first or again."""
    wanted = {path: asked.ask_django(path) for path in paths}
    told = [{path: asked.ask(path) for path in paths} for _ in range(2)]
    return [path for path in paths if any(each[path] != wanted[path] for each in told)]


def is_given_again(asked, path):
    return not is_streamed(path) and asked.ask(path).code == HTTPStatus.OK


def release(team, procedure):
    kitchen.change(procedure, by=team[Role.AUTHOR], summary="Another text.")
    ready = test_twins.approved(kitchen.current(procedure), team)
    kitchen.release(ready, by=team[Role.PUBLISHER])


def notify(team, procedure):
    kind = NoticeKind.URGENT_CORRECTION
    notices.post(procedure, by=team[Role.PUBLISHER], kind=kind, text="Wait.")


def redact(team, procedure):
    first = procedure.revisions.order_by("number").first()
    wish = redaction.ask(first, by=team[Role.ADMINISTRATOR], reason="A name.")
    redaction.confirm(wish, by=account("Abe", Role.ADMINISTRATOR))


def test_every_route_is_answered_to_the_byte_in_every_state(asked, paths, team, clock):
    procedure = Item.objects.get_by_natural_key("procedure", "nerve-block")
    differ, given = {}, {}

    for change in (None, release, notify, redact):
        if change:
            change(team, procedure)
            clock.shift(10)
        name = change and change.__name__
        differ[name] = differing(asked, paths)
        given[name] = {asked.again(path) for path in paths if is_given_again(asked, path)}

    assert differ == {None: [], "release": [], "notify": [], "redact": []}
    assert [len(each) > 60 for each in given.values()] == [True] * 4
    assert set.intersection(*given.values()) == set()


def test_what_is_not_public_changes_nothing_that_is_given_again(asked, paths, team, clock, client):
    paths = [path for path in paths if is_given_again(asked, path)]
    before = [asked.ask(path) for path in paths]

    test_twins.draft_everything(team[Role.AUTHOR])
    test_twins.create_drafts(team[Role.AUTHOR])
    test_twins.schedule_and_stop(team)
    test_twins.give_previews(client, team[Role.AUTHOR])
    COMMITTED.hear()

    assert [asked.again(path) for path in paths] == before
