"""Who is who: persons, their roles, credentials and accounts, changed only by administrators."""

from contextlib import contextmanager

from django.utils import timezone

from cms.editorial import audit, policy, sessions
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused
from cms.models import Account, AuditHead, Person, Role, RoleGrant


class Record:
    """The record of a person while it is changed; whoever makes a new person puts it here."""

    def __init__(self, person):
        self.person = person


@contextmanager
def managing(person, *, by):
    """Change a person's record inside the block, or make a new one; its end audits what changed.

    Whoever loses an account is signed out at once. Somebody must stay administrator.
    """
    with attempt("manage people", by=by):
        policy.require(by, "manage people")
        # Administrators one after another, or two could take the role from each other.
        list(Person.objects.select_for_update(no_key=True).filter(grants__role=Role.ADMINISTRATOR))
        before, passwords = _facts(person), _passwords(person)
        record = Record(person)
        yield record
        after = _facts(record.person)
        _require_administrator()
        reset = _changed_passwords(passwords, _passwords(record.person))
        _sign_out(record.person, reset)
        changes = {
            name: [before.get(name), now] for name, now in after.items() if before.get(name) != now
        }
        if changes or reset:
            audit.record(
                "person changed" if person else "person added",
                by=by,
                person=str(record.person.pk),
                changes=changes,
                passwords_set=reset,
            )


def begin(account, name):
    """Make a new account that of the first administrator: refused once anybody has that role."""
    with attempt("begin library", by=None):
        # One after another: two must not both find that nobody is there.
        AuditHead.locked()
        if RoleGrant.objects.filter(role=Role.ADMINISTRATOR).exists():
            raise Refused("There is an administrator already, who can make others in the admin.")
        account.person = Person.objects.create(name=name)
        RoleGrant.objects.create(person=account.person, role=Role.ADMINISTRATOR)
        account.save(force_insert=True)
        audit.record(
            "library begun", by=None, person=str(account.person.pk), username=account.username
        )


def _facts(person):
    if person is None:
        return {}
    person = Person.objects.get(pk=person.pk)
    return {
        "name": person.name,
        "affiliation": person.affiliation,
        "may_be_named": person.may_be_named,
        "roles": sorted(person.roles),
        "credentials": [
            f"{each} {each.expires_on or ''}".strip() for each in person.credentials.all()
        ],
        "disclosures": [_told(each) for each in person.disclosures.all()],
        "accounts": {
            each.username: "active" if each.is_active else "closed"
            for each in person.accounts.order_by("username")
        },
    }


def _told(disclosure):
    about = f" (names {', '.join(disclosure.named)})" if disclosure.named else ""
    return f"{disclosure}{about}"


def _passwords(person):
    return dict(person.accounts.values_list("username", "password")) if person else {}


def _changed_passwords(before, after):
    return sorted(name for name, password in after.items() if before.get(name) != password)


def _require_administrator():
    administrators = Account.objects.filter(is_active=True, person__grants__role=Role.ADMINISTRATOR)
    if not administrators.exists():
        raise Refused("Nobody would be left to look after people: keep one administrator.")


def _sign_out(person, reset):
    """End the sessions of closed accounts, and of those whose password is another one now."""
    accounts = Account.objects.filter(person=person)
    sessions.end([each for each in accounts if not each.is_active or each.username in reset])


def change_password(account, password, *, session_key=None):
    """Give oneself another password: signed out everywhere else, at once."""
    with attempt("change password", by=account):
        policy.require(account, "keep own account")
        account.set_password(password)
        account.save(update_fields=["password"])
        sessions.end([account], but=session_key)
        audit.record("password changed", by=account)


def set_preferences(account, *, mail, time_zone):
    with attempt("keep own account", by=account):
        policy.require(account, "keep own account")
        Person.objects.filter(pk=account.person_id).update(mail=mail, time_zone=time_zone)


def disclose(account, *, text, named):
    """State interests of one's own, or that there are none, as of today. Nothing is overwritten."""
    with attempt("disclose interests", by=account):
        policy.require(account, "keep own account")
        disclosure = account.person.disclosures.create(
            made_on=timezone.localdate(), text=text, named=named
        )
        audit.record("interests disclosed", by=account, disclosure=str(disclosure), named=named)
        return disclosure
