"""Fresh authentication: a signature needs its signer to prove who they are, now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from cms.editorial import doors
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


def prove_by_password(account, password):
    """A ``Proof``, or ``NotFresh``. Wrong passwords are recorded; five in 15 minutes lock signing."""
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
    return Proof(account.pk, timezone.now(), "password")
