"""Receiving a file: what is too large is refused before it is read."""

import functools

from django.conf import settings
from django.views.decorators.csrf import csrf_exempt, csrf_protect

# Beside the file, a form holds a token and some borders.
ROOM = 100_000
CHUNK = 1024 * 1024
# A browser hears an answer only when all that it sends is taken. No more is taken than this.
MOST_DRAINED = 256 * CHUNK


def most_bytes():
    return settings.IMPORT_MEGABYTES * 1024 * 1024


def too_large_sentence():
    return (
        f"The file is larger than {settings.IMPORT_MEGABYTES} MB, so it was not read. Divide it "
        "into several files."
    )


def limited(answer):
    """Decorate a view that receives a file: ``answer(request, …)`` says that it is too large.

    The token against forgery stands in the form, so it is looked for only after the size.
    """

    def decorate(view):
        protected = csrf_protect(view)

        @csrf_exempt
        @functools.wraps(view)
        def received(request, *args, **kwargs):
            if _length(request) > most_bytes() + ROOM:
                _drain(request)
                return answer(request, *args, **kwargs)
            return protected(request, *args, **kwargs)

        return received

    return decorate


def _length(request):
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isascii() and length.isdigit() else 0


def _drain(request):
    """Take what still comes and forget it at once."""
    left = min(_length(request), MOST_DRAINED)
    while left > 0 and (taken := request.read(min(CHUNK, left))):
        left -= len(taken)
