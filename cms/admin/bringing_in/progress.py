"""Bringing in while somebody waits: how far it is, line by line, for the script of the page."""

import json

from django.http import StreamingHttpResponse

from cms.editorial.bringing_in import uploads
from cms.editorial.refusals import Refused

LINES = "application/x-ndjson"


def wants_progress(request):
    return LINES in request.headers.get("Accept", "")


def streamed(upload, *, by, seen, done_url, told_stale):
    """One line of JSON for each step, and a last one that says how it ended."""
    answer = StreamingHttpResponse(
        _steps(upload, by, seen, done_url, told_stale), content_type=LINES
    )
    answer["Cache-Control"] = "no-store"
    # A proxy that collects the lines would show the end alone.
    answer["X-Accel-Buffering"] = "no"
    return answer


def _steps(upload, by, seen, done_url, told_stale):
    try:
        for done, of in uploads.bring_in(upload, by=by, seen=seen):
            yield _line(done=done, of=of)
    except uploads.Stale as refused:
        told_stale()
        yield _line(refused=str(refused), look=True)
    except Refused as refused:
        yield _line(refused=str(refused))
    else:
        yield _line(url=done_url)


def _line(**what):
    return json.dumps(what) + "\n"
