"""Fresh authentication: a signature needs its signer to prove who they are, now."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from cms.editorial import doors, passkeys, second_factor
from cms.editorial.refusals import NotFresh
from cms.models import AuditEvent

FAILURES_ALLOWED = 5
FAILURES_COUNT_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Proof:
    """This account proved its identity at this time, by this method."""

    account_id: int
    at: datetime
    method: str

    def require_for(self, account):
        fresh_for = timedelta(seconds=settings.FRESH_AUTHENTICATION_SECONDS)
        if self.account_id != account.pk:
            raise NotFresh("This proof of who you are belongs to another account.")
        if not timezone.now() - fresh_for <= self.at <= timezone.now():
            raise NotFresh("Too long since you proved who you are. Do it again to sign.")


def is_fresh(seconds, *, slack=0):
    """Whether somebody was seen, at these seconds since 1970, within the time that counts."""
    now = timezone.now().timestamp()
    return now - settings.FRESH_AUTHENTICATION_SECONDS <= seconds <= now + slack


def prove_by_passkey(account, answer, *, state):
    """A ``Proof`` by a passkey that answered the challenge in ``state``; raises ``NotFresh``."""
    passkeys.prove(answer, state=state, account=account)
    return Proof(account.pk, timezone.now(), "passkey")


def prove_by_oidc(account, seen):
    """A ``Proof`` where the provider saw the person at ``seen``, None if it did not."""
    with doors.attempt("fresh sign-in", by=account):
        if seen is None:
            raise NotFresh("Sign in at your organization first, then come back and sign here.")
        # The provider's clock may be a little ahead.
        now = timezone.now()
        at = min(now, datetime.fromtimestamp(seen, tz=UTC))
    return Proof(account.pk, at, "oidc")


def prove_by_password(account, password, code=""):
    """A ``Proof``, or ``NotFresh``. Wrong passwords are recorded; five in 15 minutes lock signing.

    Who signs in with a second factor signs with it too: ``code`` is what the app shows.
    """
    failures = AuditEvent.objects.filter(
        account=account.username,
        action="fresh sign-in refused",
        at__gt=timezone.now() - FAILURES_COUNT_FOR,
    ).count()
    with doors.attempt("fresh sign-in", by=account):
        if failures >= FAILURES_ALLOWED:
            raise NotFresh("Too many wrong passwords. Wait 15 minutes, then try again.")
        if not account.is_active or not account.check_password(password):
            raise NotFresh("The password is wrong. Nothing was signed; try again.")
    if not second_factor.is_set_up(account):
        return Proof(account.pk, timezone.now(), "password")
    second_factor.check_code(account, code)
    return Proof(account.pk, timezone.now(), "password and code")
