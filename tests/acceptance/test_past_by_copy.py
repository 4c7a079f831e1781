"""The past is told from the copy of the present as the publications tell it."""

from datetime import timedelta
from functools import partial

from django.db import connection

from cms.editorial import demo_team
from cms.models import Generation, NoticeKind, Role
from cms.publishing import instants, notices, withdrawing
from tests import kitchen
from tests.acceptance import corpus
from tests.acceptance.test_live_copy import COMBINED
from tests.acceptance.test_past import item, served


def change(team):
    """A procedure is of another kind, a new one comes, and one is taken down."""
    edited = kitchen.change(
        item("procedure", "nerve-block"),
        by=team[Role.AUTHOR],
        kind="surgery",
        title="A block of nerves",
    )
    kitchen.submit(edited, by=team[Role.AUTHOR])
    kitchen.approve(edited, by=team[Role.CLINICAL_REVIEWER])
    kitchen.release(edited, by=team[Role.PUBLISHER])
    withdrawing.withdraw(
        item("procedure", "lifestyle-modification"),
        by=team[Role.PUBLISHER],
        reason="The text mixed two methods.",
        emergency=True,
    )


def noted(statements, execute, sql, params, many, context):
    statements.add(sql)
    return execute(sql, params, many, context)


def asked(client):
    found = [each for each in corpus.paths(client) if "?" in each and "since=" not in each]
    found += [f"{corpus.API}/{each}" for each in COMBINED]
    return [*found, f"{corpus.API}/facets/procedures/?kind=surgery"]


def test_filters_and_counts_of_the_past_are_the_same_without_the_copy(client, clock):
    paths, then = asked(client), instants.now()
    clock.shift(timedelta(minutes=1))
    change(demo_team.members())
    at = f"{then:%Y-%m-%dT%H:%M:%SZ}"
    statements = set()
    with connection.execute_wrapper(partial(noted, statements)):
        with_copy = served(client, paths, at=at)

    Generation.objects.update(form="of other code")
    without = served(client, paths, at=at)

    assert [path for path in paths if with_copy[path] != without[path]] == []
    assert any('"cms_livestep"."began"' in each for each in statements)


def test_past_before_a_notice_alone_is_the_same_without_the_copy(client, clock):
    then = instants.now()
    clock.shift(timedelta(minutes=1))
    notices.post(
        item("procedure", "nerve-block"),
        by=demo_team.members()[Role.PUBLISHER],
        kind=NoticeKind.URGENT_CORRECTION,
        text="Ask before.",
    )
    at, paths = f"{then:%Y-%m-%dT%H:%M:%SZ}", asked(client)
    with_copy = served(client, paths, at=at)

    Generation.objects.update(form="of other code")
    without = served(client, paths, at=at)

    assert [path for path in paths if with_copy[path] != without[path]] == []
