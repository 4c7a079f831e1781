"""Telling whoever sends a long form how far it is.

The page makes up a word of its own and sends it along with the form; while the browser waits for the
answer, the script asks by that word how far it is. The record stands outside of the database, since
nothing of a transaction is seen before it is done, and may be lost: nothing depends on it.
"""

import logging
import re
import time
from contextlib import contextmanager

from django.core.cache import caches
from django.http import JsonResponse

from cms.publishing import progress

logger = logging.getLogger(__name__)

WORD = re.compile(r"[0-9a-f]{32}")
KEPT_SECONDS = 600
PAUSE = 0.25


@contextmanager
def watched(request):
    """Within, what goes on is told by the word that came with the form."""
    word = request.POST.get("progress", "")
    if not WORD.fullmatch(word):
        yield
        return
    hear = _Record(_key(request.user, word))
    try:
        with progress.heard_by(hear):
            yield
    finally:
        hear.forget()


def respond(request):
    """How far what this person sent under the word is; nothing where it is not known."""
    word = request.GET.get("of", "")
    told = caches["progress"].get(_key(request.user, word)) if WORD.fullmatch(word) else None
    return JsonResponse(told or {})


def _key(account, word):
    return f"progress-{account.pk}-{word}"


class _Record:
    """Writes down how far it is, and not too often."""

    def __init__(self, key):
        self.key, self.step, self.next = key, None, 0

    def __call__(self, step, done, total):
        if step == self.step and time.monotonic() < self.next:
            return
        self.step, self.next = step, time.monotonic() + PAUSE
        words = f"Step {step.number} of {len(progress.Step)}: {step}"
        told = {"step": words, "done": done, "of": total}
        self._quietly("set", self.key, told, KEPT_SECONDS)

    def forget(self):
        self._quietly("delete", self.key)

    def _quietly(self, operation, *args):
        """What waits must not fail because nobody can be told of it."""
        try:
            getattr(caches["progress"], operation)(*args)
        except OSError as problem:
            logger.warning("Nobody can be told how far it is: %s", problem)
