"""The demo team: six people who obviously do not exist, for trying the library out.

Their password is printed and known to everybody. A check refuses to serve a library that has them.
"""

from dataclasses import dataclass

from django.db import transaction

from cms.editorial import audit
from cms.editorial.refusals import Refused
from cms.models import Account, Person, Role, RoleGrant

# Documented, and of use only where everybody may do everything.
PASSWORD = "try-the-library"  # noqa: S105


@dataclass(frozen=True)
class Member:
    username: str
    name: str
    role: Role
    credentials: str = ""


TEAM = [
    Member("author", "Avery Author", Role.AUTHOR),
    Member("clinician", "Casey Clinician", Role.CLINICAL_REVIEWER, "MD (demo)"),
    Member("editor", "Emery Editor", Role.EDITORIAL_REVIEWER),
    Member("publisher", "Perry Publisher", Role.PUBLISHER),
    Member("admin", "Adrian Administrator", Role.ADMINISTRATOR),
    Member("auditor", "Audrey Auditor", Role.AUDITOR),
]


def members():
    """``{role: account}`` of the team, as far as it exists."""
    accounts = Account.objects.filter(person__is_demo=True).select_related("person")
    by_name = {account.username: account for account in accounts}
    return {each.role: by_name[each.username] for each in TEAM if each.username in by_name}


@transaction.atomic
def create():
    """Make whoever of the team is missing; returns ``{role: account}``."""
    present = members()
    missing = [each for each in TEAM if each.role not in present]
    taken = Account.objects.filter(username__in=[each.username for each in missing])
    if taken:
        names = ", ".join(f"“{account.username}”" for account in taken)
        raise Refused(
            f"The account {names} exists and is not of the demo team. Use another database."
        )
    for each in missing:
        _create(each)
    if missing:
        audit.record("demo team created", by=None, accounts=[each.username for each in missing])
    return members()


def _create(member):
    person = Person.objects.create(
        name=member.name, affiliation="Demo team", may_be_named=True, is_demo=True
    )
    RoleGrant.objects.create(person=person, role=member.role)
    if member.credentials:
        person.credentials.create(text=member.credentials)
    Account.objects.create_user(member.username, password=PASSWORD, person=person, is_staff=True)
