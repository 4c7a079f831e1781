"""Preview tokens: letting somebody read the drafts of one item or one release for a while.

The token itself is told once, to whoever makes it; the library keeps its digest.
"""

import hashlib
import re
import secrets
from datetime import timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from cms.editorial import audit, policy
from cms.editorial.doors import attempt
from cms.editorial.refusals import Refused, TransitionRefused
from cms.models import Item, PreviewToken, ReleaseState, Status

MOST_HOURS = 14 * 24
# Random, and signed: a forged one is refused before anything is looked up.
SIGNER = Signer(salt="cms.preview", sep=".")
SECRET = re.compile(r"[A-Za-z0-9_-]{32}\.[A-Za-z0-9_-]{43}")


def make_token(subject, *, by, hours, note=""):
    """``(token, secret)`` that shows the drafts of an item or a release for so many hours."""
    of_item = isinstance(subject, Item)
    with attempt("preview", by=by, item=subject if of_item else None):
        policy.require(by, "preview")
        if not 1 <= hours <= MOST_HOURS:
            raise Refused(f"A preview lasts from 1 to {MOST_HOURS} hours: choose another time.")
        now, secret = timezone.now(), SIGNER.sign(secrets.token_urlsafe(24))
        token = PreviewToken(
            digest=digest_of(secret),
            item=subject if of_item else None,
            release=None if of_item else subject,
            note=note,
            made_by=by,
            made_at=now,
            expires_at=now + timedelta(hours=hours),
        )
        if not shows_anything(token):
            raise TransitionRefused(f"There is nothing to preview: {subject} was taken out.")
        token.save(force_insert=True)
        audit.record("preview made", by=by, **_named(token), until=token.expires_at, note=note)
        return token, secret


def revoke(token, *, by):
    """From now on the token shows nothing."""
    with attempt("revoke preview", by=by, item=token.item):
        policy.require(by, "revoke preview")
        token = PreviewToken.objects.select_for_update(of=["self"]).get(pk=token.pk)
        if token.revoked_at is not None:
            raise TransitionRefused("This preview was revoked already.")
        token.revoked_by, token.revoked_at = by.person, timezone.now()
        token.save(update_fields=["revoked_by", "revoked_at"])
        audit.record("preview revoked", by=by, **_named(token))
        return token


def opened(secret):
    """The token that this secret is of, its use counted; None where it may not be used now."""
    if not is_signed(secret):
        return None
    now = timezone.now()
    with transaction.atomic():
        usable = PreviewToken.objects.usable(now).filter(digest=digest_of(secret))
        token = usable.select_for_update(of=["self"]).first()
        if token is None or not policy.allows(token.made_by, "preview"):
            return None
        if not shows_anything(token):
            return None
        is_first = token.last_used_at is None or token.last_used_at.date() < now.date()
        token.uses, token.last_used_at = token.uses + 1, now
        token.save(update_fields=["uses", "last_used_at"])
        if is_first:
            audit.record("preview used", by=None, **_named(token), uses=token.uses)
        return token


def is_signed(secret):
    if not SECRET.fullmatch(secret):
        return False
    try:
        return bool(SIGNER.unsign(secret))
    except BadSignature:
        return False


def digest_of(secret):
    return "sha256:" + hashlib.sha256(secret.encode()).hexdigest()


def shows_anything(token):
    """Whether what it shows is still on its way to readers: neither discarded nor cancelled."""
    if token.item_id:
        return token.item.status != Status.DISCARDED
    return token.release.state != ReleaseState.CANCELLED


def _named(token):
    """How the audit names a token and what it shows; never the token itself."""
    of = {"of": str(token.item_id)} if token.item_id else {"release": token.release_id}
    return {"token": token.pk, **of}
