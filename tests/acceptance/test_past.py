"""What the seed's library served at an instant it serves for it ever after, in every form."""

import re
from datetime import timedelta

from cms.editorial import demo_team
from cms.models import Item, Role
from cms.publishing import instants, notices, withdrawing
from tests import kitchen
from tests.acceptance import corpus

# Links to the answer itself and onward say the instant, or hold it in a cursor.
TO_ITSELF = re.compile(
    r'"(next|previous)":"[^"]*"|(href|rel)="[^"]*"|<id>[^<]*|[?&](amp;)?at=[^"&<]*'
)
HAVE_NO_PAST = re.compile(r"/search/|openapi|vocabularies|facets=|since=")


def item(type_name, slug):
    return Item.objects.get_by_natural_key(type_name, slug)


def served(client, paths, **query):
    """``{path: status and body}``, without what an address says of the instant."""
    told = {}
    for path in paths:
        answer = client.get(path, query) if "?" not in path else client.get(_with(path, query))
        told[path] = (answer.status_code, TO_ITSELF.sub("", b"".join(answer).decode()))
    return told


def _with(path, query):
    return path + "".join(f"&{name}={value}" for name, value in query.items())


def change_much(team):
    """A risk gets another name and address, a text is hidden, a procedure is taken down."""
    publisher = team[Role.PUBLISHER]
    infection = kitchen.change(
        item("risk", "infection"), by=team[Role.AUTHOR], slug="infections", title="Infections"
    )
    kitchen.submit(infection, by=team[Role.AUTHOR])
    kitchen.approve(infection, by=team[Role.CLINICAL_REVIEWER])
    kitchen.release(infection, by=publisher)
    notices.post(
        item("procedure", "nerve-block"),
        by=publisher,
        kind="urgent_correction",
        text="This is looked into.",
        place="summary",
        hides_place=True,
    )
    withdrawing.withdraw(
        item("procedure", "lifestyle-modification"),
        by=publisher,
        reason="The text mixed two methods.",
        successor=item("procedure", "physical-therapy"),
        emergency=True,
    )


def test_past_of_the_whole_library_is_served_as_it_was_then(client, clock):
    paths = [
        each
        for each in corpus.paths(client)
        if not HAVE_NO_PAST.search(each) and ("?" not in each or "format=" in each)
    ]
    then, before = instants.now(), served(client, paths)
    clock.shift(timedelta(minutes=1))
    change_much(demo_team.members())

    now, after = served(client, paths), served(client, paths, at=f"{then:%Y-%m-%dT%H:%M:%SZ}")

    assert [path for path in paths if after[path] != before[path]] == []
    assert len([path for path in paths if now[path] != before[path]]) > 40
