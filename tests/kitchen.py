"""A team that writes recipes: what the tests of the core work with."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from cms.editorial import checklists, saving, signing, workflow
from cms.editorial.rules import Severity, findings
from cms.editorial.signing_in import Proof
from cms.models import Account, Item, NoticeKind, Role, Status, content_of
from cms.publishing import notices, releases
from tests.people import account
from tests.sampleapp.models import Book, Recipe


@dataclass(frozen=True)
class Team:
    """Nobody has two roles, and there are two wherever one must look over the other's shoulder."""

    ann: Account
    bob: Account
    cleo: Account
    carl: Account
    eve: Account
    pam: Account
    ada: Account
    abe: Account
    gus: Account


ROLES = {
    "ann": Role.AUTHOR,
    "bob": Role.AUTHOR,
    "cleo": Role.CLINICAL_REVIEWER,
    "carl": Role.CLINICAL_REVIEWER,
    "eve": Role.EDITORIAL_REVIEWER,
    "pam": Role.PUBLISHER,
    "ada": Role.ADMINISTRATOR,
    "abe": Role.ADMINISTRATOR,
    "gus": Role.AUDITOR,
}


def hire():
    return Team(**{name: account(name.title(), role) for name, role in ROLES.items()})


def proof(by):
    return Proof(by.pk, timezone.now(), "password")


def write(model, slug, *, by, ingredients=(), steps=(), **fields):
    """A new draft. Ingredients are ``(key, {field: value})``, steps ``(key, text)``."""
    fields = {"title": slug.replace("-", " ").capitalize()} | fields
    if model is Recipe:
        fields = {"price": 5} | fields
    with saving.creating(model, by=by) as edit:
        content = model.objects.create(item=edit.item, slug=slug, **fields)
        for key, values in ingredients:
            content.ingredients.create(**{"key": key, "name": key} | values)
        for key, body in steps:
            content.steps.create(key=key, body=body)
    return edit.item


def change(item, *, by, base=None, **fields):
    """Save other values in fields of the item itself. Returns the item as it is now."""
    base = base or current(item).head
    with saving.editing(item, by=by, base=base):
        content = content_of(item)
        for name, value in fields.items():
            setattr(content, name, value)
        content.save()
    return current(item)


def current(item):
    """The item as the database has it."""
    return Item.objects.get(pk=item.pk)


def submit(item, *, by):
    item = current(item)
    workflow.submit(item, by=by, expected=item.head)
    return current(item)


def kind_of(item):
    """The kind of signature that its type needs first."""
    return next(iter(signing.signatures_needed(item)))


def approve(item, *, by, **given):
    """Sign the head, with all warnings acknowledged and all errors waived."""
    item = current(item)
    found = findings(item.head)
    given = {
        "expected": item.head,
        "proof": proof(by),
        "acknowledged": [each.id for each in found if each.severity == Severity.WARNING],
        "checked": checklists.asked(item, given.get("kind") or kind_of(item)),
        "waivers": {each.id: "It is so." for each in found if each.severity == Severity.ERROR},
    } | given
    signing.approve(item, by=by, **given)
    return current(item)


def next_minute(count=1):
    """The start of a minute that has not begun, with some to spare."""
    return (timezone.now() + timedelta(minutes=count + 1)).replace(second=0, microsecond=0)


def release(*items, by, starts_at=None, title="Release"):
    prepared = releases.prepare(title, by=by, items=items)
    return releases.send(prepared, by=by, starts_at=starts_at)


class Kitchen:
    """The team at work: each step by the person whose work it is."""

    def __init__(self):
        self.team = hire()

    def reviewer_of(self, item):
        return self.team.eve if item.type == "book" else self.team.cleo

    def recipe(self, slug="soup", **content):
        return write(Recipe, slug, by=self.team.ann, **content)

    def book(self, slug="cookbook", **content):
        return write(Book, slug, by=self.team.ann, **content)

    def approved(self, item):
        if current(item).status != Status.IN_REVIEW:
            submit(item, by=self.team.ann)
        return approve(item, by=self.reviewer_of(item))

    def live(self, *items):
        """Approve these items and release them as one."""
        release(*[self.approved(item) for item in items], by=self.team.pam)
        return [current(item) for item in items] if len(items) > 1 else current(items[0])

    def prepared(self, *items, title="Release"):
        return releases.prepare(title, by=self.team.pam, items=items)

    def send(self, prepared, starts_at=None):
        return releases.send(prepared, by=self.team.pam, starts_at=starts_at)

    def cancel(self, sent):
        return releases.cancel(sent, by=self.team.pam, reason="Not yet.")

    def notice(self, item, text="Less salt.", **given):
        kind = NoticeKind.URGENT_CORRECTION
        return notices.post(item, by=self.team.pam, kind=kind, text=text, **given)
