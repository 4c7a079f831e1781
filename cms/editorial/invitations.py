"""Invitations: a link with which one person chooses how they sign in."""

import hashlib
import secrets
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from cms.editorial import audit, people, policy, sessions
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused
from cms.models import Account, Invitation, Person

VALID_DAYS = 7
GONE = "This link was used or taken back, or it has expired. Ask an administrator for a new one."


def invite(*, name, email, roles, by, credential="", expires_on=None, affiliation=""):
    """Make a person with an account that nobody can sign in to yet. ``(invitation, secret)``."""
    with people.managing(None, by=by) as record:
        email = email.strip()
        taken = Account.objects.filter(Q(username__iexact=email) | Q(email__iexact=email)).first()
        if taken:
            raise Refused(f"{taken} has an account with this address already.")
        person = record.person = Person.objects.create(name=name, affiliation=affiliation)
        for role in roles:
            person.grants.create(role=role)
        if credential:
            person.credentials.create(text=credential, expires_on=expires_on)
        account = Account(username=email.lower(), email=email, person=person)
        account.set_unusable_password()
        account.save(force_insert=True)
        return _make(account, by)


def renew(account, *, by):
    """A new link for the same account: whoever forgot a password is let in by one, too."""
    with attempt("manage people", by=by):
        policy.require(by, "manage people")
        refusal = policy.refusal(account, "keep own account")
        if refusal:
            raise Refused(f"{account} could not sign in with it: the account is closed or no role.")
        _take_back(account)
        made = _make(account, by)
        audit.record("invited again", by=by, person=str(account.person_id), of=account.username)
        return made


def revoke(account, *, by):
    with attempt("manage people", by=by):
        policy.require(by, "manage people")
        if not _take_back(account):
            raise Refused("There is no open invitation for this account.")
        audit.record(
            "invitation taken back", by=by, person=str(account.person_id), of=account.username
        )


def mailed(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(mailed_at=timezone.now())


def find(secret):
    """The invitation whose link this is, or None where it opens nothing (any more)."""
    known = Invitation.objects.open().filter(digest=_digest(secret))
    invitation = known.select_related("account__person", "made_by").first()
    if invitation is None or policy.refusal(invitation.account, "keep own account"):
        return None
    return invitation


@contextmanager
def using(secret):
    """Let the block set up the invited account; the link is used up with it."""
    invitation = find(secret)
    if invitation is None:
        # Not on record: anybody could fill it with links that they make up.
        raise Refused(GONE)
    with attempt("use invitation", by=invitation.account):
        Invitation.objects.select_for_update().get(pk=invitation.pk)
        # Another window may have used it while this one waited.
        if find(secret) is None:
            raise Refused(GONE)
        yield invitation.account
        Invitation.objects.filter(pk=invitation.pk).update(used_at=timezone.now())
        sessions.end([invitation.account])
        audit.record("invitation used", by=invitation.account)


def _make(account, by):
    secret = secrets.token_urlsafe(32)
    now = timezone.now()
    invitation = Invitation.objects.create(
        account=account,
        digest=_digest(secret),
        made_by=by.person,
        made_at=now,
        expires_at=now + timedelta(days=VALID_DAYS),
    )
    return invitation, secret


def _take_back(account):
    return account.invitations.pending().update(revoked_at=timezone.now())


def _digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
