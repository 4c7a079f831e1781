"""Passkeys: adding one, and proving by one who somebody is.

A ceremony begins with a challenge, whose ``state`` the caller keeps in the session, and uses it
up. The device asks for finger, face or PIN each time, so that a passkey is both factors at once.
"""

import ipaddress
import json
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone
from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from cms.editorial import audit, second_factor
from cms.editorial.doors import attempt
from cms.editorial.refusals import NotFresh, Refused

# What the parts of a forged answer make of themselves.
MALFORMED = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
NOT_ACCEPTED = "The passkey was not accepted. Try again, or use another way."


def can_be_used():
    """Browsers tie passkeys to a name: there are none for an address in numbers."""
    try:
        ipaddress.ip_address(urlsplit(settings.PUBLIC_URL).hostname)
    except ValueError:
        return True
    return False


def of(account):
    return account.authenticator_set.filter(type=second_factor.PASSKEY).order_by("created_at")


def begin_adding(account):
    """``(what the browser is asked, state)``."""
    user = PublicKeyCredentialUserEntity(
        id=str(account.pk).encode(), name=account.username, display_name=str(account)
    )
    options, state = _server().register_begin(
        user=user,
        credentials=_credentials(of(account)),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), dict(state)


def finish_adding(account, *, state, answer, name):
    """Store the passkey that the browser made. Returns new recovery codes, or None."""
    with attempt("add second factor", by=account):
        second_factor.locked(account)
        try:
            answer = json.loads(answer)
            data = _server().register_complete(state, RegistrationResponse.from_dict(answer))
            key = websafe_encode(data.credential_data.credential_id)
        except MALFORMED as problem:
            raise Refused("The passkey was not added: the browser's answer is not right.") from (
                problem
            )
        if Authenticator.objects.filter(data__key=key).exists():
            raise Refused("This passkey is known already.")
        Authenticator.objects.create(
            user=account,
            type=second_factor.PASSKEY,
            data={"name": name, "credential": answer, "key": key, "counter": data.counter},
        )
        return second_factor.added(account, f"passkey “{name}”")


def rename(row, *, by, name):
    with attempt("rename passkey", by=by):
        second_factor.locked(by)
        row.data["name"] = name
        row.save()
        audit.record("passkey renamed", by=by, name=name)


def begin_proving(account=None):
    """``(what the browser is asked, state)``; without an account, any passkey that it knows."""
    options, state = _server().authenticate_begin(
        credentials=_credentials(of(account)) if account else None,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return dict(options), dict(state)


def prove(answer, *, state, account=None):
    """The account that the passkey belongs to; raises ``NotFresh``."""
    row, answer = _read(answer, account)
    with attempt("passkey", by=row.user if row else account):
        if row is None or not state:
            raise NotFresh(NOT_ACCEPTED)
        row = Authenticator.objects.select_for_update().get(pk=row.pk)
        try:
            _server().authenticate_complete(state, _credentials([row]), answer)
        except MALFORMED as problem:
            raise NotFresh(NOT_ACCEPTED) from problem
        _count(row, answer.response.authenticator_data.counter)
    return row.user


def _read(text, account):
    """``(the row of the passkey that answers, the answer)``, or nothing where none does."""
    try:
        answer = AuthenticationResponse.from_dict(json.loads(text))
        key = websafe_encode(answer.raw_id)
        handle = answer.response.user_handle
    except MALFORMED:
        return None, None
    rows = Authenticator.objects.filter(type=second_factor.PASSKEY, data__key=key)
    row = rows.select_related("user__person").first()
    is_theirs = row and handle in (None, b"", str(row.user_id).encode())
    if not is_theirs or (account and row.user_id != account.pk):
        return None, None
    return row, answer


def _count(row, counter):
    """A counter that does not go up is that of a copy; devices that do not count say 0."""
    if counter and counter <= row.data["counter"]:
        raise NotFresh("This passkey seems to be a copy. Tell an administrator.")
    row.data["counter"], row.last_used_at = counter, timezone.now()
    row.save()


def _credentials(rows):
    registered = (RegistrationResponse.from_dict(row.data["credential"]) for row in rows)
    return [each.response.attestation_object.auth_data.credential_data for each in registered]


def _server():
    rp = PublicKeyCredentialRpEntity(
        id=urlsplit(settings.PUBLIC_URL).hostname, name=settings.SITE_NAME
    )
    return Fido2Server(rp, verify_origin=lambda origin: origin == settings.PUBLIC_URL)
