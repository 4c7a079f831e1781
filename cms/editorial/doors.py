"""The frame of every act: one transaction, and a record of the attempt when it is refused."""

import functools
from contextlib import contextmanager

from django.db import transaction

from cms.editorial import audit
from cms.editorial.refusals import Refused
from cms.models import Item


@contextmanager
def attempt(action, *, by, item=None):
    """All or nothing. A refusal rolls back everything; a denial leaves an attempt in the audit."""
    try:
        with transaction.atomic():
            yield
    except Refused as refusal:
        if refusal.is_denial:
            record_refusal(action, refusal, by=by, item=item)
        raise


def record_refusal(action, refusal, *, by, item=None):
    with transaction.atomic():
        subject = str(item.pk) if item is not None else ""
        audit.record(f"{action} refused", by=by, reason=str(refusal), code=refusal.code, of=subject)


def door(action):
    """Make a function ``f(subject, …, by=account)`` a door: see ``attempt``."""

    def as_door(function):
        @functools.wraps(function)
        def enter(subject, *args, by, **kwargs):
            item = subject if isinstance(subject, Item) else None
            with attempt(action, by=by, item=item):
                return function(subject, *args, by=by, **kwargs)

        return enter

    return as_door
