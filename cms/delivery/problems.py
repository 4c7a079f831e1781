"""Errors as readers get them: problem details (RFC 9457), one shape for all.

A problem says what the request did wrong. It never says anything of content that is not public.
"""

import sys

import orjson
from django.http import Http404, HttpResponse
from django.views import defaults
from rest_framework import exceptions, status
from rest_framework.response import Response

from cms import replicas

MEDIA_TYPE = "application/problem+json"
# What programs read, and no person with a browser.
FOR_PROGRAMS = ("/api/", "/metrics", "/healthz", "/readyz")


class Problem(exceptions.APIException):
    """``code`` ends the type URI; ``members`` are the extra members of the body."""

    code = "bad-request"
    title = "Bad request"
    status_code = status.HTTP_400_BAD_REQUEST
    detail = "The request could not be understood."

    def __init__(self, detail=None, **members):
        super().__init__()
        self.detail = detail or type(self).detail
        self.members = members


class InvalidParameters(Problem):
    """``errors`` holds ``{"parameter", "message", "suggestion"}`` for each parameter at fault."""

    code = "invalid-parameter"
    title = "Invalid parameter"
    detail = "The request has parameters that cannot be obeyed, so nothing was looked up."

    def __init__(self, errors):
        super().__init__(errors=errors)


class FutureInstant(Problem):
    code = "future-instant"
    title = "Future instant"
    detail = "Nobody can be shown what will be public: ask for an instant that has passed."


class NotPublic(Problem):
    code = "not-found"
    title = "Not found"
    status_code = status.HTTP_404_NOT_FOUND
    detail = "Nothing is published here."


class Withdrawn(Problem):
    code = "withdrawn"
    title = "Withdrawn"
    status_code = status.HTTP_410_GONE
    detail = "This was public and has been taken down."


class Redacted(Problem):
    code = "redacted"
    title = "Redacted"
    status_code = status.HTTP_410_GONE
    detail = "What was public at that instant had to be removed. Its digest is kept."


class Resync(Problem):
    code = "resync"
    title = "Read everything anew"
    status_code = status.HTTP_410_GONE
    detail = (
        "What this cursor was given for is not what the library did: the database was restored, or"
        " a change was recorded late. Ask for the changes without `since`, and keep only those."
    )


class NotYetHere(Problem):
    """This copy of the database may be behind the one that gave the cursor."""

    code = "not-yet-here"
    title = "Not yet here"
    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    detail = "The cursor knows of a change that has not come here yet. Ask again in a moment."
    wait = 5


class Ended(Problem):
    """``detail`` says when, and what to do instead."""

    code = "ended"
    title = "Ended"
    status_code = status.HTTP_410_GONE


class PreviewRefused(Problem):
    code = "preview-refused"
    title = "Preview refused"
    status_code = status.HTTP_403_FORBIDDEN
    detail = (
        "This preview token shows nothing here: it is wrong, has expired or was revoked, or whoever"
        " made it may not give previews any more. Ask for another, or leave it out."
    )


class TooManyRequests(Problem):
    code = "too-many-requests"
    title = "Too many requests"
    status_code = status.HTTP_429_TOO_MANY_REQUESTS
    detail = "This client asks more often than the library allows. Wait, then go on."


class ServerFault(Problem):
    code = "server-fault"
    title = "Server fault"
    status_code = status.HTTP_500_INTERNAL_SERVER_ERROR
    detail = "The library failed to answer. The fault was recorded."


class Unavailable(Problem):
    code = "unavailable"
    title = "Unavailable"
    status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    detail = "The library cannot read its database now. Ask again in a moment."
    wait = replicas.Away.wait


class MethodNotAllowed(Problem):
    code = "method-not-allowed"
    title = "Method not allowed"
    status_code = status.HTTP_405_METHOD_NOT_ALLOWED
    detail = "Everything here can be read, and nothing changed."


class NotAcceptable(Problem):
    code = "not-acceptable"
    title = "Not acceptable"
    status_code = status.HTTP_406_NOT_ACCEPTABLE
    detail = "This is not served in any form that was asked for."


def types(*statuses):
    """The types of all problems, or of those with these statuses, as the contract names them."""
    return [
        f"/problems/{each.code}"
        for each in [Problem, *Problem.__subclasses__()]
        if not statuses or each.status_code in statuses
    ]


# What DRF and Django raise, in our words; whatever else DRF raises is a bad request.
TRANSLATIONS = [
    (Problem, lambda error: error),
    (Http404, lambda error: NotPublic()),
    (replicas.Away, lambda error: Unavailable()),
    (exceptions.NotFound, lambda error: NotPublic()),
    (exceptions.MethodNotAllowed, lambda error: MethodNotAllowed()),
    (exceptions.NotAcceptable, lambda error: NotAcceptable()),
    (exceptions.Throttled, lambda error: TooManyRequests()),
    (exceptions.APIException, lambda error: Problem()),
]


def problem_handler(error, context):
    """DRF's exception handler: every error becomes a problem; a fault of ours stays an exception."""
    for raised, translate in TRANSLATIONS:
        if isinstance(error, raised):
            problem = translate(error)
            return Response(
                body(problem, context["request"]),
                status=problem.status_code,
                content_type=MEDIA_TYPE,
                headers=_headers(error),
            )
    return None


def _headers(error):
    wait = getattr(error, "wait", None)
    return {"Retry-After": str(max(1, round(wait)))} if wait else {}


def body(problem, request):
    return {
        "type": f"/problems/{problem.code}",
        "title": problem.title,
        "status": problem.status_code,
        "detail": str(problem.detail),
        "instance": request.path,
        **problem.members,
    }


def _answer(problem, request):
    return HttpResponse(
        orjson.dumps(body(problem, request)),
        status=problem.status_code,
        content_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store"} | _headers(problem),
    )


# For what Django itself refuses, outside DRF: for programs in the same shape.


def not_found(request, exception):
    if request.path.startswith(FOR_PROGRAMS):
        return _answer(NotPublic(), request)
    return defaults.page_not_found(request, exception)


def bad_request(request, exception):
    if request.path.startswith(FOR_PROGRAMS):
        return _answer(Problem(), request)
    return defaults.bad_request(request, exception)


def server_error(request):
    if request.path.startswith(FOR_PROGRAMS):
        # Called while the exception is being handled.
        is_away = replicas.is_away(sys.exc_info()[1])
        return _answer(Unavailable() if is_away else ServerFault(), request)
    return defaults.server_error(request)
