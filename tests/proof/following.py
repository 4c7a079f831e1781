"""A client that follows the library: all it knows is what ``/changes/`` told it."""

from copy import copy
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings

API = "/api/v1/"
LISTS = {"book": ("books/", {}), "recipe": ("recipes/", {"expand": "sections"})}


class Follower:
    """Holds ``documents`` by id. ``type_name`` narrows what it holds; it asks page by page."""

    def __init__(self, client, *, type_name=None, page_size=20):
        self.client, self.type_name = client, type_name
        query = {"expand": "document", "page_size": page_size}
        if type_name:
            query["type"] = type_name
        self.documents, self.next, self.more = {}, address(f"{API}changes/", query), True
        self.told_in_walk, self.needless = set(), 0

    def copy(self):
        """Another client that holds the same."""
        other = copy(self)
        other.documents, other.told_in_walk = dict(self.documents), set(self.told_in_walk)
        other.needless = 0
        return other

    def wanted(self, documents):
        """Those of ``documents`` that it should hold."""
        types = {self.type_name} if self.type_name else set(LISTS)
        return {key: each for key, each in documents.items() if each["type"] in types}

    def step(self):
        """Ask for one page, and do what it says."""
        page = read(self.client, self.next)
        for row in page["changes"]:
            assert row["id"] not in self.told_in_walk, "An item was told twice in a walk."
            self.told_in_walk.add(row["id"])
            self._apply(row)
        self.next, self.more = page["next"], page["more"]
        if not self.more:
            self.told_in_walk = set()

    def _apply(self, row):
        held = self.documents.get(row["id"])
        if row["change"] == "removed":
            self.needless += held is None
            self.documents.pop(row["id"], None)
        else:
            assert row["rendered"] == row["document"]["rendered"]
            self.needless += held == row["document"]
            self.documents[row["id"]] = row["document"]

    def catch_up(self):
        """Go to the end of the walk that is under way, and then to the present."""
        while self.more:
            self.step()
        self.step()
        while self.more:
            self.step()


def address(path, query):
    pairs = "&".join(f"{name}={value}" for name, value in query.items())
    return f"{path}?{pairs}"


def read(client, url):
    """The body of an answer of 200, by an address in which nothing is left out."""
    split = urlsplit(url.removeprefix(settings.PUBLIC_URL))
    response = client.get(split.path, query_params=dict(parse_qsl(split.query)))
    assert response.status_code == 200, response.content
    return response.json()


def fresh(client):
    """``{id: document}`` of all that is public, read list by list."""
    found = {}
    for path, asked in LISTS.values():
        page = read(client, address(API + path, asked | {"page_size": 100}))
        assert page["next"] is None
        found |= {each["id"]: each for each in page["results"]}
    return found
