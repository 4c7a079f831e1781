"""What was served at an instant is served for it ever after, byte for byte but for links to itself."""

import json
import re
from datetime import timedelta

from cms.publishing import instants, notices, withdrawing
from tests.kitchen import change, next_minute

PATHS = [
    *("", "releases/", "releases/2/", "changes/", "manifest/", "sitemap/", "facets/recipes/"),
    *("recipes/?expand=sections", "recipes/?ingredient=salt", "recipes/?ordering=-published"),
    *("recipes/?cursor=start&page_size=1", "changes/?type=book&expand=document", "books/"),
    *("recipes/soup/", "recipes/soup/history/", "recipes/broth/", "recipes/stew/"),
    *("books/cookbook/", "books/cookbook/cited-by/", "books/cookbook/history/"),
]
# Links to the answer itself and to its next page say the instant, or hold it in a cursor.
TO_ITSELF = re.compile(r'"(next|previous)":"[^"]*"|[?&]at=[^"&]*')


def told(reader, path, **query):
    """Status and body, in which an address of the API does not say of which instant it is."""
    route, _, asked = path.partition("?")
    response = reader.ask(
        route, **dict(pair.split("=") for pair in asked.split("&") if pair), **query
    )
    body = b"".join(response.streaming_content) if response.streaming else response.content
    location = response.headers.get("Location", "")
    return response.status_code, TO_ITSELF.sub("", location + body.decode())


def served(reader, **query):
    return {path: told(reader, path, **query) for path in PATHS}


def history(kitchen, clock):
    """What happens, one step after another: each changes what readers get, or plans that it will."""
    team = kitchen.team
    yield
    book = kitchen.live(kitchen.book("cookbook"))
    yield
    cited = {"ingredients": [("salt", {"sources": "[@cookbook]"})], "steps": [("boil", "Boil.")]}
    soup = kitchen.live(kitchen.recipe("soup", aliases=["Potage"], **cited))
    yield
    stew = kitchen.approved(kitchen.recipe("stew", summary="As [@cookbook].", follows_id=soup.pk))
    starts_at = next_minute()
    kitchen.send(kitchen.prepared(stew), starts_at=starts_at)
    yield
    clock.move_to(starts_at)
    yield
    kitchen.live(change(soup, by=team.ann, slug="broth", title="Broth"))
    yield
    mark = kitchen.notice(soup, "No salt.", place="ingredients/salt", hides_place=True)
    ends_at = next_minute(3)
    kitchen.notice(stew, ends_at=ends_at)
    yield
    kitchen.live(change(book, by=team.ann, title="The cookbook"))
    cancelled = kitchen.prepared(kitchen.approved(kitchen.recipe("pie")))
    kitchen.send(cancelled, starts_at=next_minute(9))
    yield
    clock.move_to(ends_at)
    yield
    notices.end(mark, by=team.pam, reason="Done.")
    kitchen.cancel(cancelled)
    yield
    withdrawing.withdraw(book, by=team.pam, reason="Retracted.", emergency=True, successor=None)
    yield
    withdrawing.withdraw(stew, by=team.pam, reason="Bad.", successor=soup)
    yield


def test_past_is_served_as_it_was_then(kitchen, reader, clock):
    recorded = {}
    for _ in history(kitchen, clock):
        recorded[instants.now()] = served(reader)
        clock.shift(timedelta(seconds=7))

    for at, before in recorded.items():
        after = served(reader, at=at.isoformat())
        assert {path: after[path] for path in PATHS if after[path] != before[path]} == {
            path: before[path] for path in PATHS if after[path] != before[path]
        }

    assert len(recorded) == 12
    changed = {json.dumps(each) for each in recorded.values()}
    assert len(changed) == 11
