"""A process of its own that works on the library: one line of JSON in for each act, one out.

Races need two of them, and a third that prepares and inspects; what is killed is forked from one.
"""

import json
import os
import signal
import sys
import time

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from cms.editorial import importing, signing, workflow
from cms.editorial.refusals import Refused
from cms.models import (
    Account,
    AuditEvent,
    Item,
    Publication,
    Release,
    Review,
    Revision,
    SlugClaim,
    content_of,
)
from cms.publishing import releases, verifying, withdrawing
from tests import kitchen, larder
from tests.proof.serving import asked, caught_up, cursor, follows, publishes, steps
from tests.sampleapp.models import Recipe

# What others do: the name is looked up in this module.
__all__ = ["asked", "caught_up", "cursor", "follows", "publishes", "steps"]

# The acts that race. Each is told which row, and who.


def approve(pk, by):
    item = Item.objects.get(pk=pk)
    proof = kitchen.proof(person(by))
    return lambda: signing.approve(item, by=person(by), expected=item.head, proof=proof)


def request_changes(pk, by):
    item = Item.objects.get(pk=pk)
    return lambda: workflow.request_changes(
        item, by=person(by), expected=item.head, comment="More salt."
    )


def save(pk, by, **fields):
    item = Item.objects.get(pk=pk)
    # Both had the first text in front of them, even should one be late.
    base = item.revisions.get(number=1)
    return lambda: kitchen.change(item, by=person(by), base=base, **fields)


def send(pk, by):
    release = Release.objects.get(pk=pk)
    return lambda: releases.send(release, by=person(by))


def withdraw(pk, by):
    item = Item.objects.get(pk=pk)
    return lambda: withdrawing.withdraw(item, by=person(by), reason="Out of print.")


def discard(pk, by):
    item = Item.objects.get(pk=pk)
    return lambda: workflow.discard(item, by=person(by), expected=item.head)


def person(name):
    return Account.objects.select_related("person").get(username=name)


def race(act, at, **given):
    """What became of one act that was begun at the same moment as another."""
    begin = globals()[act](**given)
    while time.time() < at:
        pass
    try:
        begin()
    except Refused as refusal:
        return ["refused", type(refusal).__name__]
    except DatabaseError as error:
        return ["error", repr(error)]
    return ["won", ""]


# Preparing:


def migrate():
    call_command("migrate", verbosity=0)
    kitchen.hire()


@transaction.atomic
def drafts(prefix, count):
    return [str(recipe(f"{prefix}-{number}").pk) for number in range(count)]


@transaction.atomic
def in_review(prefix, count):
    items = [recipe(f"{prefix}-{number}") for number in range(count)]
    workflow.submit_package({item: item.head for item in items}, by=person("ann"))
    return [str(item.pk) for item in items]


@transaction.atomic
def released_twice(prefix, count):
    """``[[release, release], …]``: two releases of the same item, each ready to be sent."""
    items = approved([recipe(f"{prefix}-{number}") for number in range(count)])
    return [[prepared([item]), prepared([item])] for item in items]


@transaction.atomic
def with_live_source(prefix, count):
    """``[[release of a recipe, the live book that it cites], …]``."""
    books = [
        kitchen.write(kitchen.Book, f"{prefix}-book-{number}", by=person("ann"))
        for number in range(count)
    ]
    kitchen.release(*approved(books, by="eve"), by=person("pam"))
    recipes = [
        recipe(f"{prefix}-{number}", summary=f"Hot [@{prefix}-book-{number}].")
        for number in range(count)
    ]
    pairs = zip(approved(recipes), books, strict=True)
    return [[prepared([item]), str(book.pk)] for item, book in pairs]


@transaction.atomic
def menu(prefix, count):
    """One release of many, ready to be sent."""
    return prepared(approved([recipe(f"{prefix}-{number}") for number in range(count)]))


def recipe(slug, **fields):
    return kitchen.write(Recipe, slug, by=person("ann"), **fields)


def approved(items, by="cleo"):
    workflow.submit_package({item: item.head for item in items}, by=person("ann"))
    return [kitchen.approve(item, by=person(by)) for item in items]


def prepared(items):
    return releases.prepare("Menu", by=person("pam"), items=items).pk


# Inspecting:


def spoken(pks):
    """For each item: its status, its decisions, and the attempts on it that were denied."""
    return {
        pk: [
            Item.objects.get(pk=pk).status,
            sorted(Review.objects.filter(item=pk).values_list("decision", flat=True)),
            AuditEvent.objects.filter(action__endswith=" refused", detail__contains=pk).count(),
        ]
        for pk in pks
    }


def titles(pks):
    """For each item: its title, and how many revisions it has."""
    return {
        pk: [content_of(item).title, item.revisions.count()]
        for pk, item in ((pk, Item.objects.get(pk=pk)) for pk in pks)
    }


def state(pk):
    """Of a release: its state, and how many publications it made."""
    return [Release.objects.get(pk=pk).state, Publication.objects.filter(release=pk).count()]


def recipes(prefix):
    """How many there are, and how many claims, revisions and events speak of them."""
    contents = Recipe.objects.filter(slug__startswith=prefix)
    ids = [str(pk) for pk in contents.values_list("pk", flat=True)]
    return [
        len(ids),
        SlugClaim.objects.filter(slug__startswith=prefix).count(),
        Revision.objects.filter(text__contains=prefix).count(),
        AuditEvent.objects.filter(item__in=ids).count(),
    ]


def faults():
    return [fault for check in verifying.checks() for fault in check.faults]


# Killing:


def killed_at(statement, pk):
    """Send a release in a process that is killed before this SQL statement: see ``forked``."""
    return forked(statement, send(pk, "pam"))


def load_killed_at(statement, prefix, count):
    """Load so many recipes, in such a process."""
    return forked(statement, load(prefix, count))


def load(prefix, count):
    slugs = [f"{prefix}-{number}" for number in range(count)]
    fixture = larder.entries(*(larder.recipe(slug, follows=[slugs[-1]]) for slug in slugs))
    return lambda: importing.load(fixture, by=person("ann"))


def forked(statement, act):
    """Do something in a forked process that kills itself before this SQL statement.

    Returns whether it was killed, rather than done before it came so far.
    """
    connections.close_all()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    child = os.fork()
    if child == 0:
        with connection.execute_wrapper(Killer(statement)):
            act()
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    return os.WIFSIGNALED(ended)


def statements(pk):
    """How many SQL statements it takes to send a release."""
    return counted(send(pk, "pam"))


def statements_of_a_load(prefix, count):
    return counted(load(prefix, count))


def counted(act):
    killer = Killer(0)
    with connection.execute_wrapper(killer):
        act()
    return -killer.left


class Killer:
    def __init__(self, statement):
        self.left = statement

    def __call__(self, execute, sql, params, many, context):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def main():
    for line in sys.stdin:
        name, given = json.loads(line)
        print(json.dumps(globals()[name](**given), default=str), flush=True)


if __name__ == "__main__":
    main()
