"""Preview: the same routes and shapes, with the drafts that a token names as if they were live."""

from dataclasses import replace
from hashlib import sha256

from django.db import DatabaseError, OperationalError

from cms.delivery import shapes
from cms.delivery.moments import moment_of
from cms.delivery.parameters import Parameter
from cms.delivery.problems import PreviewRefused
from cms.editorial.refusals import Refused
from cms.publishing import laying_over, previewing
from cms.publishing.composition import stamp
from cms.publishing.instants import SMALLEST_STEP

SCHEME = "preview"
PARAMETER = Parameter(
    "preview",
    "A preview token, where the header `Authorization: Preview <token>` cannot be set.",
)
META = shapes.record(
    "Only with a preview token: what the answer shows beside what is public.",
    shows=shapes.text(
        "Whether the token is of one item or of one release.", enum=["item", "release"]
    ),
    missing={
        **shapes.WHOLE,
        "description": "How many items the drafts name that are neither public nor in the preview:"
        " links to them are left out.",
    },
    expires_at=shapes.INSTANT,
)
SECURITY = {
    "Preview": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "`Preview <token>`: the drafts of one item or release as if they were live.",
    }
}


class Preview:
    """What one request with a token is shown: the moment, and what is laid over it."""

    def __init__(self, token, asked):
        # A token shows its own drafts. What else is scheduled is not its to see, so that a
        # future instant is answered as the present.
        public = moment_of(asked, is_preview=True)
        self.token = token
        # The overlay starts right after the last public change, which never settles.
        self.moment = replace(public, at=public.at + SMALLEST_STEP, is_settled=False)
        try:
            self.overlay = laying_over.drawn_over(token, public.at)
        except Refused:
            raise PreviewRefused from None

    def laid_over(self):
        return laying_over.laid_over(self.overlay)

    def told(self, response):
        """The answer, which says that it is a preview, where it is JSON of the library's content."""
        if isinstance(getattr(response, "data", None), dict):
            meta = {
                "shows": "item" if self.token.item_id else "release",
                "missing": self.overlay.missing,
                "expires_at": stamp(self.token.expires_at),
            }
            response.data["meta"] = {**response.data.get("meta", {}), "preview": meta}
        return response


def is_asked(request):
    """Whether the request bears a token, good or bad: then its answer is for it alone."""
    return bool(_secrets(request))


def token_of(request):
    """The token that the request bears, or None without one; a bad one is refused."""
    found = set(_secrets(request))
    if not found:
        return None
    token = _opened(found.pop()) if len(found) == 1 else None
    if token is None:
        raise PreviewRefused
    return token


def reader_of(request):
    """A word for whoever asks: another for each token, and empty for the public."""
    secrets = "".join(sorted(_secrets(request)))
    return sha256(secrets.encode()).hexdigest()[:12] if secrets else ""


def _secrets(request):
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    in_header = [secret.strip()] if scheme.lower() == SCHEME else []
    return in_header + request.GET.getlist(PARAMETER.name)


def _opened(secret):
    try:
        return previewing.opened(secret)
    except OperationalError:
        raise
    except DatabaseError:
        # A public server's role cannot read tokens and drafts: it serves no previews.
        return None
