"""What a process of its own does that serves the API, or publishes beside one that does."""

from django.conf import settings
from django.test import Client

from cms.models import Account
from cms.publishing import withdrawing
from tests import kitchen
from tests.proof.following import Follower, fresh
from tests.sampleapp.models import Book, Recipe

FOLLOWERS = []


def reader():
    return Client(headers={"host": "127.0.0.1"})


def follows(page_size=2):
    """Begin to follow the library, from nothing."""
    settings.ROOT_URLCONF = "tests.delivery.urls"
    FOLLOWERS.append(Follower(reader(), page_size=page_size))


def steps():
    """Ask for one page more; how many documents the follower holds then."""
    FOLLOWERS[-1].step()
    return len(FOLLOWERS[-1].documents)


def caught_up():
    """Which documents the follower lacks or holds wrongly, and how many there are."""
    follower = FOLLOWERS[-1]
    follower.catch_up()
    public = fresh(follower.client)
    wrong = [
        key for key in public | follower.documents if public.get(key) != follower.documents.get(key)
    ]
    return [wrong, len(public)]


def cursor():
    return FOLLOWERS[-1].next


def asked(address):
    """The answer to whoever comes with a cursor: its status, and what it tells."""
    settings.ROOT_URLCONF = "tests.delivery.urls"
    response = reader().get(address.removeprefix(settings.PUBLIC_URL))
    body = response.json()
    return [response.status_code, [each["slug"] for each in body.get("changes", [])]]


def publishes(prefix, count):
    """Recipes that cite a book which gets another title with each of them; every third goes again."""
    book = kitchen.write(Book, f"{prefix}-book", by=person("ann"))
    live(book)
    for number in range(count):
        cites = f"Hot [@{prefix}-book]."
        recipe = kitchen.write(Recipe, f"{prefix}-{number}", by=person("ann"), summary=cites)
        live(recipe)
        live(kitchen.change(book, by=person("ann"), title=f"{prefix} {number}"))
        if number % 3 == 2:
            withdrawing.withdraw(recipe, by=person("pam"), reason="Old.")


def live(item):
    kitchen.submit(item, by=person("ann"))
    by = person("eve" if item.type == "book" else "cleo")
    kitchen.release(kitchen.approve(item, by=by), by=person("pam"))


def person(name):
    return Account.objects.select_related("person").get(username=name)
