"""The second factor: something that a person has, beside the password that they know.

Either an authenticator app, or a passkey (see ``passkeys``); recovery codes stand in when it is
lost.
"""

import base64
import time
from datetime import timedelta

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.utils import timezone

from cms.editorial import audit, policy, sessions
from cms.editorial.doors import attempt
from cms.editorial.refusals import NotFresh, Refused
from cms.models import Account, AuditEvent

APP, CODES = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
PASSKEY = Authenticator.Type.WEBAUTHN
KEEP = "keep own account"
FAILURES_ALLOWED = 5
FAILURES_COUNT_FOR = timedelta(minutes=15)
# A clock may be this many periods of 30 seconds fast or slow.
TOLERANCE = 1


def is_required_of(account):
    wanted = settings.REQUIRE_SECOND_FACTOR
    if isinstance(wanted, bool):
        return wanted
    return bool(account.person.roles & set(wanted))


def kinds(account):
    return set(account.authenticator_set.values_list("type", flat=True))


def is_set_up(account):
    return bool(kinds(account) - {CODES})


def new_secret():
    return totp.generate_totp_secret()


def picture_of(account, secret):
    """The QR code that an authenticator app reads, as an address of its data."""
    adapter = get_adapter()
    drawing = adapter.build_totp_svg(adapter.build_totp_url(account, secret))
    return "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()


def add_app(account, *, secret, code):
    """Use an authenticator app that knows ``secret``. Returns new recovery codes, or None."""
    with attempt("add second factor", by=account):
        locked(account)
        if APP in kinds(account):
            raise Refused("An authenticator app is set up already. Remove it first.")
        counter = _counter_of(secret, code, after=-1)
        if counter is None:
            raise Refused("This code is not the one that the app shows now. Try the next one.")
        row = totp.TOTP.activate(account, secret).instance
        row.data["counter"] = counter
        row.save()
        return added(account, "authenticator app")


def added(account, what):
    """Put on record what was added, and make the recovery codes where there are none yet."""
    audit.record("second factor added", by=account, what=what)
    if CODES in kinds(account):
        return None
    return RecoveryCodes.activate(account).generate_codes()


def locked(account):
    """One change of an account's factors after the other; only for whoever may sign in."""
    policy.require(account, KEEP)
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)


def new_codes(account):
    with attempt("make recovery codes", by=account):
        locked(account)
        if not is_set_up(account):
            raise Refused("Set up an authenticator app or a passkey first.")
        account.authenticator_set.filter(type=CODES).delete()
        audit.record("recovery codes made", by=account)
        return RecoveryCodes.activate(account).generate_codes()


def codes_left(account):
    row = account.authenticator_set.filter(type=CODES).first()
    try:
        return len(RecoveryCodes(row).get_unused_codes()) if row else 0
    except InvalidToken:
        return 0


def remove(row, *, by):
    """Remove a factor of one's own. Recovery codes go with the last one."""
    with attempt("remove second factor", by=by):
        locked(by)
        others = by.authenticator_set.exclude(pk=row.pk).exclude(type=CODES)
        if is_required_of(by) and not others.exists():
            raise Refused(
                "Your role needs a second factor. Add another one before you remove this."
            )
        if not others.exists():
            by.authenticator_set.all().delete()
        else:
            by.authenticator_set.filter(pk=row.pk).delete()
        audit.record("second factor removed", by=by, what=str(row))


def reset(account, *, by):
    """Remove all factors of somebody who lost them, and sign them out everywhere."""
    with attempt("manage people", by=by):
        policy.require(by, "manage people")
        account.authenticator_set.all().delete()
        sessions.end([account])
        audit.record(
            "second factors removed", by=by, person=str(account.person_id), of=account.username
        )


def check_code(account, code):
    """Raise ``NotFresh`` unless the app shows ``code`` now, or it is an unused recovery code.

    Wrong codes are recorded; five in 15 minutes are all.
    """
    failures = AuditEvent.objects.filter(
        account=account.username,
        action="second factor refused",
        at__gt=timezone.now() - FAILURES_COUNT_FOR,
    ).count()
    if failures >= FAILURES_ALLOWED:
        raise NotFresh("Too many wrong codes. Wait 15 minutes, then try again.")
    with attempt("second factor", by=account):
        code = "".join(code.split())
        if not _app_shows(account, code) and not _is_recovery_code(account, code):
            raise NotFresh("The code is wrong, or it was used already. Wait for the next one.")


def _app_shows(account, code):
    row = account.authenticator_set.select_for_update().filter(type=APP).first()
    if row is None:
        return False
    try:
        secret = get_adapter().decrypt(row.data["secret"])
    except InvalidToken:
        return False
    counter = _counter_of(secret, code, after=row.data.get("counter", -1))
    if counter is None:
        return False
    # Whoever looked over the shoulder cannot use the same code once more, on whichever worker.
    row.data["counter"], row.last_used_at = counter, timezone.now()
    row.save()
    return True


def _counter_of(secret, code, *, after):
    now = int(time.time()) // 30
    for counter in range(now - TOLERANCE, now + TOLERANCE + 1):
        shown = totp.format_hotp_value(totp.hotp_value(secret, counter))
        if counter > after and totp.compare_user_code(actual=code, expected=shown):
            return counter
    return None


def _is_recovery_code(account, code):
    row = account.authenticator_set.filter(type=CODES).first()
    try:
        return row is not None and RecoveryCodes(row).validate_code(code)
    except InvalidToken:
        return False
