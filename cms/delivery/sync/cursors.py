"""Cursors: what a client holds, signed, so that the library need remember no client.

A cursor says up to which mark its client was told everything. Inside a walk over pages it also says
up to where the walk goes, and which change was told last.
"""

import json
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer

from cms.delivery.moments import BEFORE_ANYTHING
from cms.delivery.parameters import Parameter, Unfit, day_or_instant, error, refuse_if
from cms.delivery.problems import Resync
from cms.delivery.sync.marks import Mark

FOREIGN = "This is no cursor that the library gave. Leave it out to begin anew."


def _signer():
    return Signer(salt="cms.delivery.sync", sep=".")


@dataclass(frozen=True)
class Cursor:
    """``since`` None: the client holds nothing. ``until`` and ``told`` are of a walk that goes on."""

    since: Mark | None = None
    until: Mark | None = None
    told: tuple[datetime, UUID] | None = None

    def sealed(self, bound):
        """As text, which is good only where what it is ``bound`` to is the same."""
        told = self.told and [_micros(self.told[0]), self.told[1].hex]
        return _signer().sign_object([bound, _plain(self.since), _plain(self.until), told])


def read_since(text):
    """Reads an instant or a day, or a cursor as what was signed."""
    if text[:4].isdigit() and text[4:5] == "-":
        return day_or_instant(text)
    try:
        return _signer().unsign_object(text)
    except (BadSignature, ValueError):
        raise Unfit(FOREIGN) from None


def opened(sealed, bound):
    """The cursor, if it is bound to this; else how the client goes on."""
    was_bound, *parts = sealed
    if was_bound["shapes"] != bound["shapes"]:
        raise Resync("The shapes of documents changed, so that all are to be read anew.")
    for name, message in UNBOUND.items():
        if was_bound[name] != bound[name]:
            refuse_if([error("since", Unfit(message))])
    since, until, told = parts
    key = told and (_instant(told[0]), UUID(told[1]))
    return Cursor(_mark(since), _mark(until), key)


UNBOUND = {
    "reader": "This cursor was given to another reader: to a preview, or to the public.",
    "types": "This cursor was given for other types: repeat `type` as it was.",
}


def bound(catalog, types, reader):
    """What a cursor is good for only."""
    return {"shapes": shapes_of(catalog), "types": types, "reader": reader}


def shapes_of(catalog):
    """Another word as soon as documents have other shapes, or stand at another address."""
    told = json.dumps([catalog.components, settings.PUBLIC_URL], sort_keys=True, default=str)
    return sha256(told.encode()).hexdigest()[:12]


def _plain(mark):
    if mark is None:
        return None
    return [_micros(each) if isinstance(each, datetime) else each for each in astuple(mark)]


def _mark(plain):
    if plain is None:
        return None
    at, releases, chain, notices, noticed, redacted = plain
    return Mark(_instant(at), releases, chain, notices, _instant(noticed), _instant(redacted))


def _micros(moment):
    seconds = moment - BEFORE_ANYTHING
    return (seconds.days * 86_400 + seconds.seconds) * 1_000_000 + seconds.microseconds


def _instant(micros):
    if micros is None:
        return None
    return datetime.fromtimestamp(micros // 1_000_000, UTC).replace(microsecond=micros % 1_000_000)


SINCE = Parameter(
    "since",
    "What the client holds: the cursor that an answer gave in `next` or `cursor`. Or an instant"
    " with a zone, or a day, to be told what changed since. Without it: all that is live.",
    read_since,
    example="2026-11-30",
)
