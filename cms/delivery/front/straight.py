"""The straight way to an answer like one that Django gave before: to the view, and back.

Around an answer of a view Django and its middleware write the same headers each time, which takes
longer than most views need. So the first answer of a kind is Django's; to those that follow, the view
gives what is its own, and what was around the first is around them. Whatever is not whole, public
and settled goes to Django.
"""

from http import HTTPMethod, HTTPStatus

from django.core.handlers.wsgi import WSGIRequest
from django.core.signals import request_finished
from django.urls import resolve

from cms.delivery import conditional, preview
from cms.delivery.front.kept import Found, Kept, answer_of
from cms.delivery.rendering import JSONRenderer

# A view says them for each answer anew; all others depend on the kind of the request alone.
OWN = {"ETag", "Last-Modified", "Surrogate-Key", "Link", "Cache-Control", "Content-Length"}
OK = f"{HTTPStatus.OK.value} {HTTPStatus.OK.phrase}"
MOST_KINDS = 1000
RENDERER = JSONRenderer()


class Straight:
    """What was around each kind of answer: all headers, in their order, for each set of a view's own."""

    def __init__(self):
        self.around = {}

    def learn(self, key, answer):
        """From a whole answer of Django's, in the form in which views go straight."""
        told = dict(answer.headers)
        # Of what is to end only that request is told, by which parameters it used.
        if told["Content-Type"] != RENDERER.media_type or "Deprecation" in told:
            return
        if len(self.around) >= MOST_KINDS:
            self.around = {}
        kind = self.around.setdefault(_kind(key, answer.route), {})
        kind[frozenset(told.keys() & OWN)] = answer.headers

    def found(self, environ, key):
        """The answer and its state, as Django would give it; None where Django has to."""
        try:
            return self._found(WSGIRequest(environ), key)
        except Exception:  # noqa: BLE001 - Django meets the same, and tells it.
            return None

    def _found(self, request, key):
        if not _is_plain(request):
            return None
        request.resolver_match = match = resolve(request.path_info)
        kind = self.around.get(_kind(key, match.view_name))
        response = _answered(match, request) if kind else None
        if response is None:
            return None
        body, mark = RENDERER.render(response.data), response.repeatable
        own = {name: value for name, value in response.items() if name != "Content-Type"}
        own["Content-Length"] = str(len(body))
        around = kind.get(frozenset(own))
        if around is None:
            return None
        headers = [(name, own.get(name, value)) for name, value in around]
        return Found(mark.state, Kept(whole=answer_of(HTTPStatus.OK, OK, headers, body, mark)))


def _kind(key, route):
    """All that the other headers around an answer depend on."""
    _, _, *asked = key
    return (route, *asked)


def _is_plain(request):
    is_certain = conditional.is_asked(request) or preview.is_asked(request)
    return request.method == HTTPMethod.GET and not is_certain


def _answered(match, request):
    """What the view answers, if that is for everybody; else None."""
    view = getattr(match.func, "view_class", None)
    if not getattr(view, "goes_straight", False):
        return None
    try:
        return view(**match.func.view_initkwargs).straight(request, **match.kwargs)
    finally:
        # As after a request of Django's: others can have the connection.
        request_finished.send(sender=Straight)
