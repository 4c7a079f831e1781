"""What all public views do alike: strict parameters, one instant, validators, lifetimes."""

from functools import partial
from inspect import getdoc

from django.utils import timezone
from django.utils.cache import patch_vary_headers
from rest_framework import status
from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import APIView

from cms import replicas
from cms.delivery import (
    conditional,
    deprecation,
    heads,
    parameters,
    preview,
    repeatable,
    representations,
    streaming,
    throttling,
)
from cms.delivery.describing import Described
from cms.delivery.moments import moment_of
from cms.delivery.parameters import Parameter
from cms.delivery.present import copies
from cms.delivery.problems import Ended, NotYetHere, Resync
from cms.delivery.rendering import JSONRenderer

AT = Parameter(
    "at",
    "Answer exactly what was public at this instant, which has a zone and has passed.",
    parameters.instant,
    {"type": "string", "format": "date-time"},
    example="2026-12-01T00:00:00Z",
)


class PublicView(APIView):
    """A subclass says what it ``accepts`` and gives its ``answer`` as of ``self.moment``.

    For the contract it also says its ``name``, ``summary``, ``tag`` and the ``shape`` of the body.
    """

    http_method_names = ["get", "head", "options"]
    renderer_classes = [JSONRenderer]
    throttle_classes = [throttling.ClientThrottle]
    schema = Described()
    catalog = None

    accepts = [AT]
    in_path = []
    # The first is for whoever asks for none.
    representations = [representations.JSON]
    is_paged = False
    # Whether it is read of the live copy, so that a process may remember what it was.
    remembers = False
    # Whether it is asked so often that what is around its answers is kept (``front.straight``).
    goes_straight = False
    # What it may answer besides what every view may, as the contract tells it.
    refusals = {}
    # Whether an answer to a token says that it is a preview; the contract itself does not.
    tells_preview = True
    # A ``Deprecation``, where the route is to end.
    deprecated = None
    used = ()

    @property
    def description(self):
        return getdoc(type(self))

    def declared(self):
        """``{name: Parameter}`` of all that it can be asked with."""
        return (
            self.catalog.once(self, "declared", self._declared)
            if self.catalog
            else self._declared()
        )

    def _declared(self):
        choice = [representations.parameter(self.representations)] if self.has_a_choice else []
        known = [*self.accepts, *choice, preview.PARAMETER]
        useless = set.intersection(*(set(each.refuses) for each in self.representations))
        return {each.name: each for each in known if each.name not in useless}

    @property
    def has_a_choice(self):
        return len(self.representations) > 1

    def initial(self, request, *args, **kwargs):
        self.begun = timezone.now()
        super().initial(request, *args, **kwargs)
        if self.deprecated and self.deprecated.is_over:
            raise Ended(self.deprecated.refusal("This address"))

    def perform_content_negotiation(self, request, force=False):
        """Problems are told as JSON whatever is asked for; ``get`` chooses the representation."""
        return super().perform_content_negotiation(request, force=True)

    def get(self, request, **address):
        if preview.is_asked(request):
            return self.read(request, **address)
        # A copy of the database that knows less of the past has no say about it.
        read = partial(self.read, request, **address)
        return replicas.answered(read, behind=(NotYetHere, Resync))

    def straight(self, request, **address):
        """The answer without all that is around each; None where this answer may not go alone."""
        self.setup(request, **address)
        self.begun = timezone.now()
        response = self.get(request, **address)
        if not self._is_common(response):
            return None
        conditional.set_lifetime(response, since=self.begun, is_settled=True)
        repeatable.mark(response, self)
        return response

    def _is_common(self, response):
        """Whether it is a whole answer for everybody, in JSON, of which nothing is to end."""
        is_whole = isinstance(response, Response) and response.status_code == status.HTTP_200_OK
        is_public = self.moment.is_settled and not self.moment.lacks_copy
        ending = [self.deprecated, *self.ending_fields, *(each.deprecated for each in self.used)]
        return (
            is_whole
            and is_public
            and self.representation is representations.JSON
            and not any(ending)
        )

    def read(self, request, **address):
        known = self.declared()
        self.values = parameters.read(request.GET, known)
        self.used = [known[name] for name in self.values]
        named = self.values.get("format")
        self.representation = representations.chosen(request, self.representations, named)
        self.representation.refuse(self.values)
        token = preview.token_of(request)
        if token is not None:
            return self.previewed(preview.Preview(token, self.asked_instant()), **address)
        remembered = self.remembers and not conditional.is_asked(request)
        moment = moment_of(self.asked_instant(), remembered=remembered)
        return self.public(request, address, moment, again=remembered)

    def public(self, request, address, moment, *, again=False):
        """The answer for everybody.

        If the copy changed meanwhile, it is given anew: from the copy, if only what this process
        remembered was old (``again``), and else from the publications.
        """
        self.moment = moment
        tag = conditional.etag(request, self.moment, self.representation)
        headers = conditional.validators(tag, self.moment) if self.moment.is_settled else {}
        if conditional.has_it(request, tag):
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers=headers)
        response = self._answered(address)
        if response is None:
            copies.forget()
            moment = moment_of(self.asked_instant(), with_copy=again)
            return self.public(request, address, moment)
        if response.status_code == status.HTTP_200_OK:
            if conditional.is_unchanged(request, self.moment):
                return Response(status=status.HTTP_304_NOT_MODIFIED, headers=headers)
            for name, value in headers.items():
                response[name] = value
        return response

    def _answered(self, address):
        """The answer, or its problem; None where the copy that it was read of changed meanwhile."""
        self.used_copy = None
        try:
            response = self.answer(**address)
        except copies.Changed:
            return None
        except APIException:
            if self.used_copy and not self.used_copy.is_unchanged:
                return None
            raise
        return None if self.used_copy and not self.used_copy.is_unchanged else response

    @property
    def copy(self):
        """The live copy, where it is of the moment: for an answer that is read of it."""
        self.used_copy = self.moment.copy
        return self.used_copy

    def previewed(self, shown, **address):
        """The answer as it would be if the drafts were live; no client may keep it."""
        self.moment = shown.moment
        with shown.laid_over():
            answer = heads.without_stream(self.request, self.answer(**address))
            response = streaming.consumed(answer)
        is_told = self.tells_preview and response.status_code == status.HTTP_200_OK
        return shown.told(response) if is_told else response

    def asked_instant(self):
        return self.values.get("at")

    def answer(self, **address):
        raise TypeError(f"{type(self).__name__} gives no answer.")

    def options(self, request, *args, **kwargs):
        return Response(status=status.HTTP_204_NO_CONTENT, headers={"Allow": "GET, HEAD, OPTIONS"})

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in throttling.policy_header().items():
            response[name] = value
        self.tell_what_ends(response)
        if response.status_code == status.HTTP_429_TOO_MANY_REQUESTS:
            response["RateLimit"] = throttling.exhausted_header(response["Retry-After"])
        moment = getattr(self, "moment", None)
        response.lacks_copy = moment is not None and moment.lacks_copy
        is_settled = (moment is None or moment.is_settled) and not preview.is_asked(request)
        conditional.set_lifetime(response, since=self.begun, is_settled=is_settled)
        # What is kept for everybody must not answer whoever shows a token.
        varies = ["Authorization", *(["Accept"] if self.has_a_choice else [])]
        patch_vary_headers(response, varies)
        if is_settled and moment is not None:
            repeatable.mark(response, self)
        return response

    def tell_what_ends(self, response):
        """In headers: that the route, a parameter that was used, or a field that is shown, is to end."""
        used = [each.deprecated for each in self.used]
        shown = [
            each
            for path, each in self.ending_fields
            if deprecation.is_shown(getattr(response, "data", None), path)
        ]
        told = deprecation.headers([each for each in [self.deprecated, *used, *shown] if each])
        if told and "Link" in response:
            told["Link"] = f"{response['Link']}, {told['Link']}"
        for name, value in told.items():
            response[name] = value

    @property
    def ending_fields(self):
        return self.catalog.ending_fields(self) if self.catalog else []
