"""Who is signed in where, and ending it."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


def of(account):
    """``[(session, what it holds)]`` of one account, the newest first."""
    return list(_of({str(account.pk)}))


def end(accounts, *, but=None):
    """Sign these accounts out everywhere, except in the session whose key is ``but``."""
    wanted = {str(account.pk) for account in accounts}
    for session, _ in _of(wanted) if wanted else ():
        if session.session_key != but:
            session.delete()


def _of(wanted):
    current = Session.objects.filter(expire_date__gt=timezone.now()).order_by("-expire_date")
    for session in current:
        data = session.get_decoded()
        if data.get(SESSION_KEY) in wanted:
            yield session, data
